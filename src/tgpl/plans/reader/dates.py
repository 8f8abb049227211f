"""Dates, months, quarters and years as plans write them, and the stretches of time that they make together."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tgpl.core.reading.roman import roman_value


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day; None: no such day is given."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Mention:
    """One date, month, quarter or year in a text. `year` is None where it is not written beside it."""

    kind: str
    numbers: tuple[int, ...]
    year: int | None
    at: tuple[int, int]
    assumed_year: bool = False

    def span(self) -> Span | None:
        """The days that it covers; None when the calendar has no such day."""
        if self.year is None:
            return None
        first, last = {
            "day": self._day,
            "month": lambda: self._months(self.numbers[0], self.numbers[0]),
            "quarter": lambda: self._months(self.numbers[0] * 3 - 2, self.numbers[0] * 3),
            "first_months": lambda: self._months(1, self.numbers[0]),
            "last_months": lambda: self._months(13 - self.numbers[0], 12),
            "year": lambda: self._months(1, 12),
        }[self.kind]()
        return Span(first, last) if first and last else None

    def _day(self) -> tuple[date | None, date | None]:
        day, month = self.numbers
        valid = 1 <= month <= 12 and 1 <= day <= monthrange(self.year or 1, month)[1]
        found = date(self.year or 1, month, day) if valid else None
        return found, found

    def _months(self, first: int, last: int) -> tuple[date | None, date | None]:
        if not 1 <= first <= last <= 12:
            return None, None
        year = self.year or 1
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])


_YEAR = r"(?P<y{0}>(?:19|20)\d\d)(?!\d)"
_OF_YEAR = r"(?:\s*(?:/|-|,|\.)?\s*(?:cua\s+)?(?:nam\s+)?" + _YEAR + ")?"
_OF_A_YEAR = r"\s+(?:cua\s+)?nam(?:\s+" + _YEAR + ")?"
# A scan may show l, 1 or | for I.
_ROMAN = r"(?:[il1|]v|[il1|]{1,3}|[1-4])(?![a-z0-9])"
_MENTIONS = re.compile(
    "|".join(
        [
            r"(?:ngay\s+)?(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2})\s*[/.-]\s*" + _YEAR.format(1),
            r"(?:ngay\s+)?(?P<day_words>\d{1,2}\s+thang\s+\d{1,2})(?!\d)" + _OF_YEAR.format(2),
            r"(?:ngay\s+)?(?<![\d/.-])(?P<day_month>\d{1,2}\s*/\s*\d{1,2})(?![/\d])",
            r"(?<![\d/])(?P<first_months>\d{1,2}|sau|chin)\s+thang\s+dau\s+(?:cua\s+)?nam(?:\s+"
            + _YEAR.format(3)
            + ")?",
            r"(?<![\d/])(?P<last_months>\d{1,2}|sau|chin)\s+thang\s+cuoi\s+(?:cua\s+)?nam(?:\s+"
            + _YEAR.format(4)
            + ")?",
            r"thang\s+(?P<month>\d{1,2})(?!\d)" + _OF_YEAR.format(5),
            r"(?<![a-z])t\.?\s?(?P<short_month>\d{1,2})\s*/\s*" + _YEAR.format(11),
            r"(?<![a-z])q\.?\s?(?P<short_quarter>" + _ROMAN + ")" + _OF_YEAR.format(12),
            r"quy\s+(?:thu\s+)?(?P<quarter>" + _ROMAN + ")" + _OF_YEAR.format(6),
            r"(?<![\d/.-])(?P<bare_month>\d{1,2})\s*/\s*" + _YEAR.format(7),
            r"(?:ca\s+)?(?:nam|giai\s+doan)\s+(?P<year>" + _YEAR.format(8) + ")",
            r"(?:ca|trong)\s+(?P<this_year>nam)(?!\s+\d)",
            r"(?<![\d/.-])(?P<bare_year>" + _YEAR.format(9) + r")(?!\s*/)",
            r"ngay\s+(?P<day_alone>\d{1,2})(?![/\d.-])",
            r"(?<![a-z\d/.-])(?P<ordinal>(?:iv|i{1,3}|\d{1,2}))(?![a-z\d])(?!\s*[/.-]\s*\d{1,2}\b)"
            + _OF_YEAR.format(10),
        ]
    )
)
# Other ways to write a kind.
_SAME_KIND = {
    "day_words": "day",
    "day_month": "day",
    "short_month": "month",
    "short_quarter": "quarter",
    "bare_month": "month",
    "bare_year": "year",
    "this_year": "year",
}
_WORDS = {"sau": 6, "chin": 9}
_LIST = re.compile(r"\s*(?:[,;&/]|va|hoac|,\s*va)\s*")
_RANGE = re.compile(r"\s*(?:[-–—]|(?:cho\s+)?(?:den|toi)(?:\s+(?:het|cuoi|truoc|khi\s+het))?)\s*")


def mended(text: str) -> str:
    """Flat `text` with the letters o and l read as digits where a scan put them among digits."""
    text = re.sub(r"(?<=\d)o|o(?=\d)", "0", text)
    return re.sub(r"(?<=\d)l(?=[\d/])|(?<![a-z])l(?=\d)", "1", text)


def mentions(text: str) -> list[Mention]:
    """The mentions in flat `text`, in order; a year written once at the end holds for those listed before it."""
    found: list[Mention] = []
    for match in _MENTIONS.finditer(text):
        mention = _mention(match, found, text)
        if mention is not None:
            found.append(mention)
    return _with_years(found, text)


def _mention(match: re.Match[str], before: list[Mention], text: str) -> Mention | None:
    written = {key: value for key, value in match.groupdict().items() if value is not None}
    year = next((int(value) for key, value in written.items() if re.fullmatch(r"y\d+", key)), None)
    kind, value = next((key, value) for key, value in written.items() if not re.fullmatch(r"y\d+", key))
    joined = bool(before) and _joins(text[before[-1].at[1] : match.start()])
    if kind in {"ordinal", "bare_year"} and not joined:
        return None
    if kind == "ordinal":
        kind = before[-1].kind
        if kind not in {"month", "quarter"}:
            return None
    if kind == "day_alone":
        return Mention("day_of_next", (int(value),), None, match.span())
    if kind in {"quarter", "short_quarter"} and set(value) <= {"1"}:
        value = "i" * len(value)
    kind = _SAME_KIND.get(kind, kind)
    return Mention(kind, () if kind == "year" else _numbers(value), year, match.span())


def _numbers(value: str) -> tuple[int, ...]:
    if value in _WORDS:
        return (_WORDS[value],)
    if not value.isdigit() and re.fullmatch(r"[il1|v]+", value):
        return (roman_value(re.sub(r"[l1|]", "i", value).upper()),)
    return tuple(int(number) for number in re.findall(r"\d+", value))


def _joins(between: str) -> bool:
    return bool(_LIST.fullmatch(between) or _RANGE.fullmatch(between))


def _with_years(found: list[Mention], text: str) -> list[Mention]:
    done: list[Mention] = []
    for mention in reversed(found):
        following = done[-1] if done and _joins(text[mention.at[1] : done[-1].at[0]]) else None
        if mention.kind == "day_of_next":
            if following is None or following.kind != "day":
                continue
            mention = replace(mention, kind="day", numbers=(*mention.numbers, following.numbers[1]))
        if mention.year is None and following is not None:
            mention = replace(mention, year=following.year)
        done.append(mention)
    return done[::-1]


def groups(found: list[Mention], text: str) -> Iterator[list[list[Mention]]]:
    """Mentions joined by list words or a range: each group is a list of ranges (one mention, or its two ends)."""
    group: list[list[Mention]] = []
    for mention in found:
        between = text[group[-1][-1].at[1] : mention.at[0]] if group else None
        if between is not None and _RANGE.fullmatch(between) and len(group[-1]) == 1:
            group[-1].append(mention)
        elif between is not None and _LIST.fullmatch(between):
            group.append([mention])
        else:
            if group:
                yield group
            group = [[mention]]
    if group:
        yield group


def merged(spans: list[Span]) -> list[Span]:
    """Spans that touch, as one: quarter III and quarter IV are half a year."""
    done: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start or date.min):
        last = done[-1] if done else None
        if last and last.end and span.start and span.start <= last.end + timedelta(days=1):
            done[-1] = Span(last.start, max(last.end, span.end or last.end))
        else:
            done.append(span)
    return done
