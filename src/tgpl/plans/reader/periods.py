"""When a task runs: the words of its period slot as dates, recurrence, what it follows and what it waits for.

A last day named with "trước" (before) is given as the day named: "trước ngày 30/10/2026" ends on 2026-10-30, as offices
count it; the words stay beside it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from tgpl.plans.reader.dates import Mention, Span, groups, mended, mentions, merged
from tgpl.plans.reader.structure import Period
from tgpl.plans.reader.wording import ends_with, flat, listed, phrases, split_top, trim, word_in


@dataclass(frozen=True, slots=True)
class When:
    """The periods of one slot. `follows`: words that name another task, by position; `whys`: what is not sure."""

    periods: tuple[Period, ...]
    follows: tuple[str | None, ...]
    whys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Read:
    periods: list[Period]
    follows: str | None
    whys: list[str]
    understood: bool


def read_periods(entries: list[str], plan_year: int | None) -> When:
    """The periods that the entries of a slot tell; `plan_year` stands in where no year is written, with a doubt."""
    reads = [read for entry in entries for read in _read_entry(entry, plan_year)]
    periods = [(period, read.follows) for read in reads for period in read.periods]
    whys = [(read.periods[0].text, why) for read in reads for why in read.whys]
    return When(tuple(p for p, _ in periods), tuple(f for _, f in periods), tuple(whys))


def _read_entry(entry: str, plan_year: int | None) -> list[_Read]:
    """An entry with several windows is cut at its semicolons if each part can stand alone."""
    text = trim(entry)
    parts = split_top(text, r";\s*|(?<![A-ZĐ])\.\s+(?=[A-ZĐ])")
    reads = [_read(trim(part), plan_year) for part in parts]
    if len(reads) > 1 and all(read.understood for read in reads):
        return reads
    return [_read(text, plan_year)] if text else []


_ACTIVITY = re.compile(
    r"[,\s]\s*\(?(?:doi voi|ap dung (?:cho|doi voi)|danh cho|(?:de |nham )?huong ung|nhan(?: dip)?)\s"
)
_NAMED_FIRST = re.compile(r"(?:doi voi\s+)?([^:;]{3,160}):\s*(?=\S)")
_ACTIVITY_NOUN = re.compile(r"(?:đối với\s+)?(?:các\s+)?(?:hoạt động\s+)?", re.I)


def _read(text: str, plan_year: int | None) -> _Read:
    time_words, activity = _cut_activity(text)
    time_words, condition, follows = _cut_condition(time_words)
    found = re.sub(r"^\W*(?=20\d\d(?!\d))", "nam ", mended(flat(time_words)))
    yearly = bool(re.search(r"(?<![a-z])(?:hang|moi|thuong) nam|thuong nien", found))
    dated = _spans(found, None if yearly else plan_year)
    period = Period(text, recurrence="yearly" if yearly else None, condition=condition, activity=activity)
    spans = dated.spans or [Span(None, None)]
    periods = [replace(period, start=_iso(span.start), end=_iso(span.end)) for span in spans]
    understood = bool(dated.spans or yearly or condition or follows or _always(found))
    whys = [*dated.whys, *_open_questions(found, dated, understood=understood)]
    return _Read(periods, follows, whys, understood)


def is_time(words: str) -> bool:
    """Whether the words tell days, and nothing that is left to ask."""
    read = _read(trim(words), None)
    return read.understood and not read.whys and read.follows is None and not any(p.condition for p in read.periods)


def _always(found: str) -> bool:
    return bool(re.search(r"thuong xuyen|lien tuc", found))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _cut_activity(text: str) -> tuple[str, str | None]:
    """The words of time, and what they are for: "… đối với hoạt động hưởng ứng “X”" is for X."""
    found = flat(text)
    named = _NAMED_FIRST.match(found)
    if named and not mentions(named[1]) and _left_over(named[1]):
        return text[named.end() :], _activity_name(text[: named.end(1)])
    match = _ACTIVITY.search(found)
    if match:
        return text[: match.start()], _activity_name(text[match.start() :].lstrip(", ("))
    return text, None


def _activity_name(words: str) -> str:
    quoted = re.findall(r"[“\"]([^”\"]+)[”\"]", words)
    bare = re.sub(r"^(?:đối với|áp dụng cho|dành cho|để|nhằm|hưởng ứng|nhân dịp|nhân)\s+", "", words, flags=re.I)
    return quoted[-1].strip() if quoted else trim(_ACTIVITY_NOUN.sub("", bare, count=1)).rstrip(")")


_AFTER_EVENT = r"(?:ngay\s+)?sau\s+(?:khi\s+)?(?!ngay\s+\d|thang\s+\d|quy\s|nam\s+\d|\d)(?P<follows>.+)"
_WITHIN_DAYS = (
    r"(?:trong\s+(?:thoi han|vong)\s+|cham nhat\s+(?:la\s+)?|sau\s+)?"
    r"\d+\s+(?:ngay|thang)(?:\s+lam viec)?,?\s+(?:ke\s+)?(?:tu|sau)\s.*"
)
_CONDITION_END = re.compile(
    r"[,;]\s*(?=(?:va\s+)?(?:truoc|trong|tu|quy|thang|nam|cham nhat|hoan thanh|xong|hang)\s)|[;.]\s"
)


@lru_cache(maxsize=1)
def _conditions() -> list[re.Pattern[str]]:
    """What a period may wait for, the plainest first."""
    depends_on = rf"theo\s+(?:{phrases(listed('periods', 'depends_on'))})\b.*"
    patterns = [_AFTER_EVENT, depends_on, _WITHIN_DAYS, r"(?:ngay\s+)?khi\s.*", r"theo\s.*", r"tuy\s.*"]
    return [re.compile(rf"(?<![a-z]){pattern}") for pattern in patterns]


def _cut_condition(text: str) -> tuple[str, str | None, str | None]:
    """The words of time, the condition, and the words that name what comes before ("Sau Hội nghị cấp tỉnh")."""
    found = flat(text)
    for pattern in _conditions():
        match = pattern.search(found)
        if match is None:
            continue
        end = _CONDITION_END.search(found, match.start())
        stop = end.start() if end else match.end()
        words = trim(text[match.start() : stop]).strip("() ")
        rest = f"{text[: match.start()]} {text[stop:]}"
        if match.groupdict().get("follows"):
            return rest, None, words
        return rest, words, None
    return text, None, None


@dataclass(frozen=True, slots=True)
class _Dated:
    spans: list[Span]
    used: list[tuple[int, int]]
    whys: list[str]


_FROM = re.compile(r"(?:tu|ke tu|bat dau tu|bat dau)\s*$")
_AFTER = re.compile(r"sau\s*$")
_VAGUE = re.compile(r"(?<!thang )(?:dau|giua|cuoi)\s*$")


def _spans(found: str, plan_year: int | None) -> _Dated:
    """The spans that flat `found` tells."""
    spans: list[Span] = []
    whys: list[str] = []
    used: list[tuple[int, int]] = []
    for group in groups([_in_year(m, plan_year) for m in mentions(found)], found):
        used.append((group[0][0].at[0], group[-1][-1].at[1]))
        spans += _group_spans(group, found, whys)
    if len(merged(spans)) > 1:
        whys.append("Có nhiều khoảng thời gian rời nhau: cần xem mỗi khoảng có đúng không.")
    if any(m.assumed_year for m in (_in_year(m, plan_year) for m in mentions(found))):
        whys.append(f"Không ghi năm: hiểu là năm {plan_year} theo tên kế hoạch.")
    return _Dated(merged(spans), used, whys)


def _in_year(mention: Mention, plan_year: int | None) -> Mention:
    if mention.year is not None or plan_year is None:
        return mention
    return replace(mention, year=plan_year, assumed_year=True)


def _group_spans(group: list[list[Mention]], found: str, whys: list[str]) -> list[Span]:
    spans = [span for ends in group if (span := _range_span(ends, whys)) is not None]
    if not spans:
        return []
    before, after = found[: group[0][0].at[0]], found[group[-1][-1].at[1] :]
    first = spans[0]
    if _VAGUE.search(before):
        whys.append("“Đầu”, “giữa”, “cuối” không cho ngày rõ ràng.")
    onward = word_in("periods", "onward").search(after)
    if onward:
        if re.sub(r"\W+|va(?![a-z])", "", after[: onward.start()]):
            whys.append("Chưa rõ việc làm tiếp các năm sau có thuộc khoảng thời gian này không.")
        return [Span(first.start, None)]
    until = ends_with("periods", "until").search(before)
    if until and all(len(ends) == 1 for ends in group):
        return [Span(None, _last_day(ends[0], span, before)) for ends, span in zip(group, spans, strict=False)]
    if len(group) > 1 or len(group[0]) > 1:
        return spans
    if _FROM.search(before):
        return [Span(first.start, None)]
    if _AFTER.search(before):
        return [Span(first.end + timedelta(days=1) if first.end else None, None)]
    return spans


def _last_day(mention: Mention, span: Span, before: str) -> date | None:
    """ "Trước tháng 6" ends with May; "trước ngày 30/10" names its last day."""
    strict = mention.kind != "day" and re.search(r"truoc\s*$", before)
    return span.start - timedelta(days=1) if strict and span.start else span.end


def _range_span(ends: list[Mention], whys: list[str]) -> Span | None:
    spans = [mention.span() for mention in ends]
    if any(span is None for span in spans):
        if all(mention.year is not None for mention in ends):
            whys.append("Ngày, tháng này không có trong lịch.")
        return None
    first, last = spans[0], spans[-1]
    if first is None or last is None:
        return None
    if first.start and last.end and last.end < first.start:
        whys.append("Ngày kết thúc đứng trước ngày bắt đầu.")
        return None
    return Span(first.start, last.end)


def _open_questions(found: str, dated: _Dated, *, understood: bool) -> list[str]:
    for start, end in reversed(dated.used):
        found = f"{found[:start]} {found[end:]}"
    if re.search(r"(?:hang|moi|dinh ky \d+) (?:thang|quy|tuan|ngay)", found):
        return ["Việc lặp lại không phải hằng năm: cần ghi rõ kỳ lặp."]
    if not understood:
        return ["Chưa hiểu thời gian này: không thấy ngày, tháng, quý, năm hay điều kiện nào."]
    rest = _left_over(found)
    return [f"Còn chữ chưa hiểu trong thời gian: “{rest}”."] if rest else []


def _left_over(found: str) -> str:
    """The words of flat `found` that are neither time nor filler."""
    return re.sub(r"[^a-z0-9]+", " ", word_in("periods", "fillers").sub(" ", found)).strip()
