"""What surrounds a hit: quotation marks, the name of a cited document, words that speak of the past."""

import datetime as dt
import re
from collections.abc import Iterator

from tgpl.reviews.rules.kinds import Aside, Contexts, Hit, Passage, Subject
from tgpl.reviews.rules.phrases import CAPITAL
from tgpl.reviews.rules.splitting import sentences

_QUOTES = re.compile('[“”"]')
# The number of a document, its day and whoever issued it.
_CITED = re.compile(
    r"\d{1,4}/(?:\d{4}/)?[A-ZĐ][A-ZĐa-zđ&]*\d*(?:-[A-ZĐa-zđ&]+)*"
    r"(?:,?\s+ngày\s+[\d/]{6,10}|,?\s+ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d{4})?"
)
_ISSUER = re.compile(r"\s+của\s+[^,;.()]{0,150}")
_TITLE_ENDS = re.compile(rf"[;.(]|,\s+(?={CAPITAL})|,\s+(?=cụ thể|trong đó|theo đó|như sau)")
_BASIS = re.compile(r"\s*[-–]?\s*(?:Căn cứ|Theo đề nghị|Xét đề nghị)\b", re.IGNORECASE)
_DAY = re.compile(
    r"(?:trước|đến hết|tới hết|đến|tính đến)\s+(?:hết\s+)?(?:ngày\s+)?"
    r"(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})(?:/|\s+năm\s+)(?P<y>\d{4})",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"giai đoạn\s+\d{4}\s*[-–]\s*(?P<last>\d{4})|(?:trong|của|hết)\s+năm\s+(?P<year>\d{4})"
    r"|trước năm\s+(?P<before>\d{4})",
    re.IGNORECASE,
)
_FEW = 40  # letters before a quotation mark in which its purpose is said


class Surroundings:
    """A passage as the hits in it see it, after the passage `before`.

    `quoted`: the kind of quotation left open there ("", "old", "new").
    """

    def __init__(self, text: str, contexts: Contexts, before: str = "", quoted: str = "") -> None:
        self._text, self._contexts, self._before = text, contexts, before
        self._quotes, self.left_open = self._read_quotes(quoted)
        self._titles = list(self._read_titles())
        self._sentences = list(sentences(text))
        self._is_basis = bool(_BASIS.match(text))

    def aside(self, hit: Hit, passage: Passage) -> Aside | None:
        """Why this hit most likely needs no change; None when it most likely does."""
        if passage.is_tail:
            return Aside.TAIL
        if any(start <= hit.start < end and kind == "old" for start, end, kind in self._quotes):
            return Aside.QUOTED
        if hit.reason.subject in (Subject.UNIT, Subject.AGENCY) and self._in_title(hit):
            return Aside.TITLE
        return self._in_sentence(hit)

    def _read_quotes(self, open_kind: str) -> tuple[list[tuple[int, int, str]], str]:
        """Spans between quotation marks: "new" where new wording is given, "old" where others' words are repeated."""
        found: list[tuple[int, int, str]] = []
        start, kind = 0, open_kind
        for mark in _QUOTES.finditer(self._text):
            closes = mark[0] == "”" or (mark[0] == '"' and kind)
            if closes and kind:
                found.append((start, mark.start(), kind))
                kind = ""
            elif not closes and not kind:
                start, kind = mark.end(), self._kind_of_quote(mark.start())
        if kind:
            found.append((start, len(self._text), kind))
        return found, kind

    def _kind_of_quote(self, at: int) -> str:
        """What a quotation that opens here is for, by the words before it."""
        before = (self._text[:at].strip() or self._before)[-_FEW:]
        return "new" if self._contexts.new_words.search(before) else "old"

    def _read_titles(self) -> Iterator[tuple[int, int]]:
        """From the number of a cited document to the end of its name; without a name, of whoever issued it."""
        for cited in _CITED.finditer(self._text):
            if title := self._contexts.titles.match(self._text, cited.end()):
                end = _TITLE_ENDS.search(self._text, title.end())
                yield cited.start(), end.start() if end else len(self._text)
            elif issuer := _ISSUER.match(self._text, cited.end()):
                yield cited.start(), issuer.end()

    def _in_title(self, hit: Hit) -> bool:
        return self._is_basis or any(start <= hit.start < end for start, end in self._titles)

    def _in_sentence(self, hit: Hit) -> Aside | None:
        start, end = next(((a, b) for a, b in self._sentences if a <= hit.start < b), (0, len(self._text)))
        sentence = self._text[start:end]
        if hit.reason.subject in (Subject.LAW, Subject.PROVISION):
            return Aside.REPEALED if self._contexts.repealed.search(sentence) else None
        if self._contexts.past.search(sentence) or _speaks_of_before(sentence, hit.reason.since):
            return Aside.PAST
        return None


def _speaks_of_before(sentence: str, since: dt.date) -> bool:
    """Whether a sentence names a time that was over before the thing ended."""
    for found in _DAY.finditer(sentence):
        try:
            day = dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
        except ValueError:
            continue
        if day <= since:
            return True
    return any(_last_year(found) < since.year for found in _YEARS.finditer(sentence))


def _last_year(found: re.Match[str]) -> int:
    return int(found["last"] or found["year"] or int(found["before"]) - 1)
