"""A body's own door: what it must do, what it did, in two minutes on a telephone."""

from collections.abc import Callable
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.core.testing.files import photograph
from tgpl.plans.models import Plan, PlanTask, WorkRecord
from tgpl.plans.services import amend_plan, confirm_import, demand_explanation, import_plan
from tgpl.plans.testing import SAMPLES, plan_in_force

ClientFor = Callable[[str], Client]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_in_force(cast.department_officer.actor)


@pytest.fixture
def communal(plan: Plan) -> PlanTask:
    return plan.tasks.select_related("plan").get(number="II.2.b")


def typed(**changed: object) -> dict[str, object]:
    return {
        "uid": str(uuid4()), "kind": "conference", "title": "Hội nghị xã Mẫu", "held_on_day": "20",
        "held_on_month": "5", "held_on_year": "2026", "place": "Nhà văn hóa", "men": "30", "women": "25",
        "with_disability": "4", "link": "", **changed,
    }  # fmt: skip


@pytest.fixture(autouse=True)
def _the_day(request: pytest.FixtureRequest):
    if "site" in request.fixturenames:
        yield
        return
    with time_machine.travel("2026-06-01 09:00 +0700", tick=False):
        yield


def test_a_commune_reports_its_conference(client_for: ClientFor, communal: PlanTask) -> None:
    commune = client_for("commune_partner")
    assert "II.2.b." in commune.get("/ke-hoach/phan-viec/").content.decode()
    url = f"/ke-hoach/nhiem-vu/{communal.pk}/viec-da-lam/ghi/"
    told = typed(file=photograph())
    page = commune.post(url, told, follow=True).content.decode()
    assert "Đã ghi. Cảm ơn bạn." in page
    assert "55 người (30 nam, 25 nữ), 4 người khuyết tật" in page
    work = WorkRecord.objects.get()
    assert (work.agency.kind, work.files.get().name) == ("commune", "ảnh.jpg")
    commune.post(url, told)  # sent again
    assert WorkRecord.objects.count() == 1
    file = commune.get(f"/ke-hoach/viec-da-lam/tep/{work.files.get().pk}/")
    assert b"".join(file.streaming_content).startswith(b"\xff\xd8\xff")
    assert file.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "Tên, nội dung ngắn gọn"),
        ({"men": ""}, "Hãy ghi cả số nam và số nữ"),
        ({"with_disability": "99"}, "lớn hơn tổng số nam và nữ"),
        ({"men": "", "women": ""}, "Hãy ghi số nam, số nữ trước."),
        ({"held_on_year": "2027"}, "ở tương lai"),
        ({"kind": "product"}, "Hãy gửi tệp, hoặc ghi địa chỉ trên mạng"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "Chỉ nhận tệp PDF, ảnh"),
        ({"link": "không phải địa chỉ"}, "link"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(
    client_for: ClientFor, communal: PlanTask, wrong: dict, says: str
) -> None:
    url = f"/ke-hoach/nhiem-vu/{communal.pk}/viec-da-lam/ghi/"
    page = client_for("commune_partner").post(url, typed(**wrong)).content.decode()
    assert "govuk-error-summary" in page
    assert says in page
    assert 'value="Nhà văn hóa"' in page
    assert not WorkRecord.objects.exists()


def test_a_record_is_corrected_and_withdrawn_by_its_own_body(
    client_for: ClientFor, cast: Cast, communal: PlanTask
) -> None:
    commune, police = client_for("commune_partner"), client_for("police_partner")
    commune.post(f"/ke-hoach/nhiem-vu/{communal.pk}/viec-da-lam/ghi/", typed())
    work = WorkRecord.objects.get()
    assert police.get(f"/ke-hoach/viec-da-lam/{work.pk}/sua/").status_code == 404
    page = commune.get(f"/ke-hoach/viec-da-lam/{work.pk}/sua/").content.decode()
    assert 'value="Hội nghị xã Mẫu"' in page
    commune.post(f"/ke-hoach/viec-da-lam/{work.pk}/sua/", typed(men="31", why="Đếm lại"))
    assert WorkRecord.objects.get(withdrawn_on=None).people == 56
    assert commune.get(f"/ke-hoach/viec-da-lam/{work.pk}/sua/").status_code == 404  # the old one
    standing = WorkRecord.objects.get(withdrawn_on=None)
    assert commune.post(f"/ke-hoach/viec-da-lam/{standing.pk}/rut/", {"why": ""}).status_code == 200
    commune.post(f"/ke-hoach/viec-da-lam/{standing.pk}/rut/", {"why": "Ghi nhầm"})
    assert not WorkRecord.objects.filter(withdrawn_on=None).exists()


def test_no_commune_speaks_for_all(client_for: ClientFor, communal: PlanTask) -> None:
    commune = client_for("commune_partner")
    assert "Khai tiến độ" not in commune.get(f"/ke-hoach/phan-viec/{communal.pk}/").content.decode()
    url = f"/ke-hoach/nhiem-vu/{communal.pk}/tien-do/"
    assert commune.post(url, {"declared": "done", "reason": "x"}).status_code == 404


def test_the_list_behind_a_figure(client_for: ClientFor, communal: PlanTask) -> None:
    client_for("commune_partner").post(f"/ke-hoach/nhiem-vu/{communal.pk}/viec-da-lam/ghi/", typed())
    officer = client_for("department_officer")
    url = f"/ke-hoach/nhiem-vu/{communal.pk}/viec-da-lam/?loai="
    assert "Hội nghị xã Mẫu" in officer.get(f"{url}conference").content.decode()
    assert "Chưa có việc nào được ghi" in officer.get(f"{url}class").content.decode()
    # What one body reported is nobody else's to read, but for those who see the plan.
    assert client_for("police_partner").get(f"{url}conference").status_code == 404


def test_of_several_plans_each_task_says_whose_it_is(client_for: ClientFor, cast: Cast, plan: Plan) -> None:
    commune = client_for("commune_partner")
    named = f'<span class="mo-soft">{plan.number}</span>'
    assert named not in commune.get("/ke-hoach/phan-viec/").content.decode()
    by, text = cast.department_officer.actor, (SAMPLES / "prose.txt").read_text().replace("45/KH", "46/KH")
    confirm_import(by=by, plan=import_plan(by=by, content=text.encode(), file_name="b.txt"))
    assert named in commune.get("/ke-hoach/phan-viec/").content.decode()


def test_the_share_asks_as_often_for_many_tasks(
    client_for: ClientFor, cast: Cast, plan: Plan, django_assert_max_num_queries
) -> None:
    officer = client_for("commune_partner")
    with django_assert_max_num_queries(22):
        officer.get("/ke-hoach/phan-viec/")


@pytest.mark.browser
def test_the_pages_of_carrying_out_are_accessible(site: Site, cast: Cast, plan: Plan) -> None:
    by = cast.department_officer.actor
    task = plan.tasks.select_related("plan__agency").get(number="II.1")
    demand_explanation(by=by, task=task, agency=cast.police, question="Vì sao chậm? " * 40)
    text = (SAMPLES / "prose.txt").read_text().replace("30/6/2026", "30/9/2026")
    amended = import_plan(by=by, content=text.encode(), file_name="b.txt")
    amend_plan(by=by, plan=amended, earlier=plan)
    site.sign_in(cast.department_officer.user)
    of_plan = ["", "?nhom=phoi-hop", "thoi-gian/", "lich/", "kinh-phi/", "chep/"]
    of_task = ["", "minh-chung/", "giai-trinh/", "kinh-phi/", "viec-da-lam/", "viec-da-lam/ghi/"]
    urls = [f"/ke-hoach/{plan.pk}/{part}" for part in of_plan]
    urls += [f"/ke-hoach/nhiem-vu/{task.pk}/{part}" for part in of_task]
    urls += [f"/ke-hoach/{amended.pk}/so-sanh/", f"/ke-hoach/{amended.pk}/thay-the/", "/ke-hoach/viet/"]
    for url in urls:
        assert_accessible(site.open(url, width=PHONE))


@pytest.mark.browser
def test_a_commune_reports_on_a_telephone(site: Site, cast: Cast, communal: PlanTask) -> None:
    site.sign_in(cast.commune_partner.user)
    assert_accessible(site.open("/ke-hoach/phan-viec/", width=PHONE))
    assert_accessible(site.open(f"/ke-hoach/phan-viec/{communal.pk}/", width=PHONE, theme="dark"))
    page = site.open(f"/ke-hoach/nhiem-vu/{communal.pk}/viec-da-lam/ghi/", width=PHONE)
    page.get_by_label("Tên, nội dung ngắn gọn").fill("Hội nghị xã Mẫu")
    page.get_by_label("Số nam dự").fill("12")
    page.get_by_role("button", name="Ghi lại").click()
    assert_accessible(page)  # the error: men without women
    page.get_by_label("Số nữ dự").fill("15")
    page.get_by_role("button", name="Ghi lại").click()
    assert page.get_by_text("27 người (12 nam, 15 nữ)").is_visible()
