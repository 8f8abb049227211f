"""The whole territory for tests: a pytest plugin (registered in conftest.py)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tgpl.territory.services import load_territory


@pytest.fixture(scope="module")
def territory(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """All provinces, communes and former units, loaded once for a module and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_territory()
        yield
        transaction.set_rollback(True)
