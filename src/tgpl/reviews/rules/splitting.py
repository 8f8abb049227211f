"""A document's text cut into passages, each with the article, clause and point that it belongs to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tgpl.core.language.text import nfc
from tgpl.core.reading.lines import Line
from tgpl.reviews.rules.kinds import Passage
from tgpl.reviews.rules.phrases import CAPITAL

_ARTICLE = re.compile(r"Điều\s+(?P<number>\d+[a-zđ]?)\s*[.:]")
_CLAUSE = re.compile(rf"(?P<number>\d{{1,2}}[a-zđ]?)\.\s+[“\"]?{CAPITAL}")
_POINT = re.compile(r"(?P<letter>[a-zđ]{1,2})\)\s")
_PART = re.compile(
    r"(?P<name>(?:Phần|Chương|Mục|Phụ lục|PHẦN|CHƯƠNG|MỤC|PHỤ LỤC)(?:\s+(?:thứ\s+\w+|[IVXLC\d]+))?)\b.{0,200}$"
)
_SECTION = re.compile(r"(?P<number>[IVXLC]+)\.\s+\S")
_DASH = re.compile(r"[-+*•–]\s")
_SENTENCE_END = re.compile(rf"\.(?=\s+{CAPITAL}|\s*$)|;")
_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,3}[-–\s]*$")
_ENDED = re.compile(r"[.;:!?”\"]\s*$|\./\.\s*$")
# A line shorter than this was not broken by the width of the page.
_SHORT = 60
_OPENINGS = (_ARTICLE, _CLAUSE, _POINT, _PART, _SECTION, _DASH)


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of lines as a file holds them: broken lines joined, page numbers left out."""
    found: list[str] = []
    before = ""  # the line that a paragraph may go on from
    for line in lines:
        text = nfc(line.text).strip()
        if not text or _PAGE_NUMBER.match(text):
            before = before if text else ""
            continue
        if before and not _begins(line, text, before):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
        before = "" if line.cells else text
    return found


def _begins(line: Line, text: str, before: str) -> bool:
    """Whether a paragraph begins with this line: the file says so, or the words do."""
    if line.cells or line.gap or any(opening.match(text) for opening in _OPENINGS):
        return True
    may_begin = text[:1].isupper() or text.startswith("“")
    return line.gap is None and may_begin and (bool(_ENDED.search(before)) or len(before) < _SHORT)


def passages_of(paragraphs: Iterable[str], tail: Sequence[str]) -> list[Passage]:
    """Each paragraph with its place. `tail`: the words with which the list of recipients begins."""
    place, found = _Place(), []
    for text in paragraphs:
        if not place.is_quoted:
            place.read(text, tail)
        found.append(Passage(place.label, text, place.article, place.clause, place.point, place.is_tail))
        place.follow_quotes(text)
    return found


@dataclass
class _Place:
    """Where the reading stands. Words between quotation marks are another text's and number nothing here."""

    part: str = ""
    article: str = ""
    clause: str = ""
    point: str = ""
    is_tail: bool = False
    is_quoted: bool = False

    def read(self, text: str, tail: Sequence[str]) -> None:
        if any(text.startswith(word) for word in tail):
            self.is_tail = True
        elif found := _ARTICLE.match(text):
            self._move(article=found["number"])
        elif found := _PART.match(text):
            self._move(part=found["name"].capitalize() if found["name"].isupper() else found["name"])
        elif not self.article and (found := _SECTION.match(text)):
            self._move(part=f"Mục {found['number']}")
        elif found := _CLAUSE.match(text):
            self.clause, self.point = found["number"], ""
        elif (found := _POINT.match(text)) and (self.clause or self.article or self.part):
            self.point = found["letter"]

    def _move(self, *, part: str = "", article: str = "") -> None:
        self.part, self.article = part or self.part, article
        self.clause, self.point, self.is_tail = "", "", False

    def follow_quotes(self, text: str) -> None:
        opened, closed = text.rfind("“"), text.rfind("”")
        if opened != closed:
            self.is_quoted = opened > closed

    @property
    def label(self) -> str:
        if self.is_tail:
            return "Nơi nhận"
        names = [
            f"điểm {self.point}" if self.point else "",
            f"khoản {self.clause}" if self.clause else "",
            f"Điều {self.article}" if self.article else self.part,
        ]
        label = " ".join(name for name in names if name)
        return label[:1].upper() + label[1:]


def articles_in(passages: Iterable[Passage]) -> dict[str, set[str]]:
    """The articles of the document, each with its clauses."""
    found: dict[str, set[str]] = {}
    for passage in passages:
        if passage.article and not passage.is_tail:
            found.setdefault(passage.article, set()).update(filter(None, [passage.clause]))
    return found


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a passage begins and ends; a semicolon parts them too."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.end()
        start = end.end()
    if start < len(text):
        yield start, len(text)
