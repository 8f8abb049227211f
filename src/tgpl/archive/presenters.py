"""How words found in a page are shown."""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from tgpl.archive.models import PaperText
from tgpl.core.language.text import fold
from tgpl.core.pages.components import Tone

TONES = {
    PaperText.State.WAITING: Tone.WAITING,
    PaperText.State.READ: Tone.DOING,
    PaperText.State.CONFIRMED: Tone.DONE,
    PaperText.State.UNREADABLE: Tone.LATE,
}
_WORD = re.compile(r"(\s+)")


def marked(text: str, question: str) -> SafeString:
    """`text` with the words of `question` marked, met with or without diacritics."""
    asked = set(fold(question).split())
    return mark_safe("".join(_marked_piece(piece, asked) for piece in _WORD.split(text)))


def _marked_piece(piece: str, asked: Iterable[str]) -> str:
    if asked and set(fold(piece).split()) & set(asked):
        return format_html("<mark>{}</mark>", piece)
    return conditional_escape(piece)
