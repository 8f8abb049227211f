"""The pages for when something is wrong: each says what happened and what to do next."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from tgpl.accounts.access import public
from tgpl.config import urls as house


def _breaks(error: Exception) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return public(view)


urlpatterns = [
    *house.urlpatterns,
    path("400/", _breaks(SuspiciousOperation("bad"))),
    path("403/", _breaks(PermissionDenied())),
    path("500/", _breaks(RuntimeError("broken"))),
]
handler400, handler403, handler404, handler500 = (
    house.handler400,
    house.handler403,
    house.handler404,
    house.handler500,
)


@pytest.fixture
def broken_house(settings: Any) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "code", "title", "advice"),
    [
        ("/400/", 400, "Máy chủ chưa hiểu yêu cầu này", "thử lại"),
        ("/403/", 403, "Bạn không được mở trang này", "hỏi người quản trị"),
        ("/khong-co/", 404, "Không tìm thấy trang này", "kiểm tra lại địa chỉ"),
        ("/500/", 500, "Hệ thống đang gặp lỗi", "đợi vài phút"),
    ],
)
def test_a_fault_says_what_to_do_next(
    broken_house: Client, address: str, code: int, title: str, advice: str, caplog: Any
) -> None:
    response = broken_house.get(address)
    page = response.content.decode()
    assert response.status_code == code
    assert f"<title>{title} – TGPL Mở</title>" in " ".join(page.split())
    assert advice in page
    assert "1800.1233" in page


def test_a_lapsed_form_says_that_nothing_was_sent() -> None:
    response = Client(enforce_csrf_checks=True).post("/cach-hien-thi/", {})
    assert response.status_code == 403
    assert "Chưa có gì được gửi đi." in response.content.decode()


def test_a_colleague_meets_a_fault_in_the_frame_of_their_work(client_for: Callable[[str], Client]) -> None:
    page = client_for("reception").get("/khong-co/").content.decode()
    assert "Không tìm thấy trang này" in page
    assert "Lê Thị Tiếp" in page
    assert "1800.1233" not in page
