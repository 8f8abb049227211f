"""Regular work: a room registers a task with how often it is due."""

import datetime as dt
from typing import Any

from django_tasks.base import Task

_regular: dict[str, tuple[Task[Any, Any], dt.timedelta]] = {}


def regularly(task: Task[Any, Any], every: dt.timedelta) -> Task[Any, Any]:
    """Registers `task` (without arguments) to be queued once in each span of `every`."""
    _regular[task.module_path] = (task, every)
    return task


def regular_tasks() -> dict[str, tuple[Task[Any, Any], dt.timedelta]]:
    """The registered tasks by name, with their spans."""
    return dict(_regular)
