"""The doors of allauth that we use, each with its mark of access. Doors that are not here do not exist:
no sign-up, no sign-in by letter, no lost-password letter."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.db import transaction
from django.http import HttpResponse
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.access import View, own_account, public
from tgpl.accounts.services import record_own


def _page(view: Any, title: Promise) -> View:
    return view.as_view(extra_context={"title": title})


def _own(view: Any, title: Promise) -> View:
    """A page about one's own account: what it changes and its line in the record are one."""
    return own_account(transaction.atomic(_page(view, title)))


def _recorded(view: Any, *, action: str) -> Any:
    """The page, with a line in the record when its form was sent and is in order."""

    class Recorded(view):
        def form_valid(self, form: Any) -> HttpResponse:
            record_own(self.request.user, action=action)
            return super().form_valid(form)

    return Recorded


activate_app = _recorded(totp.ActivateTOTPView, action="account.app_added")
deactivate_app = _recorded(totp.DeactivateTOTPView, action="account.app_removed")
add_passkey = _recorded(passkeys.AddWebAuthnView, action="account.passkey_added")
remove_passkey = _recorded(passkeys.RemoveWebAuthnView, action="account.passkey_removed")
generate_codes = _recorded(recovery_codes.GenerateRecoveryCodesView, action="account.recovery_codes_made")

urlpatterns = [
    path("dang-nhap/", public(_page(account.LoginView, _("Đăng nhập"))), name="account_login"),
    path("dang-nhap/ma/", public(_page(mfa.AuthenticateView, _("Xác nhận bước hai"))), name="mfa_authenticate"),
    path("dang-nhap/khoa/", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path(
        "dang-nhap/da-khoa/",
        public(_page(account.AccountInactiveView, _("Tài khoản đã khóa"))),
        name="account_inactive",
    ),
    path("dang-xuat/", public(_page(account.LogoutView, _("Đăng xuất"))), name="account_logout"),
    path("tai-khoan/mat-khau/", _own(account.PasswordChangeView, _("Đổi mật khẩu")), name="account_change_password"),
    path("tai-khoan/xac-nhan/", _own(account.ReauthenticateView, _("Xác nhận là bạn")), name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", _own(mfa.ReauthenticateView, _("Xác nhận là bạn")), name="mfa_reauthenticate"),
    path(
        "tai-khoan/xac-nhan/khoa/",
        _own(passkeys.ReauthenticateWebAuthnView, _("Xác nhận là bạn")),
        name="mfa_reauthenticate_webauthn",
    ),
    path("tai-khoan/bao-ve/", _own(mfa.IndexView, _("Bảo vệ tài khoản")), name="mfa_index"),
    path("tai-khoan/bao-ve/ung-dung/", _own(activate_app, _("Bật ứng dụng tạo mã")), name="mfa_activate_totp"),
    path(
        "tai-khoan/bao-ve/ung-dung/tat/",
        _own(deactivate_app, _("Tắt ứng dụng tạo mã")),
        name="mfa_deactivate_totp",
    ),
    path("tai-khoan/bao-ve/khoa/", _own(passkeys.ListWebAuthnView, _("Khóa truy cập")), name="mfa_list_webauthn"),
    path("tai-khoan/bao-ve/khoa/them/", _own(add_passkey, _("Thêm khóa truy cập")), name="mfa_add_webauthn"),
    path(
        "tai-khoan/bao-ve/khoa/<int:pk>/go/",
        _own(remove_passkey, _("Gỡ khóa truy cập")),
        name="mfa_remove_webauthn",
    ),
    path(
        "tai-khoan/bao-ve/ma-du-phong/",
        _own(recovery_codes.ViewRecoveryCodesView, _("Mã dự phòng")),
        name="mfa_view_recovery_codes",
    ),
    path(
        "tai-khoan/bao-ve/ma-du-phong/tao-moi/",
        _own(generate_codes, _("Tạo mã dự phòng mới")),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/bao-ve/ma-du-phong/tai-ve/",
        _own(recovery_codes.DownloadRecoveryCodesView, _("Mã dự phòng")),
        name="mfa_download_recovery_codes",
    ),
]
