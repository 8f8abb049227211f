"""A thing that papers are drawn up from, for tests: an office of the cast, told apart by its name."""

from datetime import UTC, date, datetime
from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.accounts.testing import Cast
from tgpl.documents.catalogue import shipped_text
from tgpl.documents.models import Letter, Signatory
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.documents.rules.filling import names_in
from tgpl.documents.services import add_signatory, draft_letter, issue_letter

KIND = "tried-office"
FORM = "tt-12-2018-04"  # an application by a person
CODE = "123 456"


def find(actor: Actor, key: str) -> Agency | None:
    return Agency.objects.filter(pk=key, pk__in=actor.offices).first()


def facts(office: Agency) -> dict[str, Any]:
    return {"họ tên": "Nguyễn Thị Mẫu", "đơn vị": office.name, "mã vụ việc": f"VV-{office.pk}"}


def hand_in() -> None:
    """Registers the source and its drawing, once."""
    if sources.get(KIND):
        return
    sources.register(
        Source(
            kind=KIND,
            label="Đơn vị thử",
            find=find,
            key=lambda office: str(office.pk),
            address=lambda office: f"/don-vi/{office.pk}/",
            office=lambda office: office,
            opens_with=lambda key, code: code == CODE,
        )
    )
    drawings.register(
        Drawing(
            form=FORM,
            source=KIND,
            permission=Permission.VIEW_DIRECTORY,
            fields=names_in(shipped_text(FORM) or ""),
            facts=facts,
        )
    )


LETTER = "tt-12-2018-08"
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # a Friday, nine in the morning here
SAID = {
    "người yêu cầu": "Nguyễn Thị Mẫu",
    "lý do": "Chưa có vụ việc cụ thể.",
    "căn cứ từ chối": "điểm a khoản 3 Điều 30",
}


def letter_facts(office: Agency) -> dict[str, Any]:
    told = dict.fromkeys(names_in(shipped_text(LETTER) or ""), "x")
    return {**told, "đơn vị": office.name, "xưng hô": "bà", "có người khác yêu cầu": False, **SAID}


def hand_in_letter() -> None:
    """Registers a notice that the tried office fills in."""
    hand_in()
    if drawings.get(LETTER, KIND):
        return
    drawings.register(
        Drawing(
            form=LETTER,
            source=KIND,
            permission=Permission.DRAFT_LETTERS,
            fields=names_in(shipped_text(LETTER) or ""),
            facts=lambda office: letter_facts(office),
            needed_since=lambda office: AT,
        )
    )


def a_draft(cast: Cast, at: datetime = AT, *, office: Agency | None = None) -> Letter:
    """A draft of the notice, of the cast's centre."""
    hand_in_letter()
    drawing, source = drawings.get(LETTER, KIND), sources[KIND]
    assert drawing
    return draft_letter(by=cast.reception.actor, drawing=drawing, source=source, thing=office or cast.centre, at=at)


def signs(cast: Cast, office: Agency | None = None, **given: Any) -> Signatory:
    """Somebody who signs for the centre."""
    who = {"name": "Lê Thị Mẫu", "position": "Giám đốc", "valid_from": date(2026, 1, 1), **given}
    return add_signatory(by=cast.director.actor, office=office or cast.centre, **who)


def issued(cast: Cast, at: datetime = AT, *, office: Agency | None = None) -> Letter:
    """An issued notice."""
    letter = a_draft(cast, at, office=office)
    return issue_letter(
        by=cast.director.actor, letter=letter, signatory=signs(cast, office), revision=letter.revision, at=at,
        address=lambda code: f"https://mau.example/xac-thuc/{code}/",
    )  # fmt: skip
