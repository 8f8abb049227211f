"""Workers that can be seen to be alive: each holds a lock on a file while its process lives.

The system lets the lock go with the process, however it dies, so an abandoned piece of work is known at once and a
slow one is left alone. The files lie in `DATA_DIR/workers`; workers on several machines share it or have none alike.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "workers"


@contextmanager
def alive() -> Iterator[str]:
    """The id of a worker that is seen to be alive until the block, or the process, ends."""
    _folder().mkdir(parents=True, exist_ok=True)
    worker = uuid4().hex
    path = _folder() / worker
    handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield worker
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def is_alive(worker: str) -> bool:
    """Whether the worker's process still holds its lock; the file of a dead one is cleared away."""
    path = _folder() / worker
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        path.unlink(missing_ok=True)
        return False
    finally:
        os.close(handle)
