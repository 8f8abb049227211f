"""What people fill in to sign in, and what administrators fill in."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as _ChangePassword
from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as _ConfirmPassword
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth import forms as auth_forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Role
from tgpl.accounts.services import change_password, record_own
from tgpl.audit.queries import Trail
from tgpl.audit.wording import things
from tgpl.core.forms.base import Form, ModelForm, PageForm
from tgpl.core.forms.fields import Radios, VietnameseDateField


class _Plain(PageForm):
    """A form of allauth drawn as ours: no text inside the boxes, Vietnamese from our catalogue."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInForm(_Plain, LoginForm):
    pass


class ChangePasswordForm(_Plain, _ChangePassword):
    pass


class ConfirmPasswordForm(_Plain, _ConfirmPassword):
    pass


class _Code(_Plain):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(inputmode="numeric", autocomplete="one-time-code")

    def clean_code(self) -> str:
        try:
            return super().clean_code()
        except forms.ValidationError:
            record_own(self.user, action="account.sign_in_failed", by=Actor.system("Người lạ"))
            raise


class CodeForm(_Code, AuthenticateForm):
    pass


class ConfirmCodeForm(_Code, ReauthenticateForm):
    pass


class ActivateCodesForm(_Plain, ActivateTOTPForm):
    pass


class AddPasskeyForm(_Plain, AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class SetPasswordForm(PageForm, auth_forms.SetPasswordForm):
    """The first password, or a new one after it was lost."""

    def save(self, commit: bool = True) -> Any:
        change_password(by=Actor.of(self.user), user=self.user, password=self.cleaned_data["new_password1"])
        return self.user


class NameForm(Form):
    """Finds by name."""

    q = forms.CharField(required=False, help_text=_("Có dấu hoặc không dấu"))

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].label = label


class TrailForm(Form):
    """Whose or which thing's trail to follow, and past which line."""

    kind = forms.ChoiceField(label=_("Loại hồ sơ"), required=False)
    key = forms.CharField(label=_("Mã, số hoặc tên"), required=False, max_length=60)
    person = forms.CharField(
        label=_("Hoặc mã người được trợ giúp"),
        required=False,
        max_length=40,
        help_text=_("Ghi ở hồ sơ của người đó."),
    )
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", ""), *sorted(things().items(), key=lambda thing: str(thing[1]))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("person") and not (cleaned.get("kind") and cleaned.get("key")):
            raise forms.ValidationError(_("Hãy điền loại và mã hồ sơ, hoặc mã người."))
        return cleaned

    @property
    def trail(self) -> Trail:
        asked = {name: self.cleaned_data[name] for name in ["kind", "key", "person"]}
        return Trail(person=asked["person"]) if asked["person"] else Trail(kind=asked["kind"], key=asked["key"])


class AgencyForm(ModelForm):
    """An agency as it is from its first day."""

    valid_from = VietnameseDateField(label=_("Hoạt động từ ngày"))

    class Meta:
        model = Agency
        fields = ["kind", "name", "short_name", "parent", "register_prefix", "address", "phone", "email", "valid_from"]
        labels = {
            "kind": _("Loại cơ quan"),
            "name": _("Tên đầy đủ"),
            "short_name": _("Tên ngắn"),
            "parent": _("Cơ quan cấp trên"),
            "register_prefix": _("Ký hiệu sổ"),
            "address": _("Địa chỉ"),
            "phone": _("Điện thoại"),
            "email": _("Thư điện tử"),
        }
        help_texts = {
            "parent": _("Chỉ với Trung tâm và Chi nhánh."),
            "register_prefix": _(
                "Chỉ với Trung tâm và Chi nhánh: đứng đầu mã vụ việc, ví dụ TT trong TT.TGTT.01.2026."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above = Agency.objects.filter(kind__in=[Agency.Kind.DEPARTMENT, Agency.Kind.CENTRE])
        self.fields["parent"].queryset = above.exclude(pk=self.instance.pk)


class DayForm(Form):
    """From which day something is over."""

    day = VietnameseDateField(label=_("Từ ngày"), help_text=_("Từ 0 giờ ngày này, quyền truy cập không còn."))


class PostForm(Form):
    """A role in an agency, from one day to another."""

    role = forms.ChoiceField(label=_("Vai trò"), widget=Radios)
    valid_from = VietnameseDateField(label=_("Từ ngày"))
    valid_to = VietnameseDateField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết ngày kết thúc.")
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, role.label) for role in Role if role in agency.roles]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Ngày kết thúc phải sau ngày bắt đầu."))
        return cleaned

    @property
    def post(self) -> dict[str, Any]:
        """What `give_post` takes."""
        names = ["role", "valid_from", "valid_to"]
        return {name: self.cleaned_data[name] for name in names} | {"role": Role(self.cleaned_data["role"])}


class InvitationForm(PostForm):
    """A person who has no account yet, and their first post."""

    field_order = ["full_name", "username", "email", "role", "valid_from", "valid_to"]
    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        validators=[
            RegexValidator(r"^[a-z0-9._-]+$", _("Chỉ dùng chữ thường không dấu, chữ số, dấu chấm và gạch nối."))
        ],
        help_text=_("Chữ thường không dấu, ví dụ nguyen.thi.mau"),
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def clean_username(self) -> str:
        username = self.cleaned_data["username"]
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError(
                _("Đã có tài khoản với tên này. Hãy chọn tên khác, hoặc giao vai trò cho người đó.")
            )
        return username


class KnownPersonForm(PostForm):
    """A person who has an account, and one more post for them."""

    field_order = ["username", "role", "valid_from", "valid_to"]
    username = forms.CharField(label=_("Tên đăng nhập"), max_length=60)

    def clean_username(self) -> User:
        user = User.objects.filter(username=self.cleaned_data["username"].lower()).first()
        if user is None:
            raise forms.ValidationError(_("Không có tài khoản với tên này."))
        return user
