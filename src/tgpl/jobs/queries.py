"""What became of queued work."""

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult


def given_up() -> "QuerySet[DBTaskResult]":
    """Work that failed too often and waits for a person, the newest first."""
    return DBTaskResult.objects.failed().order_by("-finished_at")


def waiting() -> int:
    """How much work is due and not begun."""
    return DBTaskResult.objects.ready().count()
