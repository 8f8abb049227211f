"""What waits with those who keep the texts: one draft that a lawyer read, one that is still hard to read, one new word.

Nothing is published: what citizens read in the demonstration is what comes with the product.
"""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from tgpl.demo.province import Province
from tgpl.outreach.queries import shipped_texts
from tgpl.outreach.services import add_term, confirm_text, write_text

_READ = "hang-xom-lan-dat"
_HARD = "mat-so-do"
_OFFICE_WORDS = "Đương sự nộp hồ sơ tại cơ quan có thẩm quyền theo trình tự, thủ tục."


def write_drafts(province: Province, until: datetime) -> None:
    """Two rewritten texts and a word, in the last week of the year."""
    officer, director = province.actor("tgv1"), province.actor("giamdoc")
    at = until - timedelta(days=6)
    read = write_text(by=officer, slug=_READ, at=at, **_content(_READ))
    confirm_text(by=director, revision=read, at=at + timedelta(days=1))
    hard = _content(_HARD)
    write_text(by=officer, slug=_HARD, at=at, **hard | {"easy": f"{_OFFICE_WORDS}\n\n{hard['easy']}"})
    add_term(by=officer, says="xén ranh", law="tranh chấp đất đai", at=at)


def _content(slug: str) -> dict[str, Any]:
    """A shipped text as an editor rewrites it."""
    text = shipped_texts()[slug]
    sources = [asdict(source) | {"read": source.read.isoformat()} for source in text.sources]
    return {
        "topic": text.topic,
        "title": text.title,
        "asks": list(text.asks),
        "standard": text.standard,
        "easy": text.easy,
        "sources": sources,
    }
