"""What stands behind the tasks: duties to report and pay, and the list of recipients."""

import re
from functools import lru_cache
from itertools import takewhile

from tgpl.plans.reader.bodies import begins_body, is_body_alone, split_bodies
from tgpl.plans.reader.dates import mentions
from tgpl.plans.reader.outline import Item, Paragraph, join_lines
from tgpl.plans.reader.rows import Row
from tgpl.plans.reader.structure import Doubt, Duty
from tgpl.plans.reader.wording import (
    begins,
    ends_with,
    flat,
    is_closed,
    is_shouted,
    listed,
    phrases,
    small_word,
    trim,
    word_in,
)

_ADDRESSED = re.compile(r"(?:giao|de nghi|yeu cau|phan cong)\s+(?:cho\s+)?")
_AS_ASKED = re.compile(r"(?<![a-z])bao cao[^.;]*?theo yeu cau cua\s+")


@lru_cache(maxsize=1)
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{phrases(listed('duties', 'reporting'))})\s+")


def read_duties(section: Item) -> list[Duty]:
    """The duties of a section, one a leaf of its numbering or a paragraph of it."""
    found = _duties_of(section.paragraphs[1:], bool(section.children))
    for child in section.children:
        found += _duties_under(child, None)
    return found


def _duties_under(item: Item, body: str | None) -> list[Duty]:
    """The duties of an item and those under it; a heading that names a body speaks for all of them."""
    if is_body_alone(item.heading):
        body = trim(item.heading)
    found = _duties_of(item.paragraphs, bool(item.children), body)
    for child in item.children:
        found += _duties_under(child, body)
    return found


def _duties_of(paragraphs: list[Paragraph], is_heading: bool, body: str | None = None) -> list[Duty]:
    """A leading paragraph that only names a body speaks for those behind it; a mere heading says nothing."""
    texts = [paragraph.text for paragraph in paragraphs]
    if texts and _is_heading(texts, is_heading):
        texts = texts[1:]
    return [make_duty(text, body) for text in texts]


def _is_heading(texts: list[str], over_items: bool) -> bool:
    if len(texts) == 1:
        return over_items or is_body_alone(texts[0])
    return is_body_alone(texts[0]) or texts[0].endswith(":") or not _before_verb(texts[0])


def make_duty(text: str, body: str | None = None) -> Duty:
    """One duty: who, to whom, by when, with its whole text."""
    return Duty(text=text.strip(), body=body or _body(text), to=_addressee(text), due=_due(text))


def _body(text: str) -> str | None:
    """Whoever the sentence begins with; "Giao", "Đề nghị" and clauses of circumstance may stand before."""
    return next((body for sentence in _sentences(text) if (body := _subject(sentence))), None)


def _subject(sentence: str) -> str | None:
    rest = _without_circumstance(sentence)
    addressed = _ADDRESSED.match(flat(rest))
    rest = rest[addressed.end() :] if addressed else rest
    return _before_verb(rest) if begins_body(rest) else None


def _before_verb(text: str) -> str | None:
    """What stands before the first verb; "được giao" goes with the noun before it."""
    verb = small_word(re.sub(r"(?<=được )\w", lambda m: m[0].upper(), text), "duties", "verbs")
    return trim(text[: verb.start()]) or None if verb else None


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.)\s+(?=[A-ZĐÀ-Ỹ])", text)


def _without_circumstance(text: str) -> str:
    """ "Căn cứ nhiệm vụ được giao, các cơ quan …" from "các cơ quan" on."""
    if not begins(text, "duties", "circumstances"):
        return text
    clauses = [match.end() for match in re.finditer(r",\s+", text)]
    return next((text[start:] for start in clauses if begins_body(text[start:])), text)


def _addressee(text: str) -> str | None:
    """To whom is reported: the body behind "báo cáo", "trình", "gửi", "phản ánh về"."""
    return _first_body_after(_reporting(), text) or _first_body_after(_AS_ASKED, text)


def _first_body_after(pattern: re.Pattern[str], text: str) -> str | None:
    found = flat(text)
    for match in pattern.finditer(found):
        for start in _addressee_may_start(found, match.end()):
            rest = text[start:]
            if begins_body(rest) or begins(rest, "duties", "unnamed_addressees"):
                return _addressees(rest)
    return None


_ABOUT = re.compile(r"(?:ket qua|tinh hinh|so lieu)[^.;]*|(?=(?:ve|den|cho|toi|len|voi)\s)[^.;]{1,5}")
_TO = re.compile(r"(?<![a-z])(?:ve|den|cho|toi|len|voi)\s+")


def _addressee_may_start(found: str, verb_end: int) -> list[int]:
    """Right behind the verb, or behind what is reported: "báo cáo kết quả thực hiện về Sở Tư pháp"."""
    about = _ABOUT.match(found, verb_end)
    prepositions = _TO.finditer(found, verb_end, about.end()) if about else ()
    return [verb_end, *(to.end() for to in prepositions)]


def _addressees(rest: str) -> str:
    """The body that `rest` begins with, and those joined to it: "Ủy ban nhân dân tỉnh và Bộ Tư pháp"."""
    rest = re.split(r"[;.(]", rest)[0]
    end = small_word(rest, "duties", "after_addressee")
    named = trim(rest[: end.start()] if end else rest)
    first, *others = split_bodies(named).names
    also = takewhile(lambda name: begins_body(name) and not small_word(name, "duties", "verbs"), others)
    last = [first, *also][-1]
    return named[: named.rfind(last) + len(last)]


def _due(text: str) -> str | None:
    """The last day named: "trước ngày 30/10/2026" is 2026-10-30, the words stay in the text."""
    found = flat(text)
    for mention in mentions(found):
        span = mention.span()
        if span and span.end and mention.kind == "day" and ends_with("duties", "due").search(found[: mention.at[0]]):
            return span.end.isoformat()
    return None


def read_closing(paragraphs: list[Paragraph]) -> list[Duty]:
    """The closing words ("Trên đây là …") hold a duty where they say what to report to whom."""
    text = join_lines([paragraph.text for paragraph in paragraphs])
    sentences = [_without_preface(sentence) for sentence in _sentences(re.sub(r"\./\.$", ".", text))]
    return [make_duty(sentence) for sentence in sentences if word_in("duties", "reporting").search(flat(sentence))]


def _without_preface(sentence: str) -> str:
    """Of "Trên đây là Kế hoạch …, đề nghị các đơn vị báo cáo …" what is asked."""
    if not flat(sentence).startswith("tren day la"):
        return sentence
    asked = re.search(r"[,;]\s+(?=(?:de nghi|yeu cau|giao)\s)", flat(sentence))
    return sentence[asked.end() :] if asked else ""


def read_recipients(rows: list[Row]) -> list[str]:
    """The list under "Nơi nhận", as written, without the signature that may stand beside or below it."""
    found: list[str] = []
    for row in rows:
        text = re.sub(r"(?i)^nơi nhận\s*:?\s*", "", _left_column(row.text))
        if found and flat(found[-1]).startswith("luu") and not row.bullet and (row.gap or is_closed(found[-1])):
            break
        if not text or _is_signature(text):
            continue
        if row.bullet or not found or found[-1].endswith((";", ".")):
            found.append(text)
        else:
            found[-1] = f"{found[-1]} {text}"
    items = [trim(part.lstrip("- ")) for text in found for part in re.split(r";\s*(?=-\s|-\w)", text)]
    return [" ".join(item.split()) for item in items if item]


def _left_column(text: str) -> str:
    """The signature may stand beside the list on the same line."""
    parts = re.split(r"\s{3,}", text)
    beside = " ".join(parts[1:])
    return parts[0] if beside and (_is_signature(beside) or _is_person(beside)) else text


def _is_person(text: str) -> bool:
    """Whoever signs: two to five words, each with a capital."""
    words = text.split()
    return 1 < len(words) < 6 and all(word.isalpha() and word[0].isupper() for word in words)


def _is_signature(text: str) -> bool:
    """Whether the line is of the signature; in a picture capitals may lose their marks."""
    letters = flat(text) if is_shouted(text) else text
    return any(letters.startswith(flat(word) if letters != text else word) for word in listed("signature"))


def duty_doubts(duties: list[Duty]) -> list[Doubt]:
    """What is not sure of the duties: nobody named, or the addressee told by "theo yêu cầu của" alone."""
    found = []
    for duty in duties:
        words = flat(duty.text)
        if duty.body is None and not word_in("duties", "money").search(words):
            found.append(Doubt(None, "duties", duty.text, "Chưa rõ cơ quan nào có trách nhiệm này."))
        if duty.to is not None and _first_body_after(_reporting(), duty.text) is None:
            found.append(Doubt(None, "duties", duty.text, f"Hiểu là báo cáo {duty.to}, vì cơ quan này yêu cầu."))
    return found
