"""The text of a form is corrected by an officer: written, tried, put in force on a day; refused with its line."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tgpl.accounts.testing import Cast
from tgpl.core.law.rule_files import Mark
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.documents import services
from tgpl.documents.catalogue import form_of
from tgpl.documents.models import TextVersion
from tgpl.documents.queries import text_on
from tgpl.documents.services import TextError
from tgpl.documents.tests.things import AT, FORM, KIND, a_draft, hand_in

pytestmark = pytest.mark.django_db
TEXT = "loại: ĐƠN THỬ\nkính gửi: {đơn vị}\n----\nTôi là {họ tên}, vụ việc {mã vụ việc}."
DAY = timezone.localdate(AT)


def write(cast: Cast, text: str = TEXT, code: str = FORM, **given) -> TextVersion:
    hand_in()
    by, form = cast.department_officer.actor, form_of(code)
    return services.write_version(by=by, form=form, text=text, at=AT, **{"mark": Mark.TO_VERIFY, **given})


def put(cast: Cast, version: TextVersion, day=DAY) -> None:
    by = cast.department_officer.actor
    services.put_in_force(by=by, version=version, form=form_of(version.form), valid_from=day, at=AT)


REFUSED = [
    (TEXT.replace("họ tên", "họ và tên đệm"), "Dòng 4: không có thông tin nào tên là “họ và tên đệm”"),
    ("loại: A\nkhông có gạch", "thiếu dòng gạch"),
    (f"{TEXT}\n| A | B |\n| 1 |", "Dòng 6: hàng này có 1 ô"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_a_text_that_cannot_be_drawn_is_refused_with_its_line(cast: Cast, text: str, words: str) -> None:
    with pytest.raises(TextError, match=words):
        write(cast, text)


def test_a_confirmed_text_says_with_what_it_was_compared(cast: Cast) -> None:
    with pytest.raises(TextError, match="đối chiếu với văn bản nào"):
        write(cast, mark=Mark.CONFIRMED)
    assert write(cast, mark=Mark.CONFIRMED, compared_with="Công báo").mark == Mark.CONFIRMED


def test_a_version_is_tried_before_it_is_in_force(cast: Cast) -> None:
    version, form = write(cast), form_of(FORM)
    assert text_on(form, DAY).number == 0
    put(cast, version, DAY + timedelta(days=10))
    assert text_on(form, DAY + timedelta(days=9)).number == 0
    assert text_on(form, DAY + timedelta(days=10)).number == version.number == 1


def test_of_two_versions_from_one_day_the_later_applies(cast: Cast) -> None:
    for _ in range(2):
        put(cast, write(cast))
    assert text_on(form_of(FORM), DAY).number == 2


def test_not_in_the_past_and_not_twice(cast: Cast) -> None:
    version = write(cast)
    with pytest.raises(TextError, match="không được trước hôm nay"):
        put(cast, version, DAY - timedelta(days=1))
    put(cast, version)
    with pytest.raises(TextError, match="đã được cho áp dụng"):
        put(cast, version)


def test_a_confirmed_text_loses_the_mark_at_its_margin(cast: Cast) -> None:
    form = form_of(FORM)
    assert "chưa đối chiếu" in services.blank(form, day=DAY).margin
    put(cast, write(cast, mark=Mark.CONFIRMED, compared_with="Công báo số 1"))
    assert services.blank(form, day=DAY).margin == ""


def test_a_draft_keeps_the_mark_of_the_text_that_it_was_drawn_by(cast: Cast) -> None:
    letter = a_draft(cast)
    text = services.paper_of(letter)
    put(cast, write(cast, "loại: A\n----\nKhác", letter.form, mark=Mark.CONFIRMED, compared_with="Công báo"))
    assert services.paper_of(letter).margin == text.margin != ""


@pytest.fixture
def officer(client_for) -> Client:
    hand_in()
    return client_for("department_officer")


def test_the_page_writes_tries_on_a_matter_and_puts_in_force(officer: Client, cast: Cast) -> None:
    page = officer.post(
        f"/bieu-mau/{FORM}/sua/", {"text": TEXT.replace("\n", "\r\n"), "mark": "to_verify"}, follow=True
    )
    assert "chưa áp dụng, đang thử" in page.content.decode()
    tried = officer.get(f"/bieu-mau/{FORM}/ban/1/", {"source": KIND, "key": cast.centre.pk}).content.decode()
    assert f"VV-{cast.centre.pk}" in tried
    unseen = officer.get(f"/bieu-mau/{FORM}/ban/1/", {"source": KIND, "key": 99999}).content.decode()
    assert "Không thấy hồ sơ này" in unseen
    with time_machine.travel(AT, tick=False):
        day = {"valid_from_day": "20", "valid_from_month": "11", "valid_from_year": "2026"}
        officer.post(f"/bieu-mau/{FORM}/ban/1/ap-dung/", day)
        assert "ĐƠN THỬ" in officer.get(f"/bieu-mau/{FORM}/").content.decode()


def test_what_was_typed_stays_when_it_is_refused(officer: Client) -> None:
    page = officer.post(f"/bieu-mau/{FORM}/sua/", {"text": "lời của tôi", "mark": "to_verify"}).content.decode()
    assert "lời của tôi" in page
    assert "thiếu dòng gạch" in page


@pytest.mark.browser
def test_pages_of_texts_are_accessible(site: Site, cast: Cast) -> None:
    write(cast)
    site.sign_in(cast.department_officer.user)
    for path in ["sua/", "ban/1/", f"ban/1/?source={KIND}&key=0", "ban/1/ap-dung/", ""]:
        assert_accessible(site.open(f"/bieu-mau/{FORM}/{path}", width=PHONE))
