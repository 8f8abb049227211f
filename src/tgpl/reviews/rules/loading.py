"""The assistant's knowledge, read from the files that officers correct. Every fault names its file and line."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tgpl.core.law.rule_files import Entry, Mark, load
from tgpl.reviews.rules.kinds import Contexts, Gone, KnownText, Lexicon, Reason, Rule, Subject
from tgpl.reviews.rules.phrases import even, pattern_of

FILES = ("agencies.yaml", "contexts.yaml", "laws.yaml", "provisions.yaml", "units.yaml")
_CITED = {"citation": str, "mark": str}
_NAMED = {"code": str, "name": str, "kind": str, "since": dt.date, "why": str, **_CITED}
# Former names of districts and provinces, each with what stands there now.
Names = Mapping[str, str]


def load_lexicon(files: Mapping[str, Path], *, districts: Names, provinces: Names) -> Lexicon:
    """All that the files say, and the names of the territory; raises RuleFault at the first fault."""
    units = load(files["units.yaml"])
    units.expect({"words": dict, "entries": list, "former_districts": dict, "former_provinces": dict})
    own, texts = _provisions(load(files["provisions.yaml"]))
    contexts = load(files["contexts.yaml"])
    rules = [
        *_former(units["former_provinces"], provinces),
        *_former(units["former_districts"], districts),
        *_phrases(units),
        *_agencies(load(files["agencies.yaml"])),
        *_laws(load(files["laws.yaml"])),
    ]
    return Lexicon(tuple(rules), texts, own, _contexts(contexts), tuple(contexts["tail"]))


def _agencies(entry: Entry) -> list[Rule]:
    entry.expect({"words": dict, "entries": list})
    return _phrases(entry)


def _phrases(entry: Entry) -> list[Rule]:
    return [_phrase_rule(one, entry["words"]) for one in entry["entries"]]


def _phrase_rule(entry: Entry, words: Mapping[str, list[str]]) -> Rule:
    entry.expect({**_NAMED, "says": list}, {"unless": list, "instead": str})
    try:
        return Rule(pattern_of(entry["says"], words, entry.get("unless") or ()), _reason(entry))
    except KeyError as unknown:
        raise entry.fault(f"không có nhóm từ nào tên là {unknown}", "says") from None


def _reason(entry: Entry) -> Reason:
    return Reason(
        code=entry["code"],
        name=entry["name"],
        subject=entry.one_of("kind", Subject),
        since=entry["since"],
        why=entry["why"],
        instead=entry.get("instead") or "",
        citation=entry["citation"],
        mark=entry.one_of("mark", Mark),
    )


def _former(entry: Entry, names: Names) -> list[Rule]:
    """One rule for all names that have the same successor."""
    entry.expect(_NAMED, {"instead": str})
    reason = _reason(entry)
    by_successor: dict[str, list[str]] = {}
    for name, successor in names.items():
        by_successor.setdefault(successor, []).append(name)
    return [Rule(pattern_of(found, {}), _of_names(reason, found, now)) for now, found in by_successor.items()]


def _of_names(reason: Reason, names: list[str], successor: str) -> Reason:
    if not successor:
        return reason
    return replace(reason, name=f"{reason.name}: {', '.join(names)}", instead=successor)


def _laws(entry: Entry) -> list[Rule]:
    entry.expect({"laws": list})
    return [_law(one) for one in entry["laws"]]


def _law(entry: Entry) -> Rule:
    entry.expect({"number": str, "name": str, "since": dt.date, "instead": str, **_CITED}, {"year": int, "also": list})
    reason = Reason(
        code=entry["number"],
        name=f"{entry['name']} số {entry['number']}",
        subject=Subject.LAW,
        since=entry["since"],
        why=f"Hết hiệu lực từ {entry['since']:%d/%m/%Y}.",
        instead=entry["instead"],
        citation=entry["citation"],
        mark=entry.one_of("mark", Mark),
    )
    return Rule(_law_pattern(entry["number"], [entry["name"], *entry.get("also", ())], entry.get("year")), reason)


def _law_pattern(number: str, names: Sequence[str], year: int | None) -> re.Pattern[str]:
    """The law by its number, with its name before it or not; by name and year; by name and day."""
    titled = f"(?:{'|'.join(map(_spaced, names))})"
    ways = [rf"(?:{titled}\s+)?(?:số\s*:?\s*)?{_numbered(number)}"]
    if year:
        ways.append(rf"{titled}(?:\s*\(?năm)?\s+{year}")
        ways.append(rf"{titled}\s+ngày\s+\d{{1,2}}(?:/\d{{1,2}}/|\s+tháng\s+\d{{1,2}}\s+năm\s+){year}")
    return re.compile(rf"(?<![\w/])(?:{'|'.join(reversed(ways))})(?![\w/])", re.IGNORECASE)


def _numbered(number: str) -> str:
    """A number as it is cited; bodies that issued a joint circular together are named in any order."""
    joint, mark, _bodies = number.partition("/TTLT")
    return rf"{re.escape(joint + mark)}(?:-\w+)*" if mark else re.escape(number)


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in even(words).split())


def _provisions(entry: Entry) -> tuple[Reason, tuple[KnownText, ...]]:
    entry.expect({"texts": list, "missing": dict, "own": dict})
    own = entry["own"]
    own.expect({"code": str, "why": str, "instead": str, **_CITED})
    here = _plain(own, "Viện dẫn điều không có trong văn bản", own["why"], own)
    return here, tuple(_known_text(one, entry["missing"]) for one in entry["texts"])


def _plain(entry: Entry, name: str, why: str, cited: Entry, since: dt.date = dt.date.min) -> Reason:
    mark = cited.one_of("mark", Mark)
    return Reason(
        entry.get("code") or "", name, Subject.PROVISION, since, why, entry["instead"], cited["citation"], mark
    )


def _known_text(entry: Entry, missing: Entry) -> KnownText:
    entry.expect({"names": list, "articles": int, **_CITED}, {"gone": list})
    missing.expect({"code": str, "why": str, "instead": str})
    why = missing["why"].format(articles=entry["articles"])
    return KnownText(
        pattern=_one_of(entry["names"]),
        articles=entry["articles"],
        missing=_plain(missing, "Viện dẫn điều không có", why, entry),
        gone=tuple(_gone(one, entry["names"][0]) for one in entry.get("gone") or ()),
    )


def _gone(entry: Entry, law: str) -> Gone:
    required = {"article": str, "since": dt.date, "why": str, "instead": str, **_CITED}
    entry.expect(required, {"clause": str, "point": str})
    name = f"Viện dẫn điều khoản đã bãi bỏ của {law}"
    reason = _plain(Entry(code="dieu-khoan-da-bo", instead=entry["instead"]), name, entry["why"], entry, entry["since"])
    return Gone(entry["article"], entry.get("clause") or "", entry.get("point") or "", reason)


def _contexts(entry: Entry) -> Contexts:
    lists = dict.fromkeys(("past", "repealed", "new_words", "titles", "tail"), list)
    entry.expect({**lists, **_CITED})
    return Contexts(
        past=pattern_of(entry["past"], {}),
        repealed=pattern_of(entry["repealed"], {}),
        new_words=re.compile(rf"{pattern_of(entry['new_words'], {}).pattern}\s*:?\s*$", re.IGNORECASE),
        titles=re.compile(rf"(?:\s+của\s+[^;.()]{{0,150}}?)?,?\s+{_one_of(entry['titles']).pattern}", re.IGNORECASE),
    )


def _one_of(words: Sequence[str]) -> re.Pattern[str]:
    return pattern_of(words, {})
