"""Every form that the law of legal aid names, told by circular and number, from `data/forms/`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.core.law.editions import LawKind
from tgpl.core.law.rule_files import Entry, Mark, check_dates, load

DATA = Path(__file__).parent / "data"


class DrawnFrom(StrEnum):
    """What a form is drawn up from."""

    REQUEST = "request"
    CASE = "case"
    REFERRAL = "referral"
    REGISTER = "register"
    FEE_STATEMENT = "fee_statement"
    PRACTITIONER = "practitioner"
    ORGANISATION = "organisation"
    REPORT = "report"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of the law. `series`: the book in which it is numbered; empty for what nobody numbers.

    `for_person`: filled in or signed by the person who is helped, so also in large print. `printed`: there is an
    official print of it; False where the law asks for a paper and leaves its form to the office.
    """

    code: str
    number: str
    name: str
    circular: str
    citation: str
    mark: Mark
    valid_from: date
    valid_to: date | None
    drawn_from: DrawnFrom
    series: str = ""
    for_person: bool = False
    note: str = ""
    printed: bool = True

    def __str__(self) -> str:
        return f"{self.number} · {self.circular}"

    def is_in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class UnknownForm(LookupError):
    """No form of this code."""


def forms(on: date | None = None) -> Mapping[str, Form]:
    """Every form by its code, in the order of the files, as they stand for the day `on`, or for today."""
    found: Mapping[str, Form] = FORMS.book_on(on or timezone.localdate())
    return found


def read_forms(paths: Iterable[Path]) -> Mapping[str, Form]:
    """Every form in these files; raises RuleFault at the first fault."""
    found: dict[str, Form] = {}
    for path in paths:
        for form, entry in _forms_of(load(path)):
            if form.code in found:
                raise entry.fault(f"mẫu “{form.code}” ghi hai lần", "code")
            found[form.code] = form
    return found


FORMS = LawKind(
    code="forms",
    title=_("Biểu mẫu"),
    ours=DATA / "forms",
    office="documents/forms",
    read=read_forms,
    known=lambda book, on: list(book),
)


def form_of(code: str, on: date | None = None) -> Form:
    """The form of this code as the catalogue has it on the day `on`, or today; raises UnknownForm."""
    try:
        return forms(on)[code]
    except KeyError:
        raise UnknownForm(code) from None


def _forms_of(circular: Entry) -> list[tuple[Form, Entry]]:
    law = {"circular": str, "citation": str, "mark": str, "valid_from": date}
    circular.expect({**law, "forms": list}, {"valid_to": date, "printed": bool})
    check_dates([circular])
    shared = {name: circular.get(name) for name in [*law, "valid_to"]} | {"mark": circular.one_of("mark", Mark)}
    shared["printed"] = circular.get("printed", True)
    return [(_form(entry, shared), entry) for entry in circular["forms"]]


def _form(entry: Entry, shared: dict[str, object]) -> Form:
    entry.expect(
        {"code": str, "number": str, "name": str, "drawn_from": str},
        {"series": str, "for_person": bool, "note": str},
    )
    told = {**entry, "drawn_from": entry.one_of("drawn_from", DrawnFrom)}
    if told.get("series", "") and told["series"] not in series():
        raise entry.fault(f"không có sổ văn bản “{told['series']}”", "series")
    return Form(**shared, **told)


@dataclass(frozen=True, slots=True)
class Authority:
    """A formula before the post of the one who signs: "KT." of the head."""

    code: str
    text: str
    name: str
    mark: Mark


@cache
def _books() -> Entry:
    entry = load(DATA / "series.yaml")
    entry.expect({"citation": str, "mark": str, "series": list, "authority": list, "notation": dict})
    entry.one_of("mark", Mark)
    return entry


def series() -> dict[str, str]:
    """The books of outgoing letters: the letters that stand in their numbers, and their names."""
    return {one["code"]: one["name"] for one in _books()["series"]}


def authorities() -> dict[str, Authority]:
    """The formulas of authority by their code."""
    return {one["code"]: Authority(one["code"], one["text"], one["name"], one.one_of("mark", Mark))
            for one in _books()["authority"]}  # fmt: skip


def shortened(kind: str, prefix: str) -> str:
    """How an agency of this kind is shortened in the notation of its papers."""
    return str(_books()["notation"].get(kind, "")).format(prefix=prefix).strip("-")


def shipped_text(code: str) -> str | None:
    """The text of a form as this product brings it; None where it brings none."""
    path = DATA / "texts" / f"{code}.txt"
    return path.read_text(encoding="utf-8") if path.exists() else None
