"""The whole territory, loaded once for a module and gone after it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tgpl.territory.services import load_territory


@pytest.fixture(scope="module")
def territory(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_territory()
        yield
        transaction.set_rollback(True)
