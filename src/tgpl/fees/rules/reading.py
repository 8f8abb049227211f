"""A JSON object read field by field: every fault is kept with the place of its field, and all are told at once."""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from tgpl.fees.rules.claim import ClaimError

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
LARGEST = Decimal(10) ** 12
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,9})?")


class Unreadable(ValueError):
    """Why a value cannot be read: the end of a sentence that begins with the place of its field."""


class Fields:
    """The fields of one object of the file, at `place` ("practitioners[0]."); each is taken once."""

    def __init__(self, value: object, place: str, faults: list[str]) -> None:
        self.place, self.faults = place, faults
        self.taken: set[str] = set()
        self.values: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
        if not isinstance(value, Mapping):
            self.fault("", "phải là một đối tượng { … }")

    def fault(self, name: str, message: str) -> None:
        where = f"{self.place}{name}".rstrip(".") or "Tệp"
        self.faults.append(f"{where}: {message}.")

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None

    def take(self, name: str, read: Callable[[object], T], default: T) -> T:
        """The value of `name`; left out or null, the default."""
        self.taken.add(name)
        if not self.has(name):
            return default
        try:
            return read(self.values[name])
        except Unreadable as why:
            self.fault(name, str(why))
            return default

    def need(self, name: str, read: Callable[[object], T], default: T) -> T:
        """The value of `name`, which may not be left out; the default only keeps the reading going."""
        if not self.has(name):
            self.fault(name, "còn thiếu")
        return self.take(name, read, default)

    def each(self, name: str, read: Callable[["Entry"], T]) -> tuple[T, ...]:
        """What `read` makes of each entry of the list `name`."""
        self.taken.add(name)
        listed = self.values.get(name)
        if listed is None:
            return ()
        if not isinstance(listed, list):
            self.fault(name, "phải là một danh sách [ … ]")
            return ()
        entries = [Entry(value, f"{self.place}{name}", n, self.faults) for n, value in enumerate(listed)]
        return tuple(read(entry) for entry in entries)

    def finish(self) -> None:
        """Say which fields nobody knows, with the nearest name that is known."""
        for name in self.values:
            if name not in self.taken:
                near = difflib.get_close_matches(name, self.taken, n=1)
                meant = f"; có phải “{near[0]}”" if near else f"; các mục: {', '.join(sorted(self.taken))}"
                self.fault(name, f"không có mục nào tên như vậy{meant}")


class Entry:
    """One entry of a list: an object, or a plain value standing for one."""

    def __init__(self, value: object, listed_at: str, index: int, faults: list[str]) -> None:
        self.value, self.place, self.faults = value, f"{listed_at}[{index}]", faults
        self.number = index + 1

    @property
    def is_plain(self) -> bool:
        return not isinstance(self.value, Mapping)

    @property
    def fields(self) -> Fields:
        return Fields(self.value, f"{self.place}.", self.faults)

    def plain(self, read: Callable[[object], T], default: T) -> T:
        try:
            return read(self.value)
        except Unreadable as why:
            self.faults.append(f"{self.place}: {why}.")
            return default


def number(value: object) -> Decimal:
    """A number that is not negative, as a JSON number or as text with a decimal point."""
    text = str(value) if isinstance(value, (str, int, Decimal)) and not isinstance(value, bool) else ""
    if not _NUMBER.fullmatch(text):
        raise Unreadable("phải là số không âm, phần lẻ sau dấu chấm, ví dụ 6.5")
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern above lets no such text through
        raise Unreadable("phải là số") from None


def money(value: object) -> Decimal:
    """Whole đồng."""
    try:
        amount = number(value)
    except Unreadable:
        amount = Decimal("0.5")
    if amount != amount.to_integral_value() or amount > LARGEST:
        raise Unreadable("phải là số tiền nguyên theo đồng, không có dấu chấm, ví dụ 1500000")
    return amount


def percent(value: object) -> Decimal:
    found = number(value)
    if found > 100:
        raise Unreadable("phải từ 0 đến 100 (phần trăm)")
    return found


def day(value: object) -> dt.date:
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return dt.date.fromisoformat(value)
    except ValueError:
        raise Unreadable(f"không có ngày {value}") from None
    raise Unreadable("phải là ngày viết năm-tháng-ngày, ví dụ 2026-08-15")


def moment(value: object) -> dt.datetime:
    try:
        if isinstance(value, str):
            return dt.datetime.fromisoformat(value)
    except ValueError:
        pass
    raise Unreadable("phải là ngày giờ, ví dụ 2026-08-15T08:00")


def text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 500:
        raise Unreadable("phải là chữ, không quá 500 ký tự")
    return value.strip()


def truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unreadable("phải là true hoặc false")
    return value


def choice(choices: type[E], also: Mapping[str, E] | None = None) -> Callable[[object], E]:
    """One of `choices`, or of the other names for them."""
    names: dict[str, E] = {str(member): member for member in choices} | dict(also or {})

    def read(value: object) -> E:
        if not isinstance(value, str) or value not in names:
            raise Unreadable(f"phải là một trong: {', '.join(choices)}")
        return names[value]

    return read


def told(faults: list[str]) -> None:
    """Raises ClaimError where there is a fault."""
    if faults:
        raise ClaimError(faults)
