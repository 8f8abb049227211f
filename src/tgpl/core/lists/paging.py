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

    @property
    def keys(self) -> dict[str, int]:
        """The side and the key from which the page is counted; the other side does not matter then."""
        if self.after is not None:
            return {"after": self.after}
        return {} if self.before is None else {"before": self.before}

    @classmethod
    def sent(cls, sent: Any) -> "Place":
        """The place in an address; nonsense is the head of the list."""
        return cls(_key(sent.get("before")), _key(sent.get("after")))


def _key(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else None


def key_page(found: QuerySet[M], place: Place = Place(), size: int = PAGE_SIZE) -> KeyPage[M]:
    """The page of `found` at this place."""
    return page_of(list(rows_at(place, found, size)), place, size)


def rows_at(place: Place, found: QuerySet[M], size: int = PAGE_SIZE) -> QuerySet[M]:
    """The rows of the page at this place, from its key on, and one more that tells whether there is another page."""
    if place.after is not None:
        return found.filter(pk__gt=place.after).order_by("pk")[: size + 1]
    older = found if place.before is None else found.filter(pk__lt=place.before)
    return older.order_by("-pk")[: size + 1]


def page_of(rows: list[M], place: Place, size: int = PAGE_SIZE) -> KeyPage[M]:
    """The page that these rows make."""
    goes_on, page = len(rows) > size, rows[:size]
    if place.after is not None:
        page.reverse()
        return KeyPage(page, older=page[-1].pk if page else None, newer=page[0].pk if goes_on else None)
    newer = page[0].pk if page and place.before is not None else None
    return KeyPage(page, older=page[-1].pk if goes_on else None, newer=newer)
