"""What forms say of a case: facts in Vietnamese, under the names that the forms' texts use."""

from typing import Any

from django.db.models import prefetch_related_objects

from tgpl.accounts.models import Agency
from tgpl.cases.models import Assignment, Case
from tgpl.directory.models import Engagement
from tgpl.documents.rules.filling import Facts
from tgpl.intake.paper_facts import OFFICE, PERSON, office_facts, person_facts

MATTER = ["mã vụ việc", "hình thức", "lĩnh vực", "vai trò", "ngày thụ lý", "diện", "tóm tắt", "người được trợ giúp"]
ENDED = ["ngày kết thúc", "kết quả"]
WHO = ["người thực hiện", "loại người thực hiện", "xưng hô người thực hiện", "số thẻ"]
BEFORE = [
    "người thực hiện trước",
    "loại người thực hiện trước",
    "xưng hô người thực hiện trước",
    "lý do thay thế",
]
# What only a person can say, by hand or in the draft.
BY_HAND = [
    "cơ quan tiến hành tố tụng",
    "lý do",
    "người đề nghị thay",
    "người bị khiếu nại",
    "nội dung khiếu nại",
    "yêu cầu giải quyết",
    "tài liệu gửi kèm",
    "người cho ý kiến",
    "hành vi: từ chối",
    "hành vi: không thực hiện",
    "hành vi: trái luật",
    "hành vi: thay đổi",
]
FIELDS = [*PERSON, *OFFICE, *MATTER, *ENDED, *WHO, *BEFORE, *BY_HAND, "thẩm quyền ban hành"]
_HEADS = {Agency.Kind.CENTRE: "GIÁM ĐỐC", Agency.Kind.BRANCH: "TRƯỞNG"}
_ROLES = {Case.Role.DEFENCE: "bào chữa", Case.Role.PROTECTION: "bảo vệ quyền và lợi ích hợp pháp"}
_SALUTATIONS = {"female": "bà", "male": "ông"}


def case_facts(case: Case) -> Facts:
    """What a form says of a case; what is not known is left out, and drawn as dots."""
    now, before = assignments_of(case)
    return {
        **dict.fromkeys([*BY_HAND, *BEFORE], ""),
        **person_facts(case.person),
        **office_facts(case.office),
        **_matter_facts(case),
        **_practitioner_facts(case, now),
        **{f"{name} trước": value for name, value in _who(case, before).items() if f"{name} trước" in BEFORE},
        "lý do thay thế": (before.ended_because or "") if before else "",
        "thẩm quyền ban hành": _issuing_post(case.office),
    }


def _issuing_post(office: Agency) -> str:
    """Over a decision: the post that decides, its words kept together where lines break."""
    post = f"{_HEADS.get(Agency.Kind(office.kind), '')} {office.name}".strip().upper()
    return post.replace("THÀNH PHỐ ", "THÀNH\u00a0PHỐ\u00a0").replace("NHÀ NƯỚC", "NHÀ\u00a0NƯỚC")


def assignments_of(case: Case) -> tuple[Assignment | None, Assignment | None]:
    """The newest assignment that lasts, and the last one that ended before it; read once for a case."""
    prefetch_related_objects([case], "assignments__practitioner")
    known = list(case.assignments.all())
    lasting = [one for one in known if one.ended_at is None]
    ended = [one for one in known if one.ended_at is not None]
    return (lasting or [None])[-1], (ended or [None])[-1]


def _matter_facts(case: Case) -> dict[str, str]:
    person = case.person
    return {
        "mã vụ việc": case.code,
        "hình thức": str(case.get_form_display()).lower(),
        "lĩnh vực": str(case.get_field_display()).lower(),
        "vai trò": _ROLES.get(Case.Role(case.role), "") if case.role else "",
        "ngày thụ lý": f"{case.accepted_on:%d/%m/%Y}",
        "diện": case.citation,
        "tóm tắt": case.request.story or "",
        "người được trợ giúp": f"{_SALUTATIONS.get(person.sex, 'ông (bà)')} {person.full_name}",
        "ngày kết thúc": f"{case.ended_on:%d/%m/%Y}" if case.ended_on else "",
        "kết quả": case.result or "",
    }


def _practitioner_facts(case: Case, assignment: Assignment | None) -> dict[str, str]:
    return {**dict.fromkeys(WHO, ""), **_who(case, assignment)}


def _who(case: Case, assignment: Assignment | None) -> dict[str, str]:
    if assignment is None:
        return {}
    who, engagement = assignment.practitioner, _engagement(case, assignment)
    return {
        "người thực hiện": who.full_name,
        "loại người thực hiện": _kind(engagement),
        "xưng hô người thực hiện": _SALUTATIONS[who.gender],
        "số thẻ": engagement.card_number if engagement else "",
    }


def _engagement(case: Case, assignment: Assignment) -> Engagement | None:
    """As what the practitioner worked for the office when put on the case."""
    day: Any = assignment.assigned_at.date()
    return Engagement.objects.on(day).of_office(case.office).filter(practitioner=assignment.practitioner).first()


def _kind(engagement: Engagement | None) -> str:
    label = str(engagement.get_kind_display()) if engagement else ""
    return label[:1].lower() + label[1:]
