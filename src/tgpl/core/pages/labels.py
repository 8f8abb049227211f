"""Labels of choices in the reader's language, as HTML, looked up once a process and not once a cell.

`get_form_display` builds and translates the whole table of choices at every call, which was a fifth of the time of a
list of fifty rows.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.db.models import Choices
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from tgpl.core.pages.markup import html


def labels_of(choices: type[Choices]) -> Mapping[Any, SafeString]:
    """Each value with its label."""
    return _labels_of(choices, get_language())


@lru_cache(maxsize=100)
def _labels_of(choices: type[Choices], _language: str | None) -> Mapping[Any, SafeString]:
    return MappingProxyType({value: mark_safe(html(label)) for value, label in choices.choices})
