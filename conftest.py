"""Test settings that hold for the whole house."""

import os
import tempfile

# Tests never touch var/: their keys, files and database live in a folder that goes with the run.
os.environ.setdefault("TGPL_DATA_DIR", tempfile.mkdtemp(prefix="tgpl-test-"))
os.environ["TGPL_MODE"] = "demo"

pytest_plugins = ["tgpl.accounts.testing", "tgpl.audit.testing"]


def pytest_configure(config) -> None:
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
