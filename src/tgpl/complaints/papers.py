"""Mẫu 03 (đơn khiếu nại) drawn up from a complaint, to be signed by the one who complains."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.complaints.models import Act, Complaint
from tgpl.complaints.queries import opened_complaints
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.documents.rules.filling import Facts
from tgpl.intake.paper_facts import office_facts, person_facts

ACTS = {
    Act.REFUSAL: "hành vi: từ chối",
    Act.NOT_DONE: "hành vi: không thực hiện",
    Act.UNLAWFUL: "hành vi: trái luật",
    Act.CHANGE: "hành vi: thay đổi",
}
TOLD = ["mã vụ việc", "người bị khiếu nại", "nội dung khiếu nại", "yêu cầu giải quyết", "tài liệu gửi kèm"]
PERSON = ["họ tên", "ngày sinh", "số định danh", "địa chỉ", "điện thoại"]
FIELDS = [*PERSON, "đơn vị", "địa danh", *TOLD, *ACTS.values()]


def complaint_facts(complaint: Complaint) -> Facts:
    """What the form says; what is not known is left out, and drawn as dots."""
    person, case = complaint.request.person, complaint.case
    who: dict[str, str] = person_facts(person)
    if complaint.complainant != person.full_name:  # somebody else, of whom we know the name and how to reach them
        who = {"họ tên": complaint.complainant, "địa chỉ": complaint.contact or ""}
    known: dict[str, str] = {name: who.get(name, "") for name in PERSON}
    return {
        **known,
        **office_facts(complaint.office),
        "mã vụ việc": case.code if case else complaint.request.reference,
        "người bị khiếu nại": complaint.about_name or complaint.office.name,
        "nội dung khiếu nại": complaint.story,
        "yêu cầu giải quyết": complaint.wanted or "",
        "tài liệu gửi kèm": "",
        **{name: complaint.act == act for act, name in ACTS.items()},
    }


def _find(actor: Actor, code: str) -> Complaint | None:
    return opened_complaints(actor).filter(code=code).first()


sources.register(
    Source(
        kind="complaint",
        label=gettext_lazy("Khiếu nại"),
        find=_find,
        key=lambda complaint: complaint.code,
        address=lambda complaint: reverse("complaints:open_complaint", args=[complaint.code]),
        office=lambda complaint: complaint.office,
        person=lambda complaint: str(complaint.request.person.uid),
    )
)
drawings.register(
    Drawing(
        form="tt-12-2018-03",
        source="complaint",
        permission=Permission.VIEW_COMPLAINTS,
        fields=FIELDS,
        facts=complaint_facts,
    )
)
