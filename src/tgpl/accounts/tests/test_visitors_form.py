"""A visitor's form whose page was open too long: nothing written is lost, in a frame that can be left at once."""

from django.test import Client

WRITTEN = {"full_name": "Nguyễn Thị Mẫu"}
SAME_SITE = {"HTTP_ORIGIN": "http://testserver"}


def sent_late(**cookies: str) -> str:
    visitor = Client(enforce_csrf_checks=True)
    for name, value in cookies.items():
        visitor.cookies[name] = value
    answer = visitor.post("/gui-yeu-cau/ho-ten/", WRITTEN, **SAME_SITE)
    assert answer.status_code == 403
    return answer.content.decode()


def test_what_was_written_is_offered_again_in_the_citizens_frame(db) -> None:
    page = sent_late()
    assert "Nguyễn Thị Mẫu" in page
    assert "Chưa có gì được gửi đi" in page
    assert 'data-module="exit"' in page
    assert "đăng xuất" not in page


def test_its_title_tells_nothing_to_who_asked_for_that(db) -> None:
    assert "<title>Thông tin cần biết</title>" in sent_late(kindao="1")
