"""Slips, photographs and files that people bring, and the question which of two versions holds."""

import base64
import json
import random
import uuid
from io import BytesIO

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tgpl.accounts.roles import Role
from tgpl.audit.models import Entry
from tgpl.intake.brought import PartsMissing, Unreadable, check_of, letters_in_digits
from tgpl.intake.models import Request, Sending
from tgpl.intake.tests.test_letters import answers, letter
from tgpl.intake.tests.writing import FOR_HERSELF

PAGE = "/lam-viec/yeu-cau/mang-den/"


def in_digits(content: bytes) -> str:
    """As the app writes it: seven bytes are seventeen digits, the rest as few as hold it."""
    short = {0: 0, 1: 3, 2: 5, 3: 8, 4: 10, 5: 13, 6: 15, 7: 17}
    groups = [content[at : at + 7] for at in range(0, len(content), 7)]
    return "".join(f"{int.from_bytes(group):0{short[len(group)]}}" for group in groups)


def slip(content: bytes, size: int = 350) -> list[str]:
    """What the QR codes of a letter hold."""
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    return [f"{n:02}{len(pieces):02}{check_of(content)}{in_digits(piece)}" for n, piece in enumerate(pieces, start=1)]


@given(st.binary(min_size=1, max_size=900), st.randoms())
def test_codes_are_read_in_any_order_and_twice(content: bytes, chance: random.Random) -> None:
    codes = slip(content, 49) * 2
    chance.shuffle(codes)
    assert letters_in_digits("\n".join(codes)) == [content]


def test_two_slips_are_read_together() -> None:
    first, second = b"a" * 100, b"b" * 100
    mixed = " ".join(one for pair in zip(slip(first, 49), slip(second, 49), strict=True) for one in pair)
    assert letters_in_digits(mixed) == [first, second]


def test_missing_codes_are_named() -> None:
    codes = slip(bytes(range(200)), 49)
    with pytest.raises(PartsMissing) as told:
        letters_in_digits(codes[0] + " " + codes[3])
    assert (told.value.missing, told.value.total) == ([2, 3, 5], 5)


@given(st.data())
def test_a_wrong_digit_is_noticed(data) -> None:
    [code] = slip(b"Chuyen cua toi", 100)
    place = data.draw(st.integers(10, len(code) - 1))
    digit = data.draw(st.sampled_from(sorted(set("0123456789") - {code[place]})))
    with pytest.raises(Unreadable):
        letters_in_digits(code[:place] + digit + code[place + 1 :])


@pytest.mark.parametrize("typed", ["", "xin chào", "12345", "0101" + "9" * 30, "00000000000", "0101123456" + "1" * 4])
def test_what_is_no_code_is_not_taken_for_one(typed) -> None:
    with pytest.raises(Unreadable):
        letters_in_digits(typed)


# On the page


@pytest.fixture
def counter(moment, cast, client_for):
    return client_for(Role.RECEPTION)


def read(counter, **sent):
    return counter.post(PAGE, {"channel": "walk_in", "digits": "", **sent})


def photograph(*codes: str) -> SimpleUploadedFile:

    drawn = []
    for code in codes:
        out = BytesIO()
        segno.make(code, mode="numeric", error="m", micro=False).save(out, kind="png", scale=4, border=4)
        drawn.append(Image.open(out).convert("L"))
    sheet = Image.new("L", (max(one.width for one in drawn), sum(one.height for one in drawn)), 255)
    for number, one in enumerate(drawn):
        sheet.paste(one, (0, sum(before.height for before in drawn[:number])))
    out = BytesIO()
    sheet.rotate(7, expand=True, fillcolor=255).save(out, "JPEG", quality=80)
    return SimpleUploadedFile("phiếu.jpg", out.getvalue(), "image/jpeg")


def export(*letters: bytes) -> SimpleUploadedFile:
    entries = [{"letter": base64.b64encode(one).decode()} for one in letters]
    content = json.dumps({"kind": "tgpl-mo", "entries": [*entries, {"sealed": "x"}]})
    return SimpleUploadedFile("yeu-cau.json", content.encode())


@pytest.mark.django_db
def test_a_scanned_slip_becomes_a_request_brought_in_person(counter, moment) -> None:
    told = read(counter, digits="\n".join(slip(letter()))).content.decode()
    asked = Request.objects.get()
    assert asked.reference in told
    assert (asked.channel, asked.received_at) == ("walk_in", moment)
    assert asked.office == Sending.objects.get().request.office


@pytest.mark.django_db
def test_a_photograph_of_a_slip_is_read(counter) -> None:
    codes = slip(letter())
    assert len(codes) >= 2
    read(counter, file=photograph(*codes), channel="post")
    assert Request.objects.get().channel == "post"


@pytest.mark.django_db
def test_a_file_with_several_people_is_read_and_read_again(counter) -> None:
    letters = [letter(), letter(), letter()]
    assert read(counter, file=export(*letters)).content.decode().count("Đã ghi") >= 3
    assert read(counter, file=export(*letters)).content.decode().count("Đã có từ trước") == 3
    assert Request.objects.count() == 3


@pytest.mark.django_db
def test_what_was_sent_by_itself_before_is_found_not_doubled(counter) -> None:
    sealed = letter()
    counter.post("/gui-yeu-cau/nhan/", sealed, content_type="application/octet-stream")
    assert "Đã có từ trước" in read(counter, digits="\n".join(slip(sealed))).content.decode()


@pytest.mark.django_db
def test_an_unfinished_one_is_said_to_be_so(counter) -> None:
    typed = answers()
    del typed["dong-y"]
    assert "Chưa viết xong" in read(counter, file=export(letter(answers=typed))).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Hãy quét mã"),
        ({"digits": "xin chào"}, "Không đọc được mã nào"),
        ({"digits": slip(b"a" * 400)[0]}, "Còn thiếu mã số 2 trong 2"),
        ({"digits": " ".join(slip(b"none of ours"))}, "bị hỏng"),
        ({"file": SimpleUploadedFile("a.json", b"{}")}, "Không đọc được mã nào"),
        ({"file": SimpleUploadedFile("a.json", b'{"kind":"tgpl-mo","entries":[{"letter":"@"}]}')}, "Không đọc được"),
        ({"file": SimpleUploadedFile("a.json", b'{"kind":"tgpl-mo","entries":[3]}')}, "Không đọc được"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ nothing")}, "Không đọc được mã nào"),
        ({"digits": "1", "channel": "web"}, "Hãy"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(counter, sent, says) -> None:
    assert says in read(counter, **sent).content.decode()
    assert not Request.objects.exists()


# Two versions of one request


@pytest.fixture
def conflict(counter) -> Sending:
    uid = uuid.uuid4()
    later = FOR_HERSELF["su-viec"] | {"story": "Tôi viết lại: <b>anh ấy</b> đã đánh tôi hai lần."}
    for typed in (answers(), answers(su_viec=later)):
        counter.post("/gui-yeu-cau/nhan/", letter(uid, answers=typed), content_type="application/octet-stream")
    return Sending.objects.exclude(content=None).get()


def page_of(sending: Sending) -> str:
    return reverse("intake:settle_sending", args=[sending.request.reference, sending.pk])


@pytest.mark.django_db
def test_staff_see_both_versions_and_that_they_must_ask(counter, conflict) -> None:
    reference = conflict.request.reference
    assert "Cần hỏi lại" in counter.get("/lam-viec/yeu-cau/").content.decode()
    told = counter.get(f"/lam-viec/yeu-cau/{reference}/").content.decode()
    assert "Hãy hỏi họ bản nào đúng" in told
    assert "thời hạn tính từ lúc nhận" in told
    assert "&lt;b&gt;anh ấy&lt;/b&gt; đã đánh tôi hai lần" in counter.get(page_of(conflict)).content.decode()


@pytest.mark.django_db
def test_the_answer_of_the_sender_is_kept_with_who_noted_it(counter, cast, conflict) -> None:
    answer = counter.post(page_of(conflict), {"outcome": "later", "note": "Gọi lúc 9 giờ"}, follow=True)
    assert "Cả hai bản vẫn được giữ" in answer.content.decode()
    conflict.refresh_from_db()
    assert (conflict.outcome, conflict.settled_by_name) == ("later", cast.reception.actor.name)
    assert conflict.content
    assert "Cần hỏi lại" not in counter.get("/lam-viec/yeu-cau/").content.decode()
    assert Entry.objects.filter(action="request.sendings_settled").count() == 1


@pytest.mark.django_db
def test_the_second_of_two_colleagues_is_told(counter, conflict) -> None:
    counter.post(page_of(conflict), {"outcome": "first", "note": ""})
    answer = counter.post(page_of(conflict), {"outcome": "later", "note": ""})
    assert "Đồng nghiệp đã ghi" in answer.content.decode()
    conflict.refresh_from_db()
    assert conflict.outcome == "first"


@pytest.mark.django_db
def test_a_version_of_another_request_is_not_found(counter, conflict) -> None:
    assert counter.get(page_of(conflict).replace(conflict.request.reference, "YC-2222-2222")).status_code == 404
    first = Sending.objects.get(content=None)
    assert counter.get(page_of(first)).status_code == 404
