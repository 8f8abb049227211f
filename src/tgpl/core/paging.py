"""Long lists by key: the newest first, each page begun beside a row of the one before. Nothing is counted."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

PAGE_SIZE = 50
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class KeyPage(Generic[M]):
    """Some rows of a long list, newest first. `older`, `newer`: the keys beside which the next pages begin."""

    rows: list[M]
    older: int | None
    newer: int | None

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a long list a page begins: before (older than) or after (newer than) a key; at its head without one."""

    before: int | None = None
    after: int | None = None

    @classmethod
    def sent(cls, sent: Any) -> "Place":
        """The place in an address; nonsense is the head of the list."""
        return cls(_key(sent.get("before")), _key(sent.get("after")))


def _key(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else None


def key_page(found: QuerySet[M], place: Place = Place(), size: int = PAGE_SIZE) -> KeyPage[M]:
    """The page of `found` at this place."""
    if place.after is not None:
        return _newer_page(found, place.after, size)
    older = found if place.before is None else found.filter(pk__lt=place.before)
    rows = list(older.order_by("-pk")[: size + 1])
    page = rows[:size]
    return KeyPage(
        page,
        older=page[-1].pk if len(rows) > size else None,
        newer=page[0].pk if page and place.before is not None else None,
    )


def _newer_page(found: QuerySet[M], after: int, size: int) -> KeyPage[M]:
    rows = list(found.filter(pk__gt=after).order_by("pk")[: size + 1])
    page = rows[:size][::-1]
    return KeyPage(page, older=page[-1].pk if page else None, newer=page[0].pk if len(rows) > size else None)
