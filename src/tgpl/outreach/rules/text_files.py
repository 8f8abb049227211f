"""The YAML in which texts, the lay glossary and the reading limits are kept."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from tgpl.core.language.text import fold, nfc
from tgpl.core.law.rule_files import Entry, Mark, RuleFault, load
from tgpl.outreach.rules.readability import Limits
from tgpl.outreach.rules.search import Lexicon
from tgpl.outreach.rules.spoken import Sayings
from tgpl.outreach.rules.texts import Confirmation, Source, Text, Topic

_TEXT: dict[str, type] = {
    "topic": str,
    "title": str,
    "asks": list,
    "standard": str,
    "easy": str,
    "sources": list,
    "written": dt.date,
}


def load_texts(paths: Iterable[Path]) -> dict[str, Text]:
    """The texts by slug; the slug is the name of the file."""
    return {path.stem: _text(path.stem, load(path)) for path in paths}


def _text(slug: str, entry: Entry) -> Text:
    entry.expect(_TEXT, {"confirmed": dict})
    return Text(
        slug=slug,
        topic=entry.one_of("topic", Topic),
        title=entry["title"],
        asks=tuple(entry["asks"]),
        standard=entry["standard"],
        easy=entry["easy"],
        sources=tuple(_source(source) for source in entry["sources"]),
        written=entry["written"],
        confirmed=_confirmation(entry.get("confirmed")),
    )


def _source(entry: Entry) -> Source:
    entry.expect({"name": str, "articles": str, "read": dt.date}, {"copy": str, "mark": str})
    mark = entry.one_of("mark", Mark) if "mark" in entry else Mark.CONFIRMED
    return Source(entry["name"], entry["articles"], entry["read"], entry.get("copy", ""), mark)


def _confirmation(entry: Entry | None) -> Confirmation | None:
    if entry is None:
        return None
    entry.expect({"lawyer": str, "on": dt.date})
    return Confirmation(entry["lawyer"], entry["on"])


def load_lexicon(path: Path) -> Lexicon:
    """The lay glossary the words that say nothing, and those that name a whole matter, folded."""
    entry = load(path)
    entry.expect({"terms": list, "empty_words": list, "subjects": list})
    lay: dict[str, tuple[str, ...]] = {}
    for term in entry["terms"]:
        term.expect({"says": list, "law": list})
        for says in term["says"]:
            lay[fold(says)] = (*lay.get(fold(says), ()), *(fold(law) for law in term["law"]))
    empty, subjects = (frozenset(map(fold, entry[words])) for words in ("empty_words", "subjects"))
    return Lexicon(lay, empty, subjects)


def load_limits(path: Path) -> tuple[dict[str, Limits], tuple[str, ...]]:
    """The limits of each reading ("standard", "easy"), and the office's words that are hard to read."""
    entry = load(path)
    entry.expect({"readings": dict, "hard_words": list})
    readings = {name: _limits(limits) for name, limits in entry["readings"].items()}
    if readings.keys() != {"standard", "easy"}:
        raise RuleFault(path, entry.key_lines["readings"], "cần đúng hai mức: standard và easy")
    return readings, tuple(nfc(word).casefold() for word in entry["hard_words"])


def _limits(entry: Entry) -> Limits:
    entry.expect({"longest": int, "mean": int, "hard_words": int}, {})
    return Limits(entry["longest"], entry["mean"], entry["hard_words"])


def load_sayings(path: Path) -> Sayings:
    """How abbreviations and hotlines are said."""
    entry = load(path)
    entry.expect({"says": dict, "digits": list})
    return Sayings(dict(entry["says"]), tuple(str(number) for number in entry["digits"]))
