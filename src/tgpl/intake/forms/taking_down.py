"""Forms by which staff take a request down, and by which a partner agency refers a person."""

import uuid
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.forms.base import SectionedForm
from tgpl.core.forms.fields import (
    Checkboxes,
    IdentityNumberField,
    PartialDate,
    PartialDateField,
    PhoneField,
    Radios,
    VietnameseDateField,
    not_in_future,
)
from tgpl.core.law.days import Event, Span
from tgpl.intake.models import Channel, FormOfAid, MatterField, Relation
from tgpl.intake.services import NewRequest
from tgpl.people.models import AccessNeed, Consent, DisabilityDegree, DisabilityKind, Sex
from tgpl.people.services import PersonDetails, SafeContactRules
from tgpl.territory.forms import CommuneField

UNKNOWN = ("", _("Chưa rõ"))
YES_NO = [UNKNOWN, ("True", _("Có")), ("False", _("Không"))]
TAKEN_DOWN = [Channel.WALK_IN, Channel.TELEPHONE, Channel.POST, Channel.ELECTRONIC]


def yes_no(label: Any, **given: Any) -> forms.TypedChoiceField:
    """Yes, no, or nobody has asked."""
    return forms.TypedChoiceField(
        label=label, choices=YES_NO, required=False, coerce=lambda value: value == "True", empty_value=None, **given
    )


class PersonFields(SectionedForm):
    """A person and their matter, as far as both kinds of form ask."""

    uid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=150, widget=forms.TextInput({"autocomplete": "off"}))
    birth = PartialDateField(
        label=_("Ngày sinh"), help_text=_("Không nhớ ngày: chỉ ghi năm."), required=False, validators=[not_in_future]
    )
    sex = forms.ChoiceField(label=_("Giới tính"), choices=Sex, initial=Sex.UNSTATED, required=False)
    phone = PhoneField(label=_("Điện thoại"), required=False)
    address = forms.CharField(label=_("Số nhà, đường, thôn, tổ dân phố"), max_length=300, required=False)
    commune = CommuneField(label=_("Xã, phường, đặc khu"), required=False)
    has_disability = yes_no(_("Là người khuyết tật"))
    disability_kinds = forms.MultipleChoiceField(
        label=_("Dạng khuyết tật"), choices=DisabilityKind, widget=Checkboxes, required=False
    )
    matter_field = forms.ChoiceField(label=_("Lĩnh vực"), choices=[UNKNOWN, *MatterField.choices], required=False)
    story = forms.CharField(label=_("Nội dung yêu cầu"), widget=forms.Textarea({"rows": 6}), max_length=10_000)
    detained = forms.BooleanField(label=_("Đang bị bắt, bị tạm giữ, tạm giam"), required=False)
    hearing_on = VietnameseDateField(label=_("Ngày xét xử, làm việc sắp tới"), required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("disability_kinds") and self.cleaned_data.get("has_disability") is False:
            self.add_error("has_disability", _("Đã chọn dạng khuyết tật thì ở đây phải là “Có”."))

    def check_session(self, received_on: date | None) -> None:
        """A session to come lies after the request; a letter of an earlier day may speak of one that is over by now."""
        asked = Event(received_on or timezone.localdate(), _("ngày nhận yêu cầu"))
        if fault := Span(after=asked).fault(self.cleaned_data.get("hearing_on")):
            self.add_error("hearing_on", fault)

    def person(self, **more: Any) -> PersonDetails:
        given = self.cleaned_data
        return PersonDetails(
            full_name=given["full_name"],
            sex=given["sex"] or Sex.UNSTATED,
            birth=_birth(given["birth"]),
            phone=given["phone"],
            address=given["address"],
            commune_id=given["commune"] and given["commune"].pk,
            has_disability=given["has_disability"],
            disability_kinds=given["disability_kinds"],
            **more,
        )

    def facts(self, **more: Any) -> dict[str, Any]:
        """What the answers tell about the grounds of the law; what was not asked stays out."""
        given = self.cleaned_data
        born = _birth(given["birth"])
        known = {
            "date_of_birth": born and f"{born:04}" if isinstance(born, int) else born and born.isoformat(),
            "matter_field": given["matter_field"],
            "disability": self._disability(),
            **more,
        }
        return {name: value for name, value in known.items() if value not in (None, "")}

    def _disability(self) -> dict[str, Any] | bool | None:
        given = self.cleaned_data
        if given["disability_kinds"] or given["has_disability"]:
            return {"kinds": given["disability_kinds"], "degree": given.get("disability_degree") or None}
        return given["has_disability"]


def _birth(given: PartialDate | None) -> Any:
    return given and (given.date or given.year)


class TakeDown(PersonFields):
    """A request that came to the counter, by telephone, by post or electronically."""

    channel = forms.ChoiceField(
        label=_("Kênh tiếp nhận"), choices=[(c.value, c.label) for c in TAKEN_DOWN], widget=Radios
    )
    office = forms.ModelChoiceField(label=_("Đơn vị tiếp nhận"), queryset=Agency.objects.none())
    received_on = VietnameseDateField(
        label=_("Ngày nhận"),
        help_text=_("Để trống nếu nhận hôm nay. Thư, fax, thư điện tử: ngày đến."),
        required=False,
        validators=[not_in_future],
    )
    ethnicity = forms.CharField(label=_("Dân tộc"), max_length=40, required=False)
    identity_number = IdentityNumberField(label=_("Số định danh"), required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    disability_degree = forms.ChoiceField(
        label=_("Mức độ khuyết tật"), choices=DisabilityDegree, initial="", required=False
    )
    access_needs = forms.MultipleChoiceField(
        label=_("Cần khi gặp"), choices=AccessNeed.Need, widget=Checkboxes, required=False
    )
    do_not_call = forms.BooleanField(label=_("Không gọi điện"), required=False)
    no_message = forms.BooleanField(label=_("Không nhắn tin"), required=False)
    discreet_name = forms.CharField(
        label=_("Khi liên lạc xưng là"), help_text=_("Nếu người này cần giữ kín việc nhờ giúp."), required=False
    )
    safe_hours = forms.CharField(label=_("Chỉ liên lạc lúc"), max_length=200, required=False)
    relation = forms.ChoiceField(
        label=_("Quan hệ với người được trợ giúp"),
        choices=[("", _("Tự yêu cầu cho mình")), *Relation.choices],
        required=False,
    )
    requester_name = forms.CharField(label=_("Họ tên người yêu cầu thay"), max_length=150, required=False)
    requester_phone = PhoneField(label=_("Điện thoại người yêu cầu thay"), required=False)
    wanted_form = forms.ChoiceField(
        label=_("Hình thức mong muốn"), choices=[UNKNOWN, *FormOfAid.choices], required=False
    )
    consents = forms.MultipleChoiceField(
        label=_("Người này đồng ý để Trung tâm"),
        help_text=_("Hỏi từng việc; không đồng ý vẫn được giúp."),
        choices=Consent.Purpose,
        widget=Checkboxes,
        required=False,
    )

    sections = [
        (_("Yêu cầu đến"), ["channel", "office", "received_on"]),
        (
            _("Người được trợ giúp"),
            ["full_name", "birth", "sex", "ethnicity", "identity_number", "phone", "email", "address", "commune"],
        ),
        (_("Khuyết tật và cách gặp"), ["has_disability", "disability_degree", "disability_kinds", "access_needs"]),
        (_("Liên lạc an toàn"), ["do_not_call", "no_message", "discreet_name", "safe_hours"]),
        (_("Người yêu cầu thay"), ["relation", "requester_name", "requester_phone"]),
        (_("Vụ việc"), ["matter_field", "wanted_form", "hearing_on", "detained", "story"]),
        (_("Đồng ý"), ["consents"]),
    ]

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices

    def clean(self) -> None:
        super().clean()
        relation, name = (self.cleaned_data.get(field) for field in ("relation", "requester_name"))
        if relation and not name:
            self.add_error("requester_name", _("Hãy ghi họ tên người yêu cầu thay."))
        if name and not relation:
            self.add_error("relation", _("Hãy chọn quan hệ của người yêu cầu thay."))
        self.check_session(self.cleaned_data.get("received_on"))

    def new_request(self, now: datetime) -> NewRequest:
        given = self.cleaned_data
        contact = {name: given[name] for name in ("do_not_call", "no_message", "discreet_name", "safe_hours")}
        details = ("ethnicity", "identity_number", "email", "disability_degree", "access_needs")
        same = ("uid", "channel", "story", "matter_field", "wanted_form", "detained", "hearing_on", "relation")
        return NewRequest(
            person=self.person(safe_contact=SafeContactRules(**contact), **{name: given[name] for name in details}),
            received_at=_received_at(given["received_on"], now),
            facts=self.facts(),
            requester_name=given["requester_name"],
            requester_phone=given["requester_phone"],
            consents=given["consents"],
            **{name: given[name] for name in same},
        )


def _received_at(day: Any, now: datetime) -> datetime:
    """A paper of an earlier day came at its beginning, so that no limit is counted short."""
    if day is None or day == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(day, time.min))


# Which papers of referral an agency sends (Thông tư liên tịch 10/2018, Mẫu 03 and 04; Thông tư 12/2018, Mẫu 13).
_PROCEEDINGS = {Agency.Kind.POLICE, Agency.Kind.COURT, Agency.Kind.PROCURACY, Agency.Kind.DETENTION, Agency.Kind.PRISON}
PROCEEDINGS_ROLES = [
    UNKNOWN,
    ("accused", _("Bị bắt, bị tạm giữ, bị can, bị cáo")),
    ("held_in_emergency", _("Bị giữ trong trường hợp khẩn cấp")),
    ("victim", _("Bị hại")),
    ("witness", _("Người làm chứng")),
    ("denounced", _("Bị tố giác")),
    ("recommended_for_prosecution", _("Bị kiến nghị khởi tố")),
    ("diversion", _("Chấp hành biện pháp xử lý chuyển hướng")),
    ("prisoner", _("Phạm nhân")),
    ("none", _("Không liên quan vụ án hình sự")),
]


def papers_of(kind: str) -> list[Channel]:
    """The papers by which an agency of this kind refers people."""
    return [Channel.NOTICE, Channel.INFORMATION] if kind in _PROCEEDINGS else [Channel.INTRODUCTION]


class Refer(PersonFields):
    """What a partner agency tells about a person: Mẫu 03, Mẫu 04 or a letter of introduction."""

    channel = forms.ChoiceField(label=_("Loại văn bản"), widget=Radios)
    office = forms.ModelChoiceField(label=_("Gửi đến"), queryset=Agency.objects.none())
    proceedings_role = forms.ChoiceField(label=_("Tư cách trong vụ án"), choices=PROCEEDINGS_ROLES, required=False)
    requester_phone = PhoneField(label=_("Điện thoại của cán bộ để liên hệ"), required=False)
    may_answer = forms.BooleanField(
        label=_("Người này đồng ý để Trung tâm báo lại kết quả cho đơn vị tôi"), required=False
    )

    sections = [
        (_("Văn bản"), ["channel", "office", "requester_phone"]),
        (_("Người được giới thiệu"), ["full_name", "birth", "sex", "phone", "address", "commune"]),
        (_("Khuyết tật"), ["has_disability", "disability_kinds"]),
        (_("Vụ việc"), ["matter_field", "proceedings_role", "hearing_on", "detained", "story", "may_answer"]),
    ]

    def __init__(self, *args: Any, agency: Agency, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency
        papers = papers_of(agency.kind)
        self.fields["channel"].choices = [(c.value, c.label) for c in papers]
        self.fields["channel"].initial = papers[0]
        self.fields["office"].queryset = offices

    def clean(self) -> None:
        super().clean()
        self.check_session(None)

    def new_request(self, now: datetime, officer: str) -> NewRequest:
        given = self.cleaned_data
        same = ("uid", "channel", "story", "matter_field", "detained", "hearing_on", "requester_phone")
        return NewRequest(
            person=self.person(),
            received_at=now,
            facts=self.facts(proceedings_role=given["proceedings_role"]),
            relation=Relation.ORGANISATION,
            requester_name=officer,
            referred_by=self.agency,
            consents=[Consent.Purpose.ANSWER_REFERRER] if given["may_answer"] else [],
            **{name: given[name] for name in same},
        )
