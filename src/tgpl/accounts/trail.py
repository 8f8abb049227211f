"""The actions of this room as the record tells them."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Role


def _post(words: Promise) -> Any:
    """Words about a post, with the name of its role."""
    return lambda entry: str(words).replace("{role}", str(Role(entry.details["role"]).label))


ACTIONS = {
    "account.signed_in": _("đã đăng nhập"),
    "account.signed_out": _("đã đăng xuất"),
    "account.sign_in_failed": _("đã đăng nhập không thành công vào tài khoản {key}"),
    "account.post_chosen": _post(_("đã chuyển sang làm việc với vai trò {role}, {agency}")),
    "account.made": _("đã lập tài khoản {key} cho {name}"),
    "account.link_made": _("đã tạo đường dẫn đặt mật khẩu cho {name} ({key})"),
    "account.password_changed": _("đã đặt mật khẩu mới cho tài khoản {key}"),
    "account.app_added": _("đã bật ứng dụng tạo mã cho tài khoản {key}"),
    "account.app_removed": _("đã tắt ứng dụng tạo mã của tài khoản {key}"),
    "account.passkey_added": _("đã thêm một khóa truy cập cho tài khoản {key}"),
    "account.passkey_removed": _("đã gỡ một khóa truy cập của tài khoản {key}"),
    "account.recovery_codes_made": _("đã tạo mã dự phòng mới cho tài khoản {key}"),
    "account.second_step_removed": _("đã gỡ bước xác nhận thứ hai của {name} ({key})"),
    "account.shut": _("đã khóa tài khoản của {name} ({key})"),
    "account.opened": _("đã mở lại tài khoản của {name} ({key})"),
    "post.given": _post(_("đã giao cho {name} vai trò {role}, {agency}, từ ngày {since}")),
    "post.ended": _post(_("đã kết thúc vai trò {role}, {agency} của {name} từ ngày {on}")),
    "agency.added": _("đã thêm cơ quan {name}"),
    "agency.changed": _("đã sửa thông tin cơ quan {name}"),
    "agency.closed": _("đã đóng cơ quan {name} từ ngày {on}"),
    "trail.read": _("đã xem nhật ký của {key}"),
}
THINGS = {
    "user": _("Tài khoản"),
    "agency": _("Cơ quan"),
    "person": _("Người được trợ giúp"),
}
