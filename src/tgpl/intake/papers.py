"""What papers are drawn up from a request, and what each of them asks of it."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.documents.rules.filling import Facts
from tgpl.intake.models import FormOfAid, Request
from tgpl.intake.queries import followed_request, opened_requests
from tgpl.people.models import Person

PERSON = ["họ tên", "ngày sinh", "giới tính", "địa chỉ", "điện thoại", "số định danh", "dân tộc"]
ASKER = [f"{name} của người yêu cầu" for name in ["ngày sinh", "giới tính", "địa chỉ", "điện thoại", "số định danh"]]
OFFICE = ["đơn vị", "địa danh"]
ASKED = ["người yêu cầu", "quan hệ", "mã yêu cầu", "ngày nhận", "tóm tắt", "lĩnh vực", "diện", "tài liệu gửi kèm"]
FORMS = ["hình thức: tư vấn", "hình thức: tham gia tố tụng", "hình thức: đại diện"]
# What only the person can say, by hand.
BY_HAND = ["lý do"]
FIELDS = [*PERSON, *ASKER, *OFFICE, *ASKED, *FORMS, *BY_HAND]


def person_facts(person: Person) -> dict[str, str]:
    """What a form says about a person."""
    place = ", ".join(filter(None, [person.address, person.commune.address if person.commune else ""]))
    return {
        "họ tên": person.full_name,
        "ngày sinh": _birth(person.birth),
        "giới tính": "" if person.sex == "unstated" else str(person.get_sex_display()),
        "địa chỉ": place,
        "điện thoại": person.phone or "",
        "số định danh": person.identity_number or "",
        "dân tộc": person.ethnicity,
    }


def _birth(birth: date | int | None) -> str:
    return f"{birth:%d/%m/%Y}" if isinstance(birth, date) else str(birth or "")


def office_facts(office: Agency) -> dict[str, str]:
    """What a form says about the office."""
    return {"đơn vị": office.name, "địa danh": office.commune.province.name if office.commune else ""}


def request_facts(asked: Request) -> Facts:
    """What a form says of a request; what is not known is left out, and drawn as dots."""
    return {
        **person_facts(asked.person),
        **office_facts(asked.office),
        **_asker_facts(asked),
        "mã yêu cầu": asked.reference,
        "ngày nhận": f"{asked.received_on:%d/%m/%Y}",
        "tóm tắt": asked.story or "",
        "lĩnh vực": str(asked.get_matter_field_display()),
        "diện": next((check.citation for check in asked.checks.all() if check.answer == "yes"), ""),
        "tài liệu gửi kèm": "\n".join(f"- {paper.title}" for paper in asked.papers.all()),
        "hình thức: tư vấn": asked.wanted_form == FormOfAid.ADVICE,
        "hình thức: tham gia tố tụng": asked.wanted_form == FormOfAid.PROCEEDINGS,
        "hình thức: đại diện": asked.wanted_form == FormOfAid.REPRESENTATION,
        "lý do": "",
    }


def _asker_facts(asked: Request) -> dict[str, str]:
    """Who asks: the person, or somebody for them, of whom we know little."""
    if asked.requester_name:
        relation = str(asked.get_relation_display())
        known = {"điện thoại": asked.requester_phone or ""}
    else:
        relation, known = "Chính là người được trợ giúp pháp lý", person_facts(asked.person)
    asker = {f"{name} của người yêu cầu": known.get(name, "") for name in
             ["ngày sinh", "giới tính", "địa chỉ", "điện thoại", "số định danh"]}  # fmt: skip
    return {**asker, "người yêu cầu": asked.requester_name or asked.person.full_name, "quan hệ": relation}


def _find(actor: Actor, reference: str) -> Request | None:
    return opened_requests(actor).filter(reference=reference).first()


sources.register(
    Source(
        kind="request",
        label=gettext_lazy("Yêu cầu"),
        find=_find,
        key=lambda asked: asked.reference,
        address=lambda asked: reverse("intake:open_request", args=[asked.reference]),
        office=lambda asked: asked.office,
        person=lambda asked: str(asked.person.uid),
        opens_with=lambda reference, secret: followed_request(reference, secret) is not None,
    )
)
for form in ("tt-12-2018-02", "tt-12-2018-05"):
    drawings.register(
        Drawing(form=form, source="request", permission=Permission.VIEW_REQUESTS, fields=FIELDS, facts=request_facts)
    )
