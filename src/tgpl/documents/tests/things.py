"""A thing that papers are drawn up from, for tests: an office of the cast, told apart by its name."""

from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.documents.catalogue import shipped_text
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.documents.rules.filling import names_in

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
