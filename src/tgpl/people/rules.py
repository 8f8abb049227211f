"""What is held of a person, and what two records say together when they are one person.

Nothing that protects a person is lost: a contact rule or an access need of either record holds for both, and a
consent that was taken back later than it was given stays taken back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

BETWEEN = "; "  # two sets of safe hours, two names to call oneself by


@dataclass(frozen=True, kw_only=True)
class SafeContactRules:
    """How a person may be contacted; all empty means that no rule was asked for."""

    do_not_call: bool = False
    no_message: bool = False
    discreet_name: str = ""
    safe_hours: str = ""

    def __bool__(self) -> bool:
        return self.do_not_call or self.no_message or bool(self.discreet_name or self.safe_hours)


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """What is known of a person when they are first taken down. `birth`: a date, a year, or None."""

    full_name: str
    sex: str = "unstated"
    birth: date | int | None = None
    ethnicity: str = ""
    identity_number: str = ""
    phone: str = ""
    email: str = ""
    commune_id: int | None = None
    address: str = ""
    has_disability: bool | None = None
    disability_kinds: Sequence[str] = ()
    disability_degree: str = ""
    access_needs: Sequence[str] = ()
    safe_contact: SafeContactRules = field(default_factory=SafeContactRules)


@dataclass(frozen=True, slots=True)
class Given:
    """One consent: for what, in which wording, when and how; `withdrawn_at` is None while it holds."""

    purpose: str
    wording: str
    given_at: datetime
    given_how: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """All that one record says of a person."""

    details: PersonDetails
    consents: tuple[Given, ...] = ()


def united(record: Held, *others: Held) -> Held:
    """What `record` says once `others` turned out to be the same person."""
    for other in others:
        consents = tuple(dict.fromkeys(_consents([*record.consents, *other.consents])))
        record = Held(_details(record.details, other.details), consents)
    return record


def _details(one: PersonDetails, other: PersonDetails) -> PersonDetails:
    """Where the records differ in a fact, the first is believed; what only one of them knows is kept."""
    placed = one if one.address or one.commune_id else other
    return replace(
        one,
        sex=other.sex if one.sex == "unstated" else one.sex,
        birth=_birth(one.birth, other.birth),
        ethnicity=one.ethnicity or other.ethnicity,
        identity_number=one.identity_number or other.identity_number,
        phone=one.phone or other.phone,
        email=one.email or other.email,
        commune_id=placed.commune_id,
        address=placed.address,
        has_disability=_either(one.has_disability, other.has_disability),
        disability_kinds=_both(one.disability_kinds, other.disability_kinds),
        disability_degree=one.disability_degree or other.disability_degree,
        access_needs=_both(one.access_needs, other.access_needs),
        safe_contact=_safest(one.safe_contact, other.safe_contact),
    )


def _birth(one: date | int | None, other: date | int | None) -> date | int | None:
    """A whole date tells more than its year."""
    more = isinstance(other, date) and not isinstance(one, date) and one in {None, other.year}
    return other if more or one is None else one


def _either(one: bool | None, other: bool | None) -> bool | None:
    return None if one is None and other is None else bool(one or other)


def _both(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*one, *other]))


def _safest(one: SafeContactRules, other: SafeContactRules) -> SafeContactRules:
    return SafeContactRules(
        do_not_call=one.do_not_call or other.do_not_call,
        no_message=one.no_message or other.no_message,
        discreet_name=_words(one.discreet_name, other.discreet_name),
        safe_hours=_words(one.safe_hours, other.safe_hours),
    )


def _words(one: str, other: str) -> str:
    return BETWEEN.join(_both(filter(None, one.split(BETWEEN)), filter(None, other.split(BETWEEN))))


def _consents(given: Iterable[Given]) -> Iterator[Given]:
    """Each consent once; of those that still hold the newest, unless one for the same purpose was withdrawn since."""
    rows = sorted(dict.fromkeys(given), key=lambda row: row.given_at)
    yield from (row for row in rows if row.withdrawn_at)
    for row in {row.purpose: row for row in rows if not row.withdrawn_at}.values():
        withdrawn = [w.withdrawn_at for w in rows if w.purpose == row.purpose and w.withdrawn_at]
        last = max(withdrawn, default=None)
        yield replace(row, withdrawn_at=last) if last and last >= row.given_at else row
