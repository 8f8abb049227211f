"""Finding an office and a practitioner: by commune, open or not, step-free, and who works there."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tgpl.directory.models import Place, ServedCommune
from tgpl.directory.rules import read_week
from tgpl.directory.services import add_practitioner, set_hours
from tgpl.territory.models import Commune, Province

pytestmark = pytest.mark.django_db
PAGE = "/tim-noi-giup/"


@pytest.fixture
def commune(cast) -> Commune:
    since = {"valid_from": date(2025, 7, 1), "basis": "thử"}
    province = Province.objects.create(code="31", name="Mẫu", kind="tỉnh", **since)
    return Commune.objects.create(
        code="00001", name="Minh Họa", folded="minh hoa", kind="xã", province=province, **since
    )


@pytest.fixture
def two_offices(cast, commune) -> None:
    Place.objects.create(agency=cast.branch, step_free=True, sign_language=True, latitude="20.8", longitude="106.6")
    ServedCommune.objects.create(agency=cast.branch, commune_code=commune.code)
    saturday = read_week(["08:00-11:00"] * 6 + [""])
    set_hours(by=cast.director.actor, agency=cast.branch, week=saturday, valid_from=date(2026, 1, 1))
    for name, agency, signs in [("Mai Thị Ký Hiệu", cast.branch, True), ("Lê Văn Nói", cast.centre, False)]:
        add_practitioner(
            by=cast.director.actor, full_name=name, gender="female" if signs else "male", agency=agency,
            kind="legal_aid_officer", valid_from=date(2020, 1, 1), fields=["land" if signs else "criminal"],
            knows_sign_language=signs,
        )  # fmt: skip


def page(client: Client, **wanted: str) -> str:
    return client.get(PAGE, wanted).content.decode()


def offices(client: Client, **wanted: str) -> str:
    return page(client, **wanted).partition("Danh sách lấy lúc")[2].partition("<h2")[0]


def people(client: Client, **wanted: str) -> str:
    return page(client, **wanted).rpartition("<h2")[2]


def test_without_a_wish_everything_is_shown(client, cast, two_offices, moment) -> None:
    told = page(client)
    for words in [cast.centre.name, cast.branch.name, "Mai Thị Ký Hiệu", "Lê Văn Nói", "tel:18001233"]:
        assert words in told
    assert "09:00 02/03/2026" in told
    assert cast.other_centre.name not in told


@pytest.mark.parametrize("typed", ["Minh Họa", "xa minh hoa", "Xã Minh Họa, tỉnh Mẫu"])
def test_the_office_of_ones_commune_comes_first_and_its_people(client, cast, two_offices, moment, typed) -> None:
    told = offices(client, commune=typed)
    assert told.index(cast.branch.name) < told.index(cast.centre.name)
    assert "Phụ trách nơi bạn ở" in told
    assert "Lê Văn Nói" not in people(client, commune=typed)


def test_an_unknown_commune_is_told_and_the_list_stays(client, cast, two_offices, moment) -> None:
    told = page(client, commune="Xứ Thần Tiên")
    assert "Không tìm thấy xã, phường nào" in told
    assert 'value="Xứ Thần Tiên"' in told
    assert cast.branch.name in told


@pytest.mark.parametrize(
    ("wanted", "shown", "hidden"),
    [
        ({"sign_language": "on"}, "Mai Thị Ký Hiệu", "Lê Văn Nói"),
        ({"gender": "male"}, "Lê Văn Nói", "Mai Thị Ký Hiệu"),
        ({"field": "land"}, "Mai Thị Ký Hiệu", "Lê Văn Nói"),
    ],
)
def test_people_are_found_by_what_matters(client, two_offices, moment, wanted, shown, hidden) -> None:
    told = people(client, **wanted)
    assert shown in told
    assert hidden not in told


def test_a_wheelchair_is_sent_only_where_somebody_said_that_it_gets_in(client, cast, two_offices, moment) -> None:
    told = offices(client, step_free="on")
    assert cast.branch.name in told
    assert cast.centre.name not in told


@pytest.mark.parametrize(
    ("now", "branch", "centre"),
    [
        ("2026-03-02T09:00+07:00", "đến 11:00", "đến 11:30"),
        ("2026-03-07T09:00+07:00", "đến 11:00", "mở lúc 07:30 Thứ Hai, 09/03"),  # Saturday
        ("2026-03-06T20:00+07:00", "mở lúc 08:00 Thứ Bảy, 07/03", "mở lúc 07:30 Thứ Hai, 09/03"),
        ("2026-04-30T09:00+07:00", "mở lúc 08:00 Thứ Bảy, 02/05", "mở lúc 07:30 Thứ Hai, 04/05"),  # holidays
    ],
)
def test_a_door_is_told_as_open_or_when_it_opens(client, cast, two_offices, now, branch, centre) -> None:
    with time_machine.travel(now, tick=False):
        told = offices(client)
    first, second = sorted([told.index(cast.branch.name), told.index(cast.centre.name)])
    of_branch = told[told.index(cast.branch.name) :][: second - first]
    assert branch in of_branch
    assert centre in told.replace(of_branch, "")


def test_only_open_doors_are_shown_when_asked(client, cast, two_offices) -> None:
    with time_machine.travel("2026-03-07T09:00+07:00", tick=False):
        told = offices(client, open_now="on")
    assert cast.branch.name in told
    assert cast.centre.name not in told


def test_nothing_found_leads_to_a_human(client, moment, two_offices) -> None:
    assert "gọi 1800.1233" in people(client, field="labour")


def test_more_people_cost_no_more_statements(client, cast, two_offices, moment) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client)
        return len(asked)

    few = statements()
    for number in range(50):
        add_practitioner(
            by=cast.director.actor, full_name=f"Người {number}", gender="female", agency=cast.centre,
            kind="collaborator", valid_from=date(2020, 1, 1), fields=["land"],
        )  # fmt: skip
    assert statements() == few
    assert "Còn nhiều người nữa" in page(client)
