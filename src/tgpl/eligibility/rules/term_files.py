"""Reads the legal terms that grounds name, and checks that each has a meaning on every day."""

import datetime as dt
from collections.abc import Iterable

from tgpl.core.law.rule_files import Entry, Mark, check_dates
from tgpl.eligibility.rules.conditions import parse, terms_in
from tgpl.eligibility.rules.ground_files import entries
from tgpl.eligibility.rules.law import LegalTerm

FIRST_DAY = dt.date(2018, 1, 1)  # the Law of 2017 came into force; nothing earlier is judged


def read_terms(file: Entry) -> tuple[LegalTerm, ...]:
    """The terms of `terms.yaml`. A term may lean on those written above it."""
    file.expect({"terms": list})
    terms: list[LegalTerm] = []
    by_name: dict[str, list[Entry]] = {}
    for entry in entries(file, "terms"):
        term = _read_term(entry)
        check_named(terms_in(term.condition), set(by_name), entry)
        terms.append(term)
        by_name.setdefault(term.name, []).append(entry)
    for versions in by_name.values():
        _check_every_day(versions)
    return tuple(terms)


def _read_term(entry: Entry) -> LegalTerm:
    entry.expect(
        {"name": str, "valid_from": dt.date, "citation": str, "text": str, "mark": str, "when": dict},
        {"valid_to": dt.date},
    )
    return LegalTerm(
        name=entry["name"],
        valid_from=entry["valid_from"],
        valid_to=entry.get("valid_to"),
        citation=entry["citation"],
        text=entry["text"],
        mark=entry.one_of("mark", Mark),
        condition=parse(entry["when"], entry),
    )


def _check_every_day(versions: list[Entry]) -> None:
    check_dates(versions)
    first = min(versions, key=lambda entry: entry["valid_from"])
    last = max(versions, key=lambda entry: entry["valid_from"])
    if first["valid_from"] > FIRST_DAY:
        raise first.fault(f"để trống thời gian từ {FIRST_DAY:%d/%m/%Y}", "valid_from")
    if last.get("valid_to") is not None:
        raise last.fault("bản cuối của một khái niệm phải để trống “valid_to”", "valid_to")


def check_named(names: Iterable[str], known: set[str], entry: Entry) -> None:
    """Raises at `entry` when it names a term that nobody defined."""
    for name in sorted(names):
        if name not in known:
            raise entry.fault(f"không có khái niệm “{name}” trong terms.yaml")
