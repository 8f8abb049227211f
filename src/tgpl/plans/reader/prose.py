"""Tasks told in a sentence: "Giao Sở Tư pháp chủ trì, phối hợp với Sở Y tế rà soát …; hoàn thành trước ngày 30/6/2027".

The sentence stays the task's own words; who leads, who helps and when are said again in labelled paragraphs behind it,
so that they are read like any other slot. What was taken out of a sentence is always asked about.
"""

import re
from functools import lru_cache

from tgpl.plans.reader.bodies import begins_body
from tgpl.plans.reader.outline import Item, Paragraph
from tgpl.plans.reader.periods import is_time
from tgpl.plans.reader.slots import SLOTS, pieces
from tgpl.plans.reader.wording import begins, flat, listed, phrases, trim

_LABELS = {"lead": "Chủ trì", "coordinating": "Phối hợp", "period": "Thời gian"}
_ADDRESSED = re.compile(r"(?:giao|phan cong|de nghi|yeu cau)\s+(?:cho\s+)?")
_LEADS = re.compile(r"\s*,?\s+(?:la\s+(?:co quan|don vi)\s+)?chu tri(?![a-z])")
_HELPED = re.compile(r"\s*,?\s*(?:va\s+)?phoi hop\s+(?:chat che\s+)?(?:voi|cung)\s+")
# Where the words of time can begin: behind a preposition, or with a clause of their own.
_MAY_BE_TIME = re.compile(
    r"(?<=[ (])(?:hoan thanh|truoc|trong|tu|cham nhat|den|vao|dinh ky|hang)\s"
    r"|(?<=[;(.,] )(?:thuc hien|thuong|quy|thang)\s"
)


def tell_prose(item: Item) -> None:
    """Adds labelled paragraphs behind each sentence under `item` that tells a task; duties and purposes stay."""
    for child in item.children:
        if not (begins(child.heading, "duty_sections") or begins(child.heading, "purpose_sections")):
            child.paragraphs = [told for paragraph in child.paragraphs for told in _labelled(child, paragraph)]
            tell_prose(child)


def _labelled(item: Item, paragraph: Paragraph) -> list[Paragraph]:
    own = pieces(paragraph.text)[0]
    said = {piece.kind for one in item.paragraphs for piece in pieces(one.text)}.intersection(SLOTS)
    if own.kind or "parties" in said:
        return [paragraph]
    found = {kind: text for kind, text in _slots(own.text, alone=not said).items() if kind not in said}
    item.prose += tuple(found)
    return [paragraph, *(Paragraph([(paragraph.last, f"{_LABELS[kind]}: {text}")]) for kind, text in found.items())]


def _slots(sentence: str, *, alone: bool) -> dict[str, str]:
    """The slots that the sentence tells; `alone`: it must give a body something to do, with others or by a day."""
    addressed = _ADDRESSED.match(flat(sentence))
    parties = _parties(sentence[addressed.end() :] if addressed else sentence)
    when = _time(sentence)
    given = addressed or when or "coordinating" in parties or not alone
    if "lead" not in parties or not given:
        return {}
    return {**parties, "period": when} if when else parties


def _parties(deed: str) -> dict[str, str]:
    """Who does it, and with whom: up to the verb of the deed."""
    leads = _LEADS.search(flat(deed))
    end = leads.start() if leads else _verb_at(deed)
    if end is None or not begins_body(deed) or _verb_at(deed[:end]) is not None:
        return {}
    helped = _HELPED.match(flat(deed), leads.end()) if leads else None
    stop = _verb_at(deed, helped.end()) if helped else None
    lead = {"lead": trim(deed[:end])}
    return {**lead, "coordinating": trim(deed[helped.end() : stop])} if helped and stop else lead


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    """A verb behind a name; behind a comma or "các" the same word is a noun ("các cơ quan, tổ chức")."""
    words = phrases([*listed("duties", "verbs"), *listed("duties", "task_verbs")])
    return re.compile(rf"(?<![,/])(?<! va)(?<!cac)(?<!duoc)\s+(?P<verb>{words})(?![a-z])(?! lien nganh)")


def _verb_at(text: str, start: int = 0) -> int | None:
    """Where the first verb behind `start` begins; in small letters, or it is part of a name ("Sở Xây dựng")."""
    verbs = {*listed("duties", "verbs"), *listed("duties", "task_verbs")}
    found = _verbs().finditer(flat(text), start)
    return next((verb.start() for verb in found if text[verb.start("verb") : verb.end("verb")] in verbs), None)


def _time(sentence: str) -> str:
    """The words of time that the sentence ends with: "hoàn thành trước ngày 30/6/2027"."""
    text = sentence.rstrip(" .;,)")
    starts = [match.start() for match in _MAY_BE_TIME.finditer(flat(text))]
    return next((text[start:] for start in starts if is_time(text[start:])), "")
