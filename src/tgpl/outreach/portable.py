"""The library as data, for devices that look things up without a line."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tgpl.outreach.models import TOPICS
from tgpl.outreach.queries import Library
from tgpl.outreach.rules import Confirmation, Lexicon, Source, Text, layout


def portable(books: Library) -> dict[str, Any]:
    """Shelves, texts in both readings with what they rest on, and the words that find them."""
    shelves = books.by_topic()
    return {
        "topics": {topic.value: str(TOPICS[topic]) for topic in shelves},
        "texts": [_text(text) for texts in shelves.values() for text in texts],
        "lexicon": _words(books.lexicon),
    }


def _text(text: Text) -> dict[str, Any]:
    return {
        "slug": text.slug,
        "topic": text.topic.value,
        "title": text.title,
        "asks": text.asks,
        "standard": _blocks(text.standard),
        "easy": _blocks(text.easy),
        "sources": [_source(source) for source in text.sources],
        "written": _day(text.written),
        "confirmed": _confirmed(text.confirmed),
    }


def _blocks(words: str) -> list[tuple[str, Iterable[str]]]:
    return [(block.kind, block.lines) for block in layout(words)]


def _source(source: Source) -> dict[str, str]:
    return {
        "name": source.name,
        "articles": source.articles,
        "read": _day(source.read),
        "copy": source.copy,
        "mark": source.mark.value,
    }


def _confirmed(confirmed: Confirmation | None) -> dict[str, str] | None:
    return {"lawyer": confirmed.lawyer, "on": _day(confirmed.on)} if confirmed else None


def _words(lexicon: Lexicon) -> dict[str, Any]:
    return {"lay": lexicon.lay, "empty": sorted(lexicon.empty), "subjects": sorted(lexicon.subjects)}


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
