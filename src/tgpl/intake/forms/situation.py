"""The person's situation, as far as the grounds of the law need it. What is not said stays not known."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.fields import Checkboxes, Radios
from tgpl.intake.forms.base import NOT_SURE, UNSURE, Alone, Question, Typed
from tgpl.people.models import DisabilityDegree, DisabilityKind

NONE = "none"
# What may be ticked: the fact, its value when ticked, its words.
TRUE_OF = {
    "monthly_social_allowance": ("monthly_social_allowance", True, _("Đang nhận trợ cấp xã hội hàng tháng")),
    "disability": ("disability", {"kinds": [], "degree": None}, _("Là người khuyết tật")),
    "person_of_merit": ("person_of_merit", True, _("Là người có công với cách mạng")),
    "martyr_relative": (
        "martyr_relative",
        True,
        _("Là cha, mẹ, vợ, chồng hoặc con của liệt sĩ, hoặc người nuôi liệt sĩ khi còn nhỏ"),
    ),
    "agent_orange": ("agent_orange", True, _("Bị nhiễm chất độc da cam")),
    "ethnic_minority": ("ethnic_minority", True, _("Là người dân tộc thiểu số")),
    "extremely_difficult_area": (
        "extremely_difficult_area",
        True,
        _("Sống ở vùng đặc biệt khó khăn"),
    ),
    "domestic_violence_victim": (
        "domestic_violence_victim",
        True,
        _("Bị người trong nhà đánh, hành hạ hoặc đe dọa"),
    ),
    "trafficking_victim": ("trafficking", "victim", _("Bị mua bán, đã có giấy xác nhận là nạn nhân")),
    "trafficking_being_identified": (
        "trafficking",
        "being_identified",
        _("Bị mua bán, cơ quan nhà nước đang xác minh"),
    ),
    "hiv": ("hiv", True, _("Có HIV")),
}


class Situation(Question):
    title = _("Hoàn cảnh của bạn")
    lead = _("Luật giúp miễn phí cho nhiều nhóm người. Câu trả lời được giữ kín.")
    for_other = {
        "title": _("Hoàn cảnh của người cần giúp"),
        "true_of": _("Chọn tất cả những gì đúng với người cần giúp"),
    }

    household = forms.ChoiceField(
        label=_("Gia đình có giấy chứng nhận hộ nghèo hoặc hộ cận nghèo không?"),
        choices=[
            ("poor", _("Có, hộ nghèo")),
            ("near_poor", _("Có, hộ cận nghèo")),
            ("other", _("Không")),
            NOT_SURE,
        ],
        widget=Radios,
        error_messages={"required": _("Hãy chọn một câu về hộ nghèo. Không rõ thì chọn “Tôi không chắc”.")},
    )
    true_of = forms.MultipleChoiceField(
        label=_("Chọn tất cả những gì đúng với bạn"),
        choices=[
            *((value, words) for value, (_fact, _true, words) in TRUE_OF.items()),
            (_("hoặc"), [(NONE, _("Không có điều nào ở trên")), NOT_SURE]),
        ],
        widget=Checkboxes(
            hints={
                "extremely_difficult_area": _("Xã, thôn có trong danh sách của Nhà nước. Không rõ thì bỏ trống."),
                "monthly_social_allowance": _("Lương hưu không phải trợ cấp này."),
            }
        ),
        error_messages={"required": _("Hãy chọn ít nhất một ô. Không rõ thì chọn “Tôi không chắc”.")},
    )

    checks = (Alone("true_of", NONE, _("Bạn chọn “Không có điều nào ở trên” cùng với ô khác. Hãy bỏ một trong hai.")),)

    def facts(self) -> dict[str, Any]:
        household, ticked = self.cleaned_data["household"], self.cleaned_data["true_of"]
        unticked = False if ticked == [NONE] else None
        told: dict[str, Any] = {fact: unticked for fact, _true, _words in TRUE_OF.values()}
        told |= {TRUE_OF[value][0]: TRUE_OF[value][1] for value in ticked if value in TRUE_OF}
        return told | {"household": None if household == UNSURE else household}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Typed:
        if facts.get("household") is None:
            return {}
        return {"household": [facts["household"]], "true_of": cls._ticked(facts) or [cls._none_or_unsure(facts)]}

    @staticmethod
    def _ticked(facts: Mapping[str, Any]) -> list[str]:
        true = [value for value, (fact, true, _w) in TRUE_OF.items() if facts.get(fact) == true]
        # A disability whose kinds are known already is still a disability.
        return ["disability", *true] if facts.get("disability") and "disability" not in true else true

    @staticmethod
    def _none_or_unsure(facts: Mapping[str, Any]) -> str:
        return NONE if all(facts.get(fact) is False for fact, _true, _w in TRUE_OF.values()) else UNSURE


class Disability(Question):
    """Asked of those who ticked it."""

    title = _("Bạn khuyết tật thế nào?")
    lead = _("Để chúng tôi chuẩn bị đúng cách gặp bạn, và biết luật giúp bạn theo khoản nào.")
    for_other = {"title": _("Người cần giúp khuyết tật thế nào?")}

    kinds = forms.MultipleChoiceField(
        label=_("Dạng khuyết tật"),
        help_text=_("Có thể chọn nhiều ô."),
        choices=DisabilityKind.choices,
        widget=Checkboxes(
            hints={
                "movement": _("Tay, chân, lưng, cổ khó cử động"),
                "hearing_speech": _("Khó nghe, khó nói"),
                "vision": _("Khó nhìn, không nhìn thấy"),
                "mental": _("Khó kiểm soát suy nghĩ, cảm xúc, hành vi"),
                "intellectual": _("Khó hiểu, khó học, khó nhớ"),
            }
        ),
        required=False,
    )
    degree = forms.ChoiceField(
        label=_("Mức độ ghi trên giấy xác nhận khuyết tật"),
        choices=[*DisabilityDegree.choices[:3], (UNSURE, _("Chưa có giấy, hoặc không nhớ"))],
        widget=Radios,
        error_messages={"required": _("Hãy chọn mức độ. Không nhớ thì chọn “Chưa có giấy, hoặc không nhớ”.")},
    )

    def facts(self) -> dict[str, Any]:
        degree = self.cleaned_data["degree"]
        return {"disability": {"kinds": self.cleaned_data["kinds"], "degree": None if degree == UNSURE else degree}}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Typed:
        known = facts.get("disability") or {}
        return {"kinds": known["kinds"], "degree": [known["degree"] or UNSURE]} if known.get("kinds") else {}
