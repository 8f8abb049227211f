"""Pages for when something is wrong: what happened, and what to do next."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.core.files.uploads import HeldBackFile

T = TypeVar("T")
_HELD_BACK = {
    "waiting": _("Tệp chưa được quét mã độc (vi rút) nên chưa mở được. Hãy thử lại sau ít phút."),
    "infected": _("Máy quét thấy mã độc (vi rút) trong tệp này. Hãy đề nghị người gửi chụp ảnh tờ giấy rồi gửi lại."),
}
_CALL = _("Nếu cần người giúp ngay, hãy gọi 1800.1233 (miễn phí).")


def or_404(found: T | None) -> T:
    """What was found; without it the page does not exist, or not for this person."""
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest | None, status: int, title: Promise, advice: Sequence[Promise]) -> HttpResponse:
    """In the frame of whoever is looking: colleagues are not told to call the citizens' line."""
    at_work = getattr(request, "actor", None) is not None
    context = {
        "frame": "core/staff.html" if at_work else "core/leavable.html",
        "title": title,
        "advice": advice if at_work else [*advice, _CALL],
    }
    return HttpResponse(render_to_string("core/errors/error.html", context, request), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        400,
        _("Máy chủ chưa hiểu yêu cầu này"),
        [_("Hãy quay lại trang trước và thử lại. Nếu bạn gửi tệp, hãy thử tệp nhỏ hơn.")],
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, HeldBackFile):
        return _page(request, 403, _("Tệp này đang bị giữ lại"), [_HELD_BACK[exception.state]])
    return _page(
        request,
        403,
        _("Bạn không được mở trang này"),
        [_("Trang này dành cho người có nhiệm vụ khác. Nếu công việc cần, hãy hỏi người quản trị hệ thống.")],
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        404,
        _("Không tìm thấy trang này"),
        [_("Hãy kiểm tra lại địa chỉ trang. Trang có thể đã chuyển chỗ, hoặc không mở cho bạn.")],
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: what broke may be the session or the database behind it."""
    return _page(
        None,
        500,
        _("Hệ thống đang gặp lỗi"),
        [_("Lỗi này không phải do bạn. Hãy đợi vài phút rồi thử lại; những gì đã gửi xong vẫn được giữ.")],
    )


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    return _page(
        request,
        403,
        _("Trang đã mở quá lâu"),
        [
            _("Để giữ an toàn, trang mở lâu phải tải lại trước khi gửi. Chưa có gì được gửi đi."),
            _("Hãy bấm nút quay lại của trình duyệt, tải lại trang rồi gửi lần nữa. Trình duyệt phải cho phép cookie."),
        ],
    )


def slow_down(request: HttpRequest) -> HttpResponse:
    """For what comes too fast from one network: a minute's wait, never a lock."""
    response = _page(
        request,
        429,
        _("Xin đợi một phút"),
        [
            _("Mạng bạn đang dùng vừa gửi đến quá nhiều lần. Đây không phải lỗi của bạn."),
            _("Hãy đợi một phút, bấm nút quay lại của trình duyệt rồi gửi lần nữa. Điều bạn đã viết vẫn còn."),
        ],
    )
    response.headers["Retry-After"] = "60"
    return response
