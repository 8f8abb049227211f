"""Labels of choices in the reader's language, looked up once a page and not once a cell.

`get_form_display` builds and translates the whole table of choices at every call, which was a fifth of the time of a
list of fifty rows.
"""

from collections.abc import Iterable
from typing import Any


def labels_of(choices: Iterable[tuple[Any, Any]]) -> dict[Any, str]:
    """Each value with its label as text."""
    return {value: str(label) for value, label in choices}
