"""How the person may be reached, safely and on equal terms; and what they agree to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.fields import Checkboxes, PhoneField
from tgpl.intake.forms.base import Including, OneAtLeast, Question
from tgpl.people.models import AccessNeed, Consent


class Contact(Question):
    title = _("Chúng tôi liên lạc với bạn bằng cách nào?")
    lead = _("Chọn cách bạn thấy tiện và an toàn. Một cách là đủ.")
    for_other = {
        "title": _("Liên lạc với người cần giúp bằng cách nào?"),
        "cannot_be_reached": _("Không có cách nào. Hãy liên lạc với tôi, người gửi yêu cầu"),
    }

    phone = PhoneField(
        label=_("Số điện thoại"),
        help_text=_("Có thể ghi số của một người bạn tin. Trang sau sẽ hỏi gọi thế nào cho an toàn."),
        required=False,
    )
    email = forms.EmailField(
        label=_("Thư điện tử (email)"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Địa chỉ thư điện tử chưa đúng. Ví dụ đúng: ten@vidu.vn.")},
    )
    cannot_be_reached = forms.BooleanField(label=_("Không có cách nào. Tôi sẽ tự xem kết quả bằng mã"), required=False)

    checks = (
        OneAtLeast(("phone", "email", "cannot_be_reached"), _("Hãy ghi một cách liên lạc, hoặc đánh dấu ô cuối cùng.")),
    )


class SafeContact(Question):
    title = _("Liên lạc thế nào để bạn được an toàn?")
    lead = _("Nếu có người xem điện thoại hoặc theo dõi bạn, hãy dặn chúng tôi. Không cần dặn gì thì bấm Tiếp tục.")
    for_other = {
        "title": _("Liên lạc thế nào để người cần giúp được an toàn?"),
        "lead": _(
            "Nếu có người xem điện thoại hoặc theo dõi họ, hãy dặn chúng tôi. Không cần dặn gì thì bấm Tiếp tục."
        ),
    }

    rules = forms.MultipleChoiceField(
        label=_("Điều chúng tôi không được làm"),
        choices=[("do_not_call", _("Không gọi điện")), ("no_message", _("Không nhắn tin, không gửi thư điện tử"))],
        widget=Checkboxes,
        required=False,
    )
    discreet_name = forms.CharField(
        label=_("Khi liên lạc, chúng tôi nên xưng là ai?"),
        help_text=_("Ví dụ: bạn cũ, cửa hàng. Chúng tôi sẽ không nói mình ở Trung tâm trợ giúp pháp lý."),
        max_length=100,
        required=False,
    )
    safe_hours = forms.CharField(
        label=_("Giờ nào liên lạc là an toàn?"),
        help_text=_("Ví dụ: từ 9 giờ đến 11 giờ, ngày thường."),
        max_length=200,
        required=False,
    )


class AccessNeeds(Question):
    heading = "access_needs"
    for_other = {"access_needs": _("Người cần giúp cần gì để làm việc với chúng tôi?")}

    access_needs = forms.MultipleChoiceField(
        label=_("Bạn cần gì để làm việc với chúng tôi?"),
        help_text=_("Bạn không phải trả tiền. Không cần gì thì bấm Tiếp tục."),
        choices=AccessNeed.Need.choices,
        widget=Checkboxes,
        required=False,
    )


PURPOSES = [
    (Consent.Purpose.HANDLE_REQUEST.value, _("Đọc và xử lý yêu cầu này")),
    (Consent.Purpose.SHARE_WITH_PRACTITIONER.value, _("Chuyển thông tin cho người sẽ giúp bạn")),
    (Consent.Purpose.ASK_OPINION.value, _("Hỏi bạn có hài lòng không, khi xong việc")),
]
NOT_AGREED = _("Hãy đánh dấu “Đọc và xử lý yêu cầu này”. Thiếu điều này thì không gửi được.")
FOR_REFERRER = (Consent.Purpose.ANSWER_REFERRER.value, _("Báo kết quả cho hội, tổ chức, cơ quan đã giúp gửi yêu cầu"))


class Consents(Question):
    """Each purpose by itself, none ticked beforehand."""

    title = _("Bạn đồng ý những việc nào?")
    lead = _("Chúng tôi chỉ làm những việc bạn đồng ý. Bạn có thể rút lại sự đồng ý bất cứ lúc nào.")
    for_other = {"title": _("Người cần giúp đồng ý những việc nào?")}

    purposes = forms.MultipleChoiceField(
        label=_("Chọn những việc được đồng ý"),
        choices=PURPOSES,
        widget=Checkboxes(
            hints={
                "handle_request": _("Cần có thì mới gửi được. Chỉ người có nhiệm vụ mới được đọc."),
                "share_with_practitioner": _("Trợ giúp viên pháp lý hoặc luật sư được cử. Không bắt buộc."),
                "ask_opinion": _("Để phục vụ tốt hơn. Không bắt buộc."),
                "answer_referrer": _("Không bắt buộc."),
            }
        ),
        error_messages={"required": NOT_AGREED},
    )
    checks = (Including("purposes", Consent.Purpose.HANDLE_REQUEST.value, NOT_AGREED),)

    def __init__(self, *args: Any, is_for_other: bool = False, **given: Any) -> None:
        super().__init__(*args, is_for_other=is_for_other, **given)
        if is_for_other:
            self.fields["purposes"].choices = [*PURPOSES, FOR_REFERRER]
