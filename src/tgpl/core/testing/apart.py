"""Tests keep apart from var/: their keys, files and database lie in a folder that goes with the run.

Loaded by `-p` in pyproject.toml, since the settings are read before any conftest.py.
"""

import os
import tempfile

os.environ.setdefault("TGPL_DATA_DIR", tempfile.mkdtemp(prefix="tgpl-test-"))
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # side by side, each in a folder of its own
    os.environ["TGPL_DATA_DIR"] = os.path.join(os.environ["TGPL_DATA_DIR"], worker)
os.environ["TGPL_MODE"] = "demo"
