"""The map and the reckonings: files told line by line, what is frozen stays, what is not known is said."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from tgpl.jobs.testing import do_queued_work
from tgpl.network.models import MapData, Siting
from tgpl.network.queries import need_by, places
from tgpl.network.rules import Inputs, read_minutes, read_points
from tgpl.network.services import NetworkError, Question, ask_siting, bring_map_data, digest_of, reckon_waiting
from tgpl.network.tasks import reckon_sitings
from tgpl.network.testing import a_round, answered
from tgpl.territory.models import Commune

KNOWN = {"11410", "11413"}
POINTS = "mã,vĩ độ,kinh độ\n11410,20.85,106.68\n"


def texts(response) -> str:
    return response.content.decode()


# Files


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (POINTS, {"11410": (20.85, 106.68)}),
        ("11410;20,85;106,68\n\n11413;20,9;106,7", {"11410": (20.85, 106.68), "11413": (20.9, 106.7)}),
        ("\ufeff11410\t20.85\t106.68", {"11410": (20.85, 106.68)}),
        ('"11410","20.85","106.68"', {"11410": (20.85, 106.68)}),
    ],
)
def test_points_are_read_as_offices_save_them(text: str, points: dict) -> None:
    assert read_points(text, KNOWN) == (points, [])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("11410,20.85", "columns"),
        ("99999,20.85,106.68", "commune"),
        ("11410,hai mươi,106.68", "number"),
        ("11410,nan,106.68", "number"),
        ("11410,106.68,20.85", "place"),
        ("11413,20.9,106.7", "twice"),
    ],
)
def test_every_wrong_line_is_told(line: str, kind: str) -> None:
    _points, faults = read_points(f"11413,20.8,106.6\n{line}\n", KNOWN)
    assert [(fault.line, fault.kind) for fault in faults] == [(2, kind)]


@pytest.mark.parametrize("minutes", ["-1", "1441", "inf", "x"])
def test_minutes_that_cannot_be_are_told(minutes: str) -> None:
    assert read_minutes(f"11410,11413,{minutes}", KNOWN)[1][0].kind == "number"
    assert read_minutes("11410,11413,30", KNOWN) == ({"11410": {"11413": 30.0}}, [])


@given(st.text(max_size=60))
def test_nothing_in_a_file_breaks_the_reader(text: str) -> None:
    for points, faults in (read_points(text, KNOWN), read_minutes(text, KNOWN)):
        assert isinstance(points, dict)
        assert all(fault.line >= 1 for fault in faults)


# Pages, with the real communes of the home province


def question(**more: object) -> Question:
    return Question(**{"title": "Thêm chi nhánh", "need": "equal", "aim": "median", "most": 2, "reach": 15.0, **more})


@pytest.fixture
def home(territory, cast, moment):
    """The centre of the cast stands in a commune of the province."""
    cast.centre.commune = Commune.objects.get(code="10532")
    cast.centre.save(update_fields=["commune"])
    return cast


@pytest.mark.django_db
def test_points_of_an_office_come_before_ours_and_ours_stay_elsewhere(home) -> None:
    ours = places()["10532"]
    content = {"10532": [20.9, 106.7]}
    by = home.department_officer.actor
    bring_map_data(by=by, kind=MapData.Kind.POINTS, source="Sở Nông nghiệp", mark="confirmed", content=content)
    found = places()
    assert (found["10532"].point.latitude, found["10532"].mark) == (20.9, "confirmed")
    assert ours.mark == "to_verify"
    assert len(found) > 3200


@pytest.mark.django_db
def test_a_file_is_taken_whole_or_not_at_all(home, client_for) -> None:
    client = client_for("department_officer")
    sent = {"kind": "points", "source": "Bản đồ của Sở", "mark": "confirmed"}
    wrong = SimpleUploadedFile("toa-do.csv", f"{POINTS}10532,106.7,20.9\n".encode())
    page = texts(client.post("/mang-luoi/nop-so-lieu/", {**sent, "file": wrong}))
    assert "Dòng 3 (10532,106.7,20.9): điểm nằm ngoài Việt Nam" in page
    assert "Bản đồ của Sở" in page
    assert not MapData.objects.exists()
    legacy = SimpleUploadedFile("toa-do.csv", b"\xff\xfe1")
    assert "bảng mã UTF-8" in texts(client.post("/mang-luoi/nop-so-lieu/", {**sent, "file": legacy}))
    right = SimpleUploadedFile("toa-do.csv", "mã,vĩ độ,kinh độ\n10532,20.9,106.7\n".encode())
    assert client.post("/mang-luoi/nop-so-lieu/", {**sent, "file": right}).status_code == 302
    assert MapData.objects.get().content == {"10532": [20.9, 106.7]}


@pytest.mark.django_db
def test_the_map_reads_as_a_table_too(home, client_for, django_assert_max_num_queries) -> None:
    client = client_for("branch_head")
    with django_assert_max_num_queries(12):
        page = texts(client.get("/mang-luoi/?need=equal&xa=10532"))
    assert "Trung tâm trợ giúp pháp lý nhà nước tỉnh Mẫu: có trên bản đồ" in page.replace("\n", "")
    assert "Chi nhánh số 1: chưa biết ở xã, phường nào" in page
    assert "Chưa có tọa độ: Đặc khu Bạch Long Vĩ." in page
    assert page.count("#ban-do") == 114  # a line of the table for each commune
    assert page.count("<circle") == 114  # a dot for each of 113 with a point, and the ring around the chosen one


@pytest.mark.django_db
def test_an_office_is_put_on_the_map(home, client_for) -> None:
    client = client_for("department_officer")
    address = f"/mang-luoi/tru-so/{home.branch.pk}/"
    assert client.post(address, {"commune": "xã không có"}).status_code == 200
    assert client.post(address, {"commune": "phường Thủy Nguyên, Hải Phòng"}).status_code == 302
    home.branch.refresh_from_db()
    assert home.branch.commune.name == "Thủy Nguyên"


@pytest.mark.django_db
def test_need_is_what_communes_answered_and_silence_is_not_nought(home, moment) -> None:
    survey_round = a_round(home)
    one = answered(home, survey_round)
    one.commune = Commune.objects.get(code="10532")
    one.save(update_fields=["commune"])
    need = need_by(f"{survey_round.uid}:asked", date(2026, 3, 2))
    assert dict(need.values) == {}  # the commune left that part blank
    assert dict(need_by(f"{survey_round.uid}:degree", date(2026, 3, 2)).values) == {"10532": 30}


@pytest.mark.django_db
def test_a_reckoning_is_done_later_and_stays_as_it_was(home, client_for) -> None:
    client = client_for("department_officer")
    told = {
        "title": "Thêm chi nhánh",
        "need": "equal",
        "aim": "cover",
        "unit": "km",
        "reach": 15,
        "most": 2,
        "fixed": "yes",
    }
    made = client.post("/mang-luoi/chi-nhanh/moi/", {**told, "reach": 15, "most": 2})
    assert made.status_code == 302
    assert "Máy đang tính" in texts(client.get(made.url))
    reckon_sitings.enqueue()
    do_queued_work()
    siting = Siting.objects.get()
    page = texts(client.get(f"{made.url}?them=1"))
    assert "Thêm 1 chi nhánh ở" in page
    assert "Đường chim bay không phải đường đi" in page
    assert "Chưa có tọa độ nên không được tính: Đặc khu Bạch Long Vĩ." in page
    assert [len(step["places"]) for step in siting.steps] == [1, 2, 3]
    assert siting.inputs_sha256 == digest_of(siting.inputs)
    kept = siting.steps
    content = {"10532": [21.0, 106.5]}
    by = home.department_officer.actor
    bring_map_data(by=by, kind=MapData.Kind.POINTS, source="Bản đồ mới", mark="confirmed", content=content)
    reckon_waiting()
    siting.refresh_from_db()
    assert siting.steps == kept
    assert texts(client.get(f"{made.url}?them=1")).count("Thêm 1 chi nhánh ở") == page.count("Thêm 1 chi nhánh ở")


@pytest.mark.django_db
def test_travel_times_count_where_an_office_brought_them(home) -> None:
    by = home.department_officer.actor
    with pytest.raises(NetworkError, match="Chưa có bảng thời gian đi"):
        ask_siting(by=by, question=question(unit="minutes"))
    minutes = {"10525": {"10532": 25.0, "10507": 5.0}}
    bring_map_data(by=by, kind=MapData.Kind.MINUTES, source="Khảo sát đường đi", mark="to_verify", content=minutes)
    siting = ask_siting(
        by=by, question=question(unit="minutes", reach=30.0, most=1, aim="cover", candidates=("10507",))
    )
    reckon_waiting()
    siting.refresh_from_db()
    # The commune itself, the one that comes in 25 minutes; then the candidate's own as well.
    assert [step["covered"] for step in siting.steps] == [2, 3]
    assert Inputs.from_json(siting.inputs).sources[-1] == "Khảo sát đường đi (to_verify)"


@pytest.mark.django_db
def test_a_question_that_cannot_be_is_told_and_keeps_what_was_typed(home, client_for) -> None:
    told = {"title": "Thử", "need": "equal", "aim": "cover", "unit": "km", "reach": 0, "most": 99, "fixed": "yes"}
    page = texts(client_for("department_officer").post("/mang-luoi/chi-nhanh/moi/", told))
    assert 'value="99"' in page
    assert not Siting.objects.exists()
    with pytest.raises(NetworkError, match="chưa có tọa độ: 99999"):
        ask_siting(by=home.department_officer.actor, question=question(candidates=("99999",)))


@pytest.mark.django_db
def test_without_a_province_the_map_says_so(cast, client_for, moment, settings) -> None:
    settings.HOME_PROVINCE = "00"
    assert "Chưa có gì để vẽ" in texts(client_for("branch_head").get("/mang-luoi/"))
    with pytest.raises(NetworkError, match="Chưa có tọa độ"):
        ask_siting(by=cast.department_officer.actor, question=question())
