"""Texts, how they are laid out, searched and measured: pure."""

from tgpl.outreach.rules.layout import Block, layout
from tgpl.outreach.rules.readability import Limits, Reading, measure, too_hard
from tgpl.outreach.rules.search import Found, Index, Lexicon
from tgpl.outreach.rules.spoken import Sayings, spoken
from tgpl.outreach.rules.text_files import load_lexicon, load_limits, load_sayings, load_texts
from tgpl.outreach.rules.texts import Confirmation, Source, Text, Topic

__all__ = [
    "Block",
    "Confirmation",
    "Found",
    "Index",
    "Lexicon",
    "Limits",
    "Reading",
    "Sayings",
    "Source",
    "Text",
    "Topic",
    "layout",
    "load_lexicon",
    "load_limits",
    "load_sayings",
    "load_texts",
    "measure",
    "spoken",
    "too_hard",
]
