"""What was told aloud, heard and written down on the pages of the case."""

import pytest

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.cases.models import Case
from tgpl.cases.testing import accept
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.core.testing.files import signs, speech
from tgpl.intake.models import RequestPaper
from tgpl.intake.services import add_request_paper
from tgpl.uploads.models import HeldBack

pytestmark = pytest.mark.django_db
PLAYER = "<audio"


@pytest.fixture
def case(cast: Cast, moment) -> Case:
    return accept(cast, moment)


@pytest.fixture
def recording(case: Case, cast: Cast, moment, settings, tmp_path) -> RequestPaper:
    """It arrived after the request had become a case."""
    settings.MEDIA_ROOT = tmp_path
    return add_request_paper(
        by=cast.reception.actor, request=case.request, kind="speech", title="Lời kể", file=speech(), at=moment
    )


@pytest.fixture
def page(case: Case) -> str:
    return f"/lam-viec/vu-viec/{case.code}/"


def test_it_is_played_on_the_page_of_the_case_and_that_is_in_the_record(client_for, recording, page) -> None:
    director = client_for("director")
    shown = director.get(page).content.decode()
    assert PLAYER in shown
    assert f'src="{page}loi-ke/{recording.uid}/tep/"' in shown
    assert not Entry.objects.filter(action="paper.taken").exists()  # opening the page is not listening
    answer = director.get(f"{page}loi-ke/{recording.uid}/tep/", headers={"Range": "bytes=0-99"})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, speech().read()[:100])
    assert Entry.objects.filter(action="paper.taken").count() == 1


def test_what_is_written_down_stands_beside_it_with_its_writer(cast, client_for, recording, page) -> None:
    director = client_for("director")
    kept = director.post(f"{page}loi-ke/{recording.uid}/ghi/", {"text": "Tôi bị đánh.", "was": ""})
    assert kept.headers["Location"] == f"{page}loi-ke/{recording.uid}/"
    for address in (page, f"/lam-viec/yeu-cau/{recording.request.reference}/"):
        shown = director.get(address).content.decode()
        assert "Tôi bị đánh." in shown
        assert f"{cast.director.actor.name} ghi lúc" in shown


def test_what_is_held_back_has_no_player_and_does_not_play(client_for, recording, page, moment, settings) -> None:
    settings.CLAMD = "127.0.0.1:1"
    HeldBack.objects.create(sha256=recording.sha256, since=moment)
    director = client_for("director")
    for address in (page, f"{page}loi-ke/{recording.uid}/", f"/lam-viec/yeu-cau/{recording.request.reference}/"):
        shown = director.get(address).content.decode()
        assert "Lời kể" in shown
        assert PLAYER not in shown
    assert director.get(f"{page}loi-ke/{recording.uid}/tep/").status_code == 403


def test_more_recordings_ask_no_more(
    case, cast, client_for, recording, page, moment, django_assert_max_num_queries
) -> None:
    director = client_for("director")
    director.get(page)
    with django_assert_max_num_queries(18) as one:
        director.get(page)
    given = {"by": cast.reception.actor, "request": case.request, "title": "Ký hiệu", "at": moment}
    add_request_paper(kind="signs", file=signs(), **given)
    with django_assert_max_num_queries(18) as two:
        assert "<video" in director.get(page).content.decode()
    assert len(one) == len(two)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_is_heard_by_keyboard(site: Site, cast: Cast, recording, page) -> None:
    site.sign_in(cast.director.user)
    shown = site.open(page, width=PHONE, theme="dark")
    player = shown.locator("audio")
    player.focus()
    shown.keyboard.press("Space")
    shown.wait_for_function("() => document.querySelector('audio').played.length > 0")
    assert_accessible(shown)
    shown.get_by_role("link", name="Nghe và ghi lại").click()
    shown.get_by_label("Lời kể, do cán bộ nghe và ghi").fill("Tiếng bíp.")
    shown.get_by_role("button", name="Lưu lời kể").click()
    shown.get_by_text("Đã ghi lời kể.").wait_for()
    assert_accessible(shown)
