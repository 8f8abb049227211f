"""Test settings that hold for the whole house."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache

pytest_plugins = [
    "tgpl.accounts.testing",
    "tgpl.audit.testing",
    "tgpl.core.testing.browser",
    "tgpl.core.testing.window",
    "tgpl.territory.testing",
]

# Monday 2 March 2026, nine in the morning in Hà Nội: no holiday near, the law of 01/01/2026 in force.
MOMENT = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(autouse=True)
def fresh_memory() -> None:
    """No test feels the floods of another."""
    from tgpl.core.safety.throttle import counted_in

    cache.clear()
    shutil.rmtree(counted_in(), ignore_errors=True)


@pytest.fixture
def moment() -> Iterator[datetime]:
    """The moment at which the clock of the test stands still."""
    with time_machine.travel(MOMENT, tick=False):
        yield MOMENT


def pytest_configure(config) -> None:
    import hypothesis
    from django.conf import settings
    from django.utils.translation import trans_real
    from model_bakery import baker
    from scripts.translations import compile_catalogues

    if compile_catalogues():
        trans_real._translations.clear()  # read before, at the start of the rooms

    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
        _in_a_file(settings.DATABASES["default"], settings.DATA_DIR / "test.sqlite3")

    # A deadline would measure how busy the machine is.
    hypothesis.settings.register_profile("house", deadline=None)
    hypothesis.settings.load_profile("house")

    baker.generators.add("tgpl.core.database.fields.FoldedText", str)  # filled in when the row is written

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    # The file server warns when the folder of collected files is missing; tests serve them from the rooms.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that ask a database are marked: they alone run again on the second one."""
    for item in items:
        if item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & set(item.fixturenames):
            item.add_marker("database")


def _in_a_file(database: dict, path: Path) -> None:
    """As in the field: in memory all threads of a served page would share one connection and trip over each other.

    Only the wait for the disk is left out: no test pulls the plug.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    database.setdefault("TEST", {})["NAME"] = str(path)
    database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
