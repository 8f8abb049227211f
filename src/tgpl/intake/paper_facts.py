"""What forms say of a request and of its person: facts in Vietnamese, under the names that the forms' texts use."""

import re
from datetime import date

from tgpl.accounts.models import Agency
from tgpl.documents.rules.filling import Facts
from tgpl.intake.models import FormOfAid, Request
from tgpl.intake.rules import RequestStatus
from tgpl.people.models import Person

PERSON = ["họ tên", "ngày sinh", "giới tính", "địa chỉ", "điện thoại", "số định danh", "dân tộc"]
ASKER = [f"{name} của người yêu cầu" for name in ["ngày sinh", "giới tính", "địa chỉ", "điện thoại", "số định danh"]]
OFFICE = ["đơn vị", "địa danh"]
ASKED = ["người yêu cầu", "quan hệ", "mã yêu cầu", "ngày nhận", "tóm tắt", "lĩnh vực", "diện", "tài liệu gửi kèm"]
FORMS = ["hình thức: tư vấn", "hình thức: tham gia tố tụng", "hình thức: đại diện"]
ANSWER = ["xưng hô", "có người khác yêu cầu", "lý do", "căn cứ từ chối", "nơi nhận yêu cầu", "giấy tờ cần bổ sung"]
REFERRED = [
    "cơ quan giới thiệu",
    "đang bị giữ",
    "ngày xét xử",
    "người liên hệ",
    "điện thoại liên hệ",
    "điện thoại đơn vị",
]
# What only a person can say, by hand: the product does not ask for it.
BY_HAND = ["tư cách tố tụng", "nơi bị giữ", "người giải thích", "chức vụ người giải thích"]
FIELDS = [*PERSON, *ASKER, *OFFICE, *ASKED, *FORMS, *ANSWER]


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
        **_answer_facts(asked),
    }


def _answer_facts(asked: Request) -> dict[str, str | bool]:
    """What the office decided last, with its reason; before a decision there is nothing to tell."""
    move = asked.moves.select_related("to_agency").last()
    decided = move if move and move.now not in {RequestStatus.RECEIVED, RequestStatus.AWAITING_PAPERS} else None
    reason = (decided.reason or "") if decided else ""
    asked_for = asked.moves.filter(now=RequestStatus.AWAITING_PAPERS).last()
    return {
        "xưng hô": salutation(asked),
        "có người khác yêu cầu": bool(asked.requester_name),
        "lý do": reason,
        "căn cứ từ chối": as_papers_cite(decided.ground) if decided else "",
        "nơi nhận yêu cầu": decided.to_agency.name if decided and decided.to_agency else "",
        "giấy tờ cần bổ sung": (asked_for.reason or "") if asked_for else "",
    }


def as_papers_cite(ground: str) -> str:
    """A point of law in the order of papers: "điểm c khoản 3 Điều 30 Luật …", the text of law last."""
    found = re.fullmatch(r"(điểm \S+) (.+), (khoản .+)", ground)
    return f"{found[1]} {found[3]} {found[2]}" if found else ground


def salutation(asked: Request) -> str:
    """Ông or bà where we know it of the one who asks; both where we do not."""
    known = {"female": "bà", "male": "ông"}
    return "ông (bà)" if asked.requester_name else known.get(asked.person.sex, "ông (bà)")


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


def referral_facts(asked: Request) -> Facts:
    """What a paper of the agency that referred a person says."""
    agency, hearing = asked.referred_by, asked.hearing_on
    return {
        **request_facts(asked),
        "cơ quan giới thiệu": agency.name if agency else "",
        "địa danh": agency.commune.name if agency and agency.commune else "",
        "đang bị giữ": asked.detained,
        "ngày xét xử": f"{hearing:%d/%m/%Y}" if hearing else "",
        "người liên hệ": "",
        "điện thoại liên hệ": agency.phone if agency else "",
        "điện thoại đơn vị": asked.office.phone,
        **dict.fromkeys(BY_HAND, ""),
    }
