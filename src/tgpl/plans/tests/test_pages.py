"""The officer's way through the pages, and what happens on it when something is wrong."""

from collections.abc import Callable

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tgpl.accounts.testing import Cast, Member
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.plans.models import Doubt, Plan, Undertaking
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import import_plan
from tgpl.plans.testing import SAMPLES, plan_in_force, read_sample

ClientFor = Callable[[Member | str], Client]
UPLOAD = "/ke-hoach/nhap/"


@pytest.fixture
def officer(client_for: ClientFor) -> Client:
    return client_for("department_officer")


def upload(client: Client, name: str, content: bytes | None = None):
    content = (SAMPLES / name).read_bytes() if content is None else content
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def page_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_from_the_file_to_the_board(officer: Client) -> None:
    response = upload(officer, "open_questions.txt")
    plan = Plan.objects.get()
    assert response.headers["Location"] == f"/ke-hoach/{plan.pk}/xem-lai/"
    review = page_of(officer, response.headers["Location"])
    assert "Truyền thông lưu động" in review
    assert '<li value="13">3. Truyền thông lưu động</li>' in review
    refused = officer.post(f"/ke-hoach/{plan.pk}/xac-nhan/", follow=True).content.decode()
    assert "điểm chưa rõ cần trả lời" in refused
    answers = {f"doubt-{doubt.pk}": "as_read" for doubt in plan.doubts.all()}
    officer.post(f"/ke-hoach/{plan.pk}/diem-chua-ro/", answers)
    board = officer.post(f"/ke-hoach/{plan.pk}/xac-nhan/", follow=True).content.decode()
    assert "Kế hoạch đã được xác nhận." in board
    plan.refresh_from_db()
    assert plan.status == PlanStatus.IN_FORCE


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "Tệp rỗng"),
        ("a.txt", b"   \n", "Tệp rỗng"),
        ("a.pdf", b"%PDF-1.7", "Tệp PDF bị hỏng"),
        ("a.txt", b"\xe1\xba K\xff", "sai bảng mã"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(officer: Client, name: str, content: bytes, says: str) -> None:
    page = upload(officer, name, content).content.decode()
    assert says in page
    assert "govuk-error-summary" in page
    assert not Plan.objects.exists()


def test_no_file_at_all(officer: Client) -> None:
    assert "Hãy chọn tệp kế hoạch." in officer.post(UPLOAD, {}).content.decode()


def test_a_narrative_is_told_plainly(officer: Client) -> None:
    response = upload(officer, "narrative.txt")
    assert response.status_code == 422
    assert "không phải kế hoạch" in response.content.decode()
    assert not Plan.objects.exists()


def test_the_same_file_twice_leads_to_the_plan(officer: Client) -> None:
    upload(officer, "prose.txt")
    again = upload(officer, "prose.txt")
    assert again.headers["Location"] == f"/ke-hoach/{Plan.objects.get().pk}/"


def test_a_doubt_may_be_left_open_or_read_the_other_way(officer: Client, cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor, "open_questions.txt")
    doubt = plan.doubts.get(task__number="II.1", field="outputs")
    page = page_of(officer, f"/ke-hoach/{plan.pk}/diem-chua-ro/")
    assert "Đọc là: Hội nghị ▪ Báo cáo được gửi Bộ Tư pháp" in page
    officer.post(f"/ke-hoach/{plan.pk}/diem-chua-ro/", {f"doubt-{doubt.pk}": "other"})
    assert plan.doubts.filter(answer="").count() == plan.doubts.count() - 1
    assert plan.doubts.get(pk=doubt.pk).answer == Doubt.Answer.OTHER


def whole_task(**changed: str) -> dict[str, str]:
    return {
        "periods": "2",
        "number": "II.1",
        "title": "Nội dung mới",
        "lead": "Sở Tư pháp\n\n  Sở   Y tế ",
        "coordinating": "",
        "outputs": "Báo cáo",
        "mode": "",
        "period-0-text": "Quý IV năm 2026",
        "period-0-start_day": "01", "period-0-start_month": "10", "period-0-start_year": "2026",
        "period-0-end_day": "31", "period-0-end_month": "12", "period-0-end_year": "2026",
        **changed,
    }  # fmt: skip


def test_every_field_of_a_task_is_editable(officer: Client, cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor)
    task = plan.tasks.get(number="II.1")
    page = page_of(officer, f"/ke-hoach/nhiem-vu/{task.pk}/sua/")
    assert 'value="Từ tháng 3 đến tháng 12 năm 2026"' in page
    officer.post(
        f"/ke-hoach/nhiem-vu/{task.pk}/sua/",
        whole_task(**{"period-1-text": "Sau hội nghị", "period-1-after": "II.2.a"}),
    )
    task.refresh_from_db()
    assert task.title == "Nội dung mới"
    assert [body.text for body in task.lead] == ["Sở Tư pháp", "Sở Y tế"]
    assert task.coordinating == []
    first, second = task.periods.all()
    assert (first.text, first.start.isoformat(), first.end.isoformat()) == (
        "Quý IV năm 2026",
        "2026-10-01",
        "2026-12-31",
    )
    assert second.after.number == "II.2.a"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": ""}, "Nội dung nhiệm vụ"),
        ({"number": "II.2.a"}, "Đã có nhiệm vụ mang số II.2.a."),
        ({"period-0-end_year": "2025"}, "Ngày kết thúc đứng trước ngày bắt đầu."),
        ({"period-0-start_day": "32"}, "Không có ngày"),
        ({"period-0-text": ""}, "Hãy ghi lời của kế hoạch"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(
    officer: Client, cast: Cast, changed: dict[str, str], says: str
) -> None:
    task = read_sample(cast.department_officer.actor).tasks.get(number="II.1")
    response = officer.post(f"/ke-hoach/nhiem-vu/{task.pk}/sua/", whole_task(outputs="Lời vừa gõ", **changed))
    page = response.content.decode()
    assert response.status_code == 200
    assert says in page
    assert "Lời vừa gõ" in page
    task.refresh_from_db()
    assert task.title != "Nội dung mới"


def test_a_task_is_added_by_hand(officer: Client, cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor)
    officer.post(f"/ke-hoach/{plan.pk}/them-nhiem-vu/", whole_task(number="II.9"))
    assert plan.tasks.get(number="II.9").first_line is None
    assert "II.9" in page_of(officer, f"/ke-hoach/{plan.pk}/xem-lai/")


def test_the_head_and_duties_are_editable(officer: Client, cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor)
    officer.post(f"/ke-hoach/{plan.pk}/phan-dau/", {"title": "Tên mới", "basis": "Luật A\nLuật B", "recipients": ""})
    duty = plan.duties.first()
    officer.post(
        f"/ke-hoach/trach-nhiem/{duty.pk}/sua/",
        {"text": "Báo cáo", "body": "Sở Tư pháp", "due": "", "due_day": "30/10/2026"},
    )
    plan.refresh_from_db()
    duty.refresh_from_db()
    assert (plan.title, plan.basis, plan.recipients) == ("Tên mới", ["Luật A", "Luật B"], [])
    assert (duty.text, duty.due.isoformat()) == ("Báo cáo", "2026-10-30")


def test_names_are_tied_to_agencies_as_the_officer_says(officer: Client, cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor)
    page = page_of(officer, f"/ke-hoach/{plan.pk}/co-quan/")
    names = [line for line in page.split("<label") if "trại giam" in line]
    field = names[0].split('for="id_')[1].split('"')[0]
    officer.post(f"/ke-hoach/{plan.pk}/co-quan/", {field: "new-prison"})
    assert plan.tasks.get(number="II.1").bodies.get(text="trại giam").agency.kind == "prison"


def test_the_board_groups_by_stage_and_by_lead(client_for: ClientFor, cast: Cast) -> None:
    plan = plan_in_force(cast.department_officer.actor)
    with time_machine.travel("2026-12-10 08:00 +0700", tick=False):
        officer = client_for("department_officer")
        by_stage = page_of(officer, f"/ke-hoach/{plan.pk}/")
        by_lead = page_of(officer, f"/ke-hoach/{plan.pk}/?nhom=chu-tri")
    assert by_stage.index("Quá hạn 163 ngày") < by_stage.index("Còn 21 ngày")
    assert "Chờ việc khác hoặc chờ yêu cầu" in by_stage
    assert ">Ủy ban nhân dân các xã, phường</caption>" in by_lead


def test_progress_is_declared_on_the_task_page(officer: Client, cast: Cast) -> None:
    task = plan_in_force(cast.department_officer.actor).tasks.get(number="II.1")
    url = f"/ke-hoach/nhiem-vu/{task.pk}/"
    page = officer.post(
        f"{url}tien-do/", {"declared": "done", "note": "Đã xong.", "reason": "Báo cáo giấy"}, follow=True
    ).content.decode()
    assert "Đã ghi tiến độ." in page
    assert "Đã xong." in page
    again = officer.post(f"{url}tien-do/", {"declared": "", "note": "Lời giữ lại"}).content.decode()
    assert "Lời giữ lại" in again


def test_a_head_of_the_centre_reads_and_does_not_change(client_for: ClientFor, cast: Cast) -> None:
    plan = plan_in_force(cast.department_officer.actor)
    page = page_of(client_for("director"), f"/ke-hoach/{plan.pk}/")
    assert "II.1." in page
    assert "Sửa" not in page
    assert "Chưa có kế hoạch nào" in page_of(client_for("other_director"), "/ke-hoach/")


def test_the_file_comes_back_as_it_was(officer: Client, cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor)
    response = officer.get(f"/ke-hoach/{plan.pk}/tep/")
    assert response.content == (SAMPLES / "prose.txt").read_bytes()
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_a_plan_is_set_aside_with_a_reason(officer: Client, cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor)
    url = f"/ke-hoach/{plan.pk}/bo/"
    assert officer.post(url, {"why": ""}).status_code == 200
    officer.post(url, {"why": "Nhầm tệp"})
    plan.refresh_from_db()
    assert plan.status == PlanStatus.SET_ASIDE
    assert plan.moves.last().why == "Nhầm tệp"


@pytest.mark.parametrize("where", ["", "xem-lai/"])
def test_pages_ask_as_often_for_many_tasks_as_for_few(officer: Client, cast: Cast, where: str) -> None:
    by = cast.department_officer.actor
    few = read_sample(by)
    many = import_plan(by=by, content=(SAMPLES / "prose.txt").read_bytes() + b"\n", file_name="b.txt")
    for number in range(40):
        many.tasks.create(
            position=10 + number, number=f"III.{number}", title="Thêm", undertaking=Undertaking.objects.create()
        )
    counts = []
    for plan in (few, many):
        officer.get(f"/ke-hoach/{plan.pk}/{where}")
        with CaptureQueriesContext(connection) as queries:
            officer.get(f"/ke-hoach/{plan.pk}/{where}")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 18


@pytest.mark.browser
def test_every_page_is_accessible(site: Site, cast: Cast) -> None:
    site.sign_in(cast.department_officer.user)
    plan = read_sample(cast.department_officer.actor, "open_questions.txt")
    task = plan.tasks.get(number="II.2")
    within = ["", "?nhom=chu-tri", "xem-lai/", "diem-chua-ro/", "co-quan/", "phan-dau/", "them-nhiem-vu/", "bo/"]
    urls = ["/ke-hoach/", UPLOAD, *(f"/ke-hoach/{plan.pk}/{part}" for part in within)]
    urls += [f"/ke-hoach/nhiem-vu/{task.pk}/", f"/ke-hoach/nhiem-vu/{task.pk}/sua/"]
    for url in urls:
        assert_accessible(site.open(url, width=PHONE))


@pytest.mark.browser
def test_the_whole_way_without_scripts(site: Site, cast: Cast) -> None:
    site.sign_in(cast.department_officer.user)
    page = site.open(UPLOAD, scripts=False)
    page.set_input_files("input[type=file]", SAMPLES / "prose.txt")
    page.get_by_role("button", name="Đọc tệp").click()
    page.get_by_role("link", name="Sửa II.1", exact=True).click()
    page.get_by_label("Nội dung nhiệm vụ").fill("Nội dung sửa tay")
    page.get_by_role("button", name="Lưu nhiệm vụ").click()
    page.get_by_role("button", name="Xác nhận kế hoạch").click()
    assert page.get_by_role("link", name="II.1. Nội dung sửa tay").is_visible()
