"""The dated limits of the law and the office hours, from YAML: ours under `data/`, an office's own before them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tgpl.core.law.editions import LawKind
from tgpl.core.law.rule_files import Entry, Mark, check_dates, in_force, load
from tgpl.deadlines.rules import Circumstance, Limit, OfficeHours, Rule, Unit

DATA = Path(__file__).parent / "data"
LIMITS = DATA / "limits"
OFFICE_HOURS = DATA / "office-hours.yaml"
# Between the Law of 2017 and the end of what the lunar calendar of the seed is trusted with.
FIRST_YEAR, LAST_YEAR = 2018, 2100
COUNTED = {Unit.HOUR, Unit.DAY, Unit.WORKING_DAY, Unit.DAY_BEFORE}


class UnknownRule(LookupError):
    """No rule of this code, or none in force on the day."""

    def __init__(self, code: str, on: dt.date | None = None) -> None:
        self.code, self.on = code, on
        super().__init__(code if on is None else f"{code} {on}")


def office_files() -> Path:
    """Where an office corrects or adds files: one of the same name takes the place of ours."""
    return Path(settings.DATA_DIR) / "law" / "deadlines"


Rules = Mapping[str, tuple[Rule, ...]]


def rulebook(on: dt.date) -> Rules:
    """The versions of every rule by its code, as the files stand for the day `on`."""
    rules: Rules = DEADLINES.book_on(on)
    return rules


def rule_on(code: str, on: dt.date) -> Rule:
    """The version of the rule `code` that applies to what starts on the day `on`."""
    versions = rulebook(on).get(code)
    if versions is None:
        raise UnknownRule(code)
    rule = in_force(versions, on)
    if rule is None:
        raise UnknownRule(code, on)
    return rule


def read_rules(paths: Iterable[Path]) -> dict[str, tuple[Rule, ...]]:
    """The versions of every rule in these files; raises `RuleFault` at the first fault."""
    rules: dict[str, tuple[Rule, ...]] = {}
    for entry in _entries(paths):
        if entry["code"] in rules:
            raise entry.fault(f"thời hạn “{entry['code']}” ghi hai lần", "code")
        rules[entry["code"]] = tuple(_versions(entry))
    return rules


def known_limits(rules: Rules, on: dt.date) -> set[str]:
    """What may be asked for on the day `on`: each rule in force, and the circumstances that it knows."""
    current = [rule for versions in rules.values() if (rule := in_force(versions, on))]
    circumstances = {f"{rule.code} ({one.name})" for rule in current for one in rule.circumstances}
    return {rule.code for rule in current} | circumstances


DEADLINES = LawKind(
    code="deadlines",
    title=_("Thời hạn"),
    ours=LIMITS,
    office="deadlines/limits",
    read=read_rules,
    known=known_limits,
)


def _entries(paths: Iterable[Path]) -> Iterator[Entry]:
    for path in paths:
        document = load(path)
        document.expect({"source": str, "deadlines": list})
        for entry in document["deadlines"]:
            entry.expect(
                {"code": str, "name": str, "start_event": str, "unit": str, "citation": str, "versions": list},
                {"amount": int, "exceptions": list},
            )
            yield entry


def _versions(entry: Entry) -> Iterator[Rule]:
    limit, circumstances = _limit(entry), tuple(_circumstances(entry))
    for version in entry["versions"]:
        version.expect(
            {"valid_from": dt.date, "mark": str},
            {"valid_to": dt.date, "note": str, "unit": str, "amount": int, "citation": str},
        )
        yield Rule(
            code=entry["code"],
            name=entry["name"],
            start_event=entry["start_event"],
            limit=_limit(version, limit),
            citation=version.get("citation") or entry["citation"],
            mark=version.one_of("mark", Mark),
            valid_from=version["valid_from"],
            valid_to=version.get("valid_to"),
            circumstances=circumstances,
            note=version.get("note") or "",
        )
    check_dates(entry["versions"])


def _circumstances(entry: Entry) -> Iterator[Circumstance]:
    for exception in entry.get("exceptions") or []:
        exception.expect({"name": str, "title": str}, {"unit": str, "amount": int})
        yield Circumstance(exception["name"], exception["title"], _limit(exception, Limit(_unit(entry))))


def _limit(entry: Entry, usual: Limit | None = None) -> Limit:
    """The limit that `entry` states; what it leaves out is as in the `usual` one."""
    unit = _unit(entry) if usual is None or "unit" in entry else usual.unit
    amount = entry.get("amount", usual.amount if usual and unit == usual.unit else 0)
    if (unit in COUNTED) != (amount > 0):
        wanted = "cần “amount” lớn hơn 0" if unit in COUNTED else "không có “amount”"
        raise entry.fault(f"đơn vị “{unit}” {wanted}", "amount")
    return Limit(unit, amount)


def _unit(entry: Entry) -> Unit:
    return entry.one_of("unit", Unit)


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Office hours from one date to another."""

    hours: OfficeHours
    valid_from: dt.date
    valid_to: dt.date | None


def office_hours_on(day: dt.date) -> OfficeHours:
    """The office hours in force on `day`; none known: no hours."""
    dated = in_force(_office_hours(office_hours_file()), day)
    return dated.hours if dated else OfficeHours()


def office_hours_file() -> Path:
    """The office's own file, else ours."""
    own = office_files() / OFFICE_HOURS.name
    return own if own.exists() else OFFICE_HOURS


@cache
def _office_hours(path: Path) -> tuple[DatedHours, ...]:
    return tuple(read_office_hours(path))


def read_office_hours(path: Path) -> Iterator[DatedHours]:
    """The dated office hours in `path`; raises `RuleFault` at the first fault."""
    versions = load(path)["office_hours"]
    for version in versions:
        version.expect({"valid_from": dt.date, "sessions": list, "citation": str, "mark": str}, {"valid_to": dt.date})
        version.one_of("mark", Mark)
        sessions = tuple(_session(version, text) for text in version["sessions"])
        yield DatedHours(OfficeHours(sessions), version["valid_from"], version.get("valid_to"))
    check_dates(versions)


def _session(version: Entry, text: str) -> tuple[dt.time, dt.time]:
    try:
        opens, closes = (dt.time.fromisoformat(end) for end in text.split("-"))
    except ValueError:
        raise version.fault(f"“{text}” phải viết như 07:30-11:30", "sessions") from None
    return opens, closes
