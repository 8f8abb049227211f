"""Each page of the request: what it says to a wrong answer, and that what was typed stays."""

import pytest
from django.test import Client

from tgpl.intake.tests.writing import ROOT, write

pytestmark = pytest.mark.django_db
A_NAME = {"full_name": "Trần Thị Mẫu"}
A_STORY = {"story": "Bị đánh", "matter_field": "family"}
NO_DAY = {"hearing_on_day": "", "hearing_on_month": "", "hearing_on_year": ""}


def born(day: str, month: str, year: str) -> dict[str, str]:
    return A_NAME | {"born_day": day, "born_month": month, "born_year": year}


def hearing(day: str, month: str, year: str) -> dict[str, str]:
    return {"detained": "no", "hearing_on_day": day, "hearing_on_month": month, "hearing_on_year": year}


# page, what is typed, what the page says, what must still stand on it
FAULTS = [
    ("cho-ai", {}, "Hãy chọn: cho bạn", ""),
    ("cho-ai", {"for_whom": "cat"}, "Hãy chọn", ""),
    ("nguoi-gui", {"requester_name": "Lê Văn Láng"}, "Hãy chọn bạn là gì", "Lê Văn Láng"),
    ("nguoi-gui", {"relation": "neighbour", "requester_name": " "}, "Hãy viết họ và tên của bạn", "checked"),
    ("ho-ten", {"full_name": ""}, "Hãy viết họ và tên", ""),
    ("ho-ten", {"full_name": "12345"}, "phải có chữ cái", "12345"),
    ("ho-ten", born("31", "2", "1990"), "Không có ngày 31/2/1990", "1990"),
    ("ho-ten", born("27", "", "1990"), "còn thiếu tháng", "27"),
    ("ho-ten", born("", "", "2027"), "tương lai", "2027"),
    ("ho-ten", born("", "", "1805"), "quá xa", "1805"),
    ("ho-ten", A_NAME | {"identity_number": "12345"}, "giấy tờ khác", "12345"),
    ("hoan-canh", {"true_of": ["hiv"]}, "Hãy chọn một câu về hộ nghèo", "checked"),
    ("hoan-canh", {"household": "poor"}, "Hãy chọn ít nhất một ô", "checked"),
    ("hoan-canh", {"household": "poor", "true_of": ["none", "hiv"]}, "Hãy bỏ một trong hai", "checked"),
    ("su-viec", {"story": "Bị đánh"}, "Hãy chọn loại việc", "Bị đánh"),
    ("su-viec", {"matter_field": "family", "story": "  "}, "Hãy kể chuyện", "checked"),
    ("su-viec", A_STORY | {"story": "dài " * 2_501}, "10.000", "dài dài"),
    ("viec-gap", NO_DAY, "Hãy chọn Có, Không", ""),
    ("viec-gap", hearing("1", "3", "2026"), "Ngày này đã qua", "2026"),
    ("viec-gap", hearing("30", "2", "2027"), "Không có ngày 30/2/2027", "2027"),
    ("cach-giup", {}, "Hãy chọn một cách giúp", ""),
    ("lien-lac", {"phone": "", "email": ""}, "Hãy ghi một cách liên lạc", ""),
    ("lien-lac", {"phone": "123", "email": ""}, "Số điện thoại chưa đúng", "123"),
    ("lien-lac", {"phone": "", "email": "mẫu"}, "Địa chỉ thư điện tử chưa đúng", "mẫu"),
    ("dong-y", {}, "Thiếu điều này thì không gửi được", ""),
    ("dong-y", {"purposes": ["ask_opinion"]}, "Thiếu điều này thì không gửi được", "checked"),
]  # fmt: skip


@pytest.fixture
def writer(client: Client, cast, moment) -> Client:
    write(client, {"cho-ai": {"for_whom": "other"}})
    return client


@pytest.mark.parametrize(("name", "typed", "says", "stays"), FAULTS)
def test_a_fault_is_told_beside_the_box_and_on_top_and_nothing_typed_is_lost(writer, name, typed, says, stays) -> None:
    told = writer.post(f"{ROOT}{name}/", typed).content.decode()
    assert "<title>Lỗi:" in told
    assert says in told.partition("<form method")[0].partition("govuk-error-summary")[2]
    assert says in told.partition("<form method")[2]
    assert stays in told
    assert stays in writer.get(f"{ROOT}{name}/").content.decode()  # and when one comes back later


# page, what is typed
FINE = [
    ("ho-ten", born("", "", "")),
    ("ho-ten", born("", "", "1950")),
    ("ho-ten", born("29", "2", "2024")),
    ("ho-ten", born("27/3/1985", "", "")),
    ("ho-ten", A_NAME | {"identity_number": "031 185 000 001"}),
    ("ho-ten", A_NAME | {"identity_number": "031185001"}),
    ("ho-ten", A_NAME | {"identity_number": "Hộ chiếu C1234567", "is_other_paper": "on"}),
    ("noi-o", {}),
    ("khuyet-tat", {"degree": "unsure"}),
    ("lien-lac", {"cannot_be_reached": "on"}),
    ("an-toan", {}),
    ("ho-tro", {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "typed"), FINE)
def test_what_little_a_person_knows_is_enough(writer, name, typed) -> None:
    assert writer.post(f"{ROOT}{name}/", typed).status_code == 302
