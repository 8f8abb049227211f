"""What is held of a person, and who looked at it, in words for that person."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Role
from tgpl.audit.models import Entry
from tgpl.audit.wording import things
from tgpl.cases.queries import urgent_grounds
from tgpl.core.pages.components import Fact, Moment
from tgpl.eligibility.queries import ground
from tgpl.intake.presenters.staff import ANSWERS, fact_words
from tgpl.portal.holdings import Held, Holding, holdings, not_told
from tgpl.portal.queries import PostsHeld
from tgpl.quality.presenters.opinions import opinion_facts


@dataclass(frozen=True, slots=True)
class Told:
    """One table as its person reads it: each row as a list of facts."""

    heading: str
    why: str
    rows: list[list[Fact]]


def told(held: Iterable[Held]) -> list[Told]:
    """Tables of which nothing is filled in are left out."""
    found = (Told(_(h.holding.heading), _(h.holding.why), _rows(h)) for h in held)
    return [table for table in found if table.rows]


def _rows(held: Held) -> list[list[Fact]]:
    rows = (_facts(held.holding, row) for row in held.rows)
    return [row for row in rows if row]


def _facts(holding: Holding, row: Model) -> list[Fact]:
    values = ((_(label), _words(row, name)) for name, label in holding.fields.items())
    return [Fact(label, words) for label, words in values if words]


def _words(row: Model, name: str) -> str:
    special = _SPECIAL.get(f"{type(row).__name__}.{name}")
    value = special(row) if special else _chosen(row, name)
    return _plain(value)


def _chosen(row: Any, name: str) -> Any:
    has_choices = row._meta.get_field(name).choices
    return getattr(row, f"get_{name}_display")() if has_choices and getattr(row, name) else getattr(row, name)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%H:%M %d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _address(person: Any) -> str:
    commune = person.commune.address if person.commune else ""
    return ", ".join(part for part in (person.address, commune) if part)


def _facts_told(row: Any) -> str:
    return "\n".join(f"{said.label}: {said.words}" for said in fact_words(row.facts))


def _answer(code: str) -> str:
    return str(ANSWERS[code][1])


def _ground(code: str, on: date) -> str:
    """The ground in the words of its law; a code that this law does not know stays as it is."""
    try:
        return ground(code, on).text if code else ""
    except LookupError:
        return code


def _urgent(row: Any) -> str:
    return next((g.text for g in urgent_grounds(row.accepted_on) if g.code == row.urgent_ground), "")


def _opinion(row: Any) -> str:
    return "\n".join(f"{fact.label} {fact.value}" for fact in opinion_facts(row)[:-1] if fact.value)


_SPECIAL: Mapping[str, Callable[[Any], Any]] = {
    "Person.address": _address,
    "Request.facts": _facts_told,
    "EligibilityCheck.facts": _facts_told,
    "EligibilityCheck.proposed_answer": lambda row: _answer(row.proposed_answer),
    "EligibilityCheck.answer": lambda row: _answer(row.answer),
    "EligibilityCheck.ground": lambda row: _ground(row.ground, row.on),
    "Case.ground": lambda row: _ground(row.ground, row.accepted_on),
    "Case.ending": lambda row: row.ending_label,
    "Case.urgent_ground": _urgent,
    "FurtherGround.ground": lambda row: _ground(row.ground, row.case.accepted_on),
    "Opinion.answers": _opinion,
    "Letter.text": lambda row: f"{row.title} {row.number_line}",
}


def reasons(*, to_sender: bool, merged: bool) -> list[str]:
    """Why some of what is held does not stand on the page, each reason once."""
    codes = {code for holding in holdings() for code in (holding.whole, *holding.not_told.values())}
    said = [_(reason) for code, reason in not_told().items() if code in codes]
    only_self = _("Người gửi giúp chỉ xem được điều mình đã gửi. Người được giúp hỏi Trung tâm để xem cả phần còn lại.")
    only_this = _(
        "Bạn đã gửi yêu cầu nhiều lần. Hai mã này chỉ mở lần này. Muốn xem cả phần còn lại, hãy hỏi Trung tâm."
    )
    return [only_this] * merged + [only_self] * to_sender + said


def looks(lines: Iterable[Entry], posts: PostsHeld) -> list[Moment]:
    """Who looked, as role and office: looks of one day at one thing by one post are one line."""
    found = groupby(lines, key=lambda line: (timezone.localdate(line.at), _who(line, posts), _thing(line)))
    return [_look(day, who, thing, len(list(same))) for (day, who, thing), same in found]


def _look(day: date, who: str, thing: str, times: int) -> Moment:
    return Moment(thing, day, text=_("%(who)s, %(times)d lần") % {"who": who, "times": times} if times > 1 else who)


def _thing(line: Entry) -> str:
    words = str(things().get(line.kind, line.kind))
    return words[:1].upper() + words[1:]


def _who(line: Entry, posts: PostsHeld) -> str:
    """Roles and office of the day; where no post was held, the office; without an account, what the record says."""
    if line.user_id is None:
        return _("Bạn, người giữ hai mã") if line.who == Actor.citizen().name else line.who
    roles = ", ".join(str(Role(role).label) for role in posts.roles(line))
    return " – ".join(part for part in (roles, posts.office(line)) if part) or _("Cán bộ")


def as_data(page: Mapping[str, Any]) -> dict[str, Any]:
    """The page as a program reads it."""
    rule = page["kept"].rule
    return {
        "request": page["asked"].reference,
        "taken_at": timezone.localtime(page["taken_at"]).isoformat(timespec="minutes"),
        "held": [_table_data(table) for table in page["told"]],
        "not_shown": page["reasons"],
        "kept_until": {"date": page["kept"].until, "citation": rule.citation, "mark": str(rule.mark)},
        "looked_at": [{"on": look.at, "what": look.title, "who": look.text} for look in page["looks"]],
        "consents": [{"asked": a.asked, "state": a.label, "history": a.history} for a in page["agreed"]],
    }


def _table_data(table: Told) -> dict[str, Any]:
    rows = [{str(fact.label): fact.value for fact in row} for row in table.rows]
    return {"what": table.heading, "why": table.why, "rows": rows}
