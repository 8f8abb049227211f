"""The province's plan of the year: read, confirmed, worked on by several bodies, watched by the department."""

from datetime import date, datetime, timedelta
from importlib import resources

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.demo.province import Province
from tgpl.plans.models import Plan, PlanTask
from tgpl.plans.rules import Declared
from tgpl.plans.services import (
    LineFields,
    WorkFields,
    accept_progress,
    add_budget_line,
    confirm_import,
    declare_progress,
    demand_explanation,
    import_plan,
    record_work,
)

# What the leading units declared of the plan's tasks so far.
DECLARED = (
    ("II.2.a", Declared.DONE, "Đã in và ghi âm bốn bộ tài liệu."),
    ("II.2.b", Declared.UNDER_WAY, "Đã tổ chức hoạt động tháng 4."),
)
# Task, who did it, how many days ago, and what.
WORK = (
    ("II.2.a", "so", 160, WorkFields("product", "Bộ tài liệu chữ nổi về quyền được trợ giúp pháp lý", date.min)),
    ("II.2.b", "so", 215, WorkFields("product", "Phóng sự nhân Ngày Người khuyết tật Việt Nam", date.min)),
    ("II.4", "xa", 12, WorkFields("conference", "Hội nghị rút kinh nghiệm của xã", date.min, "Nhà văn hóa", 31, 28, 6)),
)
BUDGET = (
    ("II.2.a", LineFields(2026, "In tài liệu chữ nổi", "bộ", 400, 85_000, "state", 34_000_000, 33_150_000)),
    ("II.2.a", LineFields(2026, "Thu âm bản đọc", "giờ", 6, 1_200_000, "state", 7_200_000, 7_200_000)),
    ("II.3", LineFields(2026, "Tổ chức lớp tập huấn", "lớp", 3, 18_500_000, "state", 40_000_000, 0)),
    ("II.4", LineFields(2026, "Hỗ trợ hội nghị cấp xã", "cuộc", 12, 2_000_000, "other")),
)


def load_plan(province: Province, until: datetime) -> None:
    """The plan from its document to what it looks like today."""
    officer = province.actor("so")
    document = resources.files("tgpl.demo").joinpath("data/plan.txt").read_bytes()
    plan = import_plan(by=officer, content=document, file_name="ke-hoach-mau-2026.txt")
    confirm_import(by=officer, plan=plan)
    Plan.objects.filter(pk=plan.pk).update(in_force_from=until.date() - timedelta(days=300))
    tasks = {task.number: task for task in plan.tasks.select_related("plan__agency", "undertaking")}
    _do_work(province, tasks, until)
    for number, declared, note in DECLARED:
        declare_progress(by=officer, task=tasks[number], declared=declared, note=note, reason="Đang nhập minh chứng.")
    accept_progress(by=officer, task=tasks["II.2.a"], accepted=Declared.DONE, reason="Đã kiểm tra tài liệu.")
    for number, line in BUDGET:
        add_budget_line(by=officer, task=tasks[number], fields=line)
    _ask(officer, tasks["II.3"], province.agencies["centre"])


def _do_work(province: Province, tasks: dict[str, PlanTask], until: datetime) -> None:
    for number, user, days, told in WORK:
        values = {name: getattr(told, name) for name in WorkFields.__slots__}
        fields = WorkFields(**{**values, "held_on": until.date() - timedelta(days=days)})
        record_work(by=province.actor(user), task=tasks[number], fields=fields)


def _ask(officer: Actor, task: PlanTask, centre: Agency) -> None:
    question = "Lớp tập huấn đã quá hạn: vì sao chậm, bao giờ tổ chức?"
    demand_explanation(by=officer, task=task, agency=centre, question=question)
