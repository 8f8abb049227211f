"""How organisations meet people: kept by officers, with hours that begin on a date."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tgpl.accounts.models import Agency
from tgpl.audit.models import Entry
from tgpl.directory.models import OpeningHours, Place, ServedCommune
from tgpl.directory.rules import read_week
from tgpl.directory.services import set_hours
from tgpl.territory.models import Commune

pytestmark = pytest.mark.django_db
WEEK = ["07:30-11:30"] * 5 + ["", ""]
KNOWN = {"revision": "0", "step_free": "yes", "sign_language": "", "position": "20.84491, 106.68808"}


@pytest.fixture
def keeper(client_for, cast) -> Client:
    return client_for(cast.director)


@pytest.fixture
def address(cast) -> str:
    return f"/lam-viec/noi-don-nguoi-dan/{cast.centre.pk}/"


def hours(week: list[str] = WEEK, since: tuple[str, str, str] = ("1", "4", "2026")) -> dict[str, str]:
    day, month, year = since
    told = {f"day_{n}": line for n, line in enumerate(week)}
    return told | {"hours_from_day": day, "hours_from_month": month, "hours_from_year": year}


def sent(client: Client, address: str, **told: str) -> str:
    return client.post(address, KNOWN | told, follow=True).content.decode()


def test_a_place_is_described_and_its_hours_begin_on_a_date(keeper, address, cast) -> None:
    assert "Đã ghi nơi đón người dân" in sent(keeper, address, **hours(), basis="Thông báo 12")
    place, written = Place.objects.get(), OpeningHours.objects.get()
    assert (place.step_free, place.sign_language, str(place.latitude)) == (True, None, "20.84491")
    assert (place.checked_by, place.revision) == (cast.director.user.full_name, 1)
    assert (written.week, written.valid_from, written.valid_to) == (WEEK, date(2026, 4, 1), None)
    actions = Entry.objects.filter(kind="agency").order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["place.described", "hours.set"]
    page = keeper.get(address).content.decode()
    assert "20.84491, 106.68808" in page
    assert page.count('value="07:30-11:30"') == 5


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"day_0": "sáng"}, "Chưa đọc được “sáng”"),
        ({"day_0": "08:00-11:00"}, "Hãy ghi ngày bắt đầu áp dụng giờ mới"),
        ({"position": "ở đầu làng"}, "Hãy chép hai số từ bản đồ"),
        ({"position": "106.68808, 20.84491"}, "Hãy chép hai số từ bản đồ"),  # the wrong way round
        ({"communes": "Xã Không Có Thật"}, "Không tìm thấy “Xã Không Có Thật”"),
        ({"hours_from_day": "31", "hours_from_month": "2", "hours_from_year": "2026"}, "Không có ngày 31/2/2026"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(keeper, address, told, says) -> None:
    page = sent(keeper, address, **told, directions="Cổng phụ ở ngõ 5")
    assert says in page
    assert "Cổng phụ ở ngõ 5" in page
    assert not Place.objects.exists()


def test_two_officers_at_once_do_not_undo_each_other(keeper, address) -> None:
    sent(keeper, address)
    page = sent(keeper, address, step_free="no")  # from the page as it stood before
    assert "Người khác vừa sửa nơi này" in page
    assert Place.objects.get().step_free is True


def test_new_hours_end_the_old_and_replace_those_to_come(cast) -> None:
    for day in [date(2026, 1, 1), date(2026, 6, 1), date(2026, 4, 1)]:
        set_hours(by=cast.director.actor, agency=cast.centre, week=read_week(WEEK), valid_from=day)
    spans = OpeningHours.objects.order_by("valid_from").values_list("valid_from", "valid_to")
    assert list(spans) == [(date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), None)]


def test_the_list_asks_the_same_for_more_organisations(keeper, cast) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert cast.centre.name in keeper.get("/lam-viec/noi-don-nguoi-dan/").content.decode()
        return len(asked)

    few = statements()
    for number in range(8):
        office = Agency.objects.create(
            kind="branch", name=f"Nơi {number}", parent=cast.centre, valid_from=date(2020, 1, 1)
        )
        Place.objects.create(agency=office, step_free=True)
    assert statements() == few


def test_old_names_of_communes_become_those_of_today(keeper, address, territory) -> None:
    sent(keeper, address, communes="Xã Tân Viên, huyện An Lão, thành phố Hải Phòng")
    served = ServedCommune.objects.get()
    today = Commune.objects.on(date(2026, 3, 2)).get(code=served.commune_code)
    assert today.name in keeper.get(address).content.decode()
    assert "Tân Viên" not in today.name
