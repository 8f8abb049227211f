"""Following a request with its code and secret."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from tgpl.accounts.actor import Actor
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.core.safety.throttle import WINDOW
from tgpl.intake.following import LIFE
from tgpl.intake.models import Channel, Request, RequestPaper
from tgpl.intake.services import (
    NewRequest,
    Receipt,
    ask_for_papers,
    receive_request,
    refuse_request,
    transfer_request,
    withdraw_request,
)
from tgpl.people.services import PersonDetails
from tgpl.portal.views.follow import TRIES

pytestmark = pytest.mark.django_db
ROOT, PAGE, PAPERS, OUT = "/theo-doi/", "/theo-doi/yeu-cau/", "/theo-doi/giay-to/", "/theo-doi/rut/"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def receipt(cast, moment) -> Receipt:
    new = NewRequest(person=PersonDetails(full_name="Trần Thị Mẫu"), channel=Channel.WEB, received_at=moment)
    return receive_request(by=Actor.citizen(), office=cast.centre, new=new)


@pytest.fixture
def follower(client: Client, receipt: Receipt) -> Client:
    show(client, receipt)
    return client


def show(client: Client, receipt: Receipt) -> None:
    client.post(ROOT, {"reference": receipt.request.reference, "secret": receipt.secret})


def page(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("typed", ["{code}", " {code} ", "{small}", "{bare}", "{spaced}"])
def test_the_codes_open_the_page_however_they_are_typed(client, receipt, typed) -> None:
    code = receipt.request.reference
    typed = typed.format(code=code, small=code.lower(), bare=code.removeprefix("YC-"), spaced=code.replace("-", " "))
    secret = f"{receipt.secret[:3]} {receipt.secret[3:6]}.{receipt.secret[6:]}"
    assert client.post(ROOT, {"reference": typed, "secret": secret}).headers["Location"] == PAGE
    assert receipt.request.reference in page(client)


def test_a_wrong_code_and_a_wrong_secret_are_answered_alike(client, receipt) -> None:
    code, secret = receipt.request.reference, receipt.secret
    answers = {
        client.post(ROOT, {"reference": a, "secret": b})
        .content.decode()
        .partition("<main")[2]
        .count("Hai mã này không đúng")
        for a, b in [(code, "0000000000"), ("YC-2222-2222", secret), ("?", "?")]
    }
    assert answers == {1}
    assert client.get(PAGE).headers["Location"] == ROOT


def test_guessing_is_slowed_down_for_a_minute_only(client, receipt, moment) -> None:
    for _ in range(TRIES):
        client.post(ROOT, {"reference": receipt.request.reference, "secret": "0"})
    assert client.post(ROOT, {"reference": receipt.request.reference, "secret": receipt.secret}).status_code == 429
    with time_machine.travel(moment + timedelta(seconds=WINDOW), tick=False):
        show(client, receipt)
        assert receipt.request.reference in page(client)


def test_the_proof_ends_after_half_an_hour_and_when_one_closes_the_page(follower, receipt, moment) -> None:
    cookie = follower.cookies["theo-doi"]
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == (ROOT, True, LIFE)
    with time_machine.travel(moment + timedelta(seconds=LIFE + 1), tick=False):
        assert follower.get(PAGE).headers["Location"] == ROOT
    follower.post("/theo-doi/thoi/")
    assert follower.get(PAGE).headers["Location"] == ROOT


def test_a_new_request_is_being_looked_at_at_once(follower) -> None:
    told = page(follower)
    assert "đang xem" in told
    assert "phải làm ngay" in told
    assert "Điều 30" in told
    assert "Trung tâm trợ giúp pháp lý nhà nước tỉnh Mẫu" in told


def test_what_is_missing_is_said(cast, follower, receipt, moment) -> None:
    ask_for_papers(by=cast.reception.actor, request=receipt.request, what="Giấy xác nhận khuyết tật", at=moment)
    told = page(follower)
    assert "Chờ giấy tờ của bạn" in told
    assert told.count("Giấy xác nhận khuyết tật") == 2  # on top, and in the history


def test_a_refusal_names_its_reason_its_ground_and_the_way_to_complain(cast, follower, receipt, moment) -> None:
    refuse_request(
        by=cast.director.actor, request=receipt.request, ground_code="a", reason="Không có việc cụ thể.", at=moment
    )
    told = page(follower)
    for words in [
        "Không có việc cụ thể.",
        "khoản 3 Điều 30",
        "quyền khiếu nại",
        "03 ngày làm việc",
        "15 ngày",
        "Điều 45",
    ]:
        assert words in told
    assert follower.get(PAPERS).headers["Location"] == PAGE


def test_a_transfer_names_the_other_place(cast, follower, receipt, moment) -> None:
    transfer_request(
        by=cast.director.actor, request=receipt.request, to_agency=cast.other_centre, reason="Ở tỉnh khác", at=moment
    )
    assert "tỉnh Thử" in page(follower)


def test_an_accepted_matter_names_who_helps_and_by_when(cast, client, moment) -> None:
    case = accept(cast, moment)
    follow(client, case.request)
    assert "đang cử người" in page(client)
    assert "chậm nhất hết ngày 05/03/2026" in page(client)
    assign(case, practitioner(cast, cast.officer), moment + HOUR, by=cast.director.actor)
    told = page(client)
    assert "Phạm Văn Trợ" in told
    assert "Đang giúp" in told
    assert client.get(OUT).headers["Location"] == PAGE
    assert "phải trả lời bạn ngay bằng văn bản" in told


def follow(client: Client, request: Request) -> None:
    """As if the codes had been shown; the secret is known to nobody any more."""
    from django.core import signing

    from tgpl.intake.following import COOKIE, SALT

    signer = signing.get_cookie_signer(salt=signing._cookie_signer_salt(COOKIE, SALT))
    client.cookies[COOKIE] = signer.sign(request.reference)


def test_the_page_costs_few_statements_however_long_the_history(cast, follower, receipt, moment) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(follower)
        return len(queries)

    first = statements()
    ask_for_papers(by=cast.reception.actor, request=receipt.request, what="Giấy khai sinh", at=moment)
    for number in range(3):
        follower.post(
            PAPERS, {"kind": "other", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 " + bytes([number + 65]))}
        )
    assert statements() == first <= 7


def photo(kind: str = "JPEG", **more) -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 20), "white").save(made, kind, **more)
    return made.getvalue()


def located() -> bytes:
    """A photograph that tells where it was taken, lying on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Nhà của Mẫu"
    exif.get_ifd(0x8825)[1] = "N"
    return photo(exif=exif, comment=b"Nha cua Mau")


def send(client: Client, name: str, content: bytes, **more):
    return client.post(PAPERS, {"kind": "status_proof", "file": SimpleUploadedFile(name, content), **more})


def test_papers_come_while_they_are_waited_for(cast, follower, receipt, moment) -> None:
    ask_for_papers(by=cast.reception.actor, request=receipt.request, what="Giấy khai sinh", at=moment)
    assert send(follower, "giấy khai sinh.pdf", b"%PDF-1.7 ...").headers["Location"] == PAGE
    told = page(follower)
    assert "Đã nhận giấy tờ của bạn." in told
    assert "giấy khai sinh.pdf" in told
    assert Request.objects.get().status == "received"


def test_a_photograph_loses_what_it_tells_and_stands_upright(follower) -> None:
    send(follower, "anh.jpg", located(), title="Giấy hộ nghèo")
    paper = RequestPaper.objects.get()
    with paper.file.open() as file:
        kept = file.read()
    picture = Image.open(BytesIO(kept))
    assert (picture.size, paper.title) == ((20, 40), "Giấy hộ nghèo")
    assert not picture.getexif()
    assert b"Nha cua Mau" not in kept


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("trong.pdf", b"", "Tệp này trống"),
        ("anh.jpg", b"MZ\x90\x00 program", "không phải ảnh JPG"),
        ("anh.jpg", photo()[:40], "có thể tệp bị hỏng"),
        ("don.docx", b"PK\x03\x04 word", "lưu thành PDF"),
        ("anh.heic", b"\x00\x00\x00\x18ftypheic", "có thể tệp bị hỏng"),
        ("to.pdf", b"%PDF-" + bytes(20 * 1024 * 1024), "nhiều nhất 20"),
    ],
)
def test_a_file_that_is_no_paper_is_answered_clearly(follower, name, content, says) -> None:
    assert says in send(follower, name, content).content.decode()
    assert not RequestPaper.objects.exists()


def test_a_small_file_that_unfolds_without_end_is_refused(follower, monkeypatch) -> None:
    monkeypatch.setattr("tgpl.core.files.checks.MOST_PIXELS", 100)
    assert "lớn bất thường" in send(follower, "anh.png", photo("PNG")).content.decode()


def test_the_same_file_twice_is_told_and_kept_once(follower) -> None:
    send(follower, "anh.png", photo("PNG"))
    assert "đã có trong hồ sơ" in send(follower, "anh lại.png", photo("PNG")).content.decode()
    assert RequestPaper.objects.count() == 1


def test_a_request_is_withdrawn_after_asking_once_more(follower) -> None:
    assert "Rút yêu cầu?" in page(follower, OUT)
    assert follower.post(OUT, {"reason": "Đã tự giải quyết"}).headers["Location"] == PAGE
    assert "Đã rút" in page(follower)
    assert Request.objects.get().moves.last().reason == "Đã tự giải quyết"


def test_an_officer_who_was_quicker_is_told_of_and_nothing_breaks(cast, follower, receipt, moment, monkeypatch) -> None:
    monkeypatch.setattr(
        Request, "is_open", property(lambda self: True)
    )  # the page was opened before the officer decided
    withdraw_request(by=cast.reception.actor, request=receipt.request, reason="", at=moment)
    assert "đã được xử lý xong" in follower.post(OUT, {"reason": ""}).content.decode()


@pytest.mark.parametrize("path", [PAGE, PAPERS, OUT])
def test_without_proof_the_codes_are_asked_for(client, receipt, path) -> None:
    assert client.get(path).headers["Location"] == ROOT


def test_the_thank_you_page_leads_here(client) -> None:
    assert client.get("/theo-doi/").status_code == 200
