"""What happens to a plan from its file to its tasks, and what the database refuses."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tgpl.accounts.models import Agency
from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.plans.models import Doubt, Plan, PlanTask, TaskBody
from tgpl.plans.queries import agencies_named, board_of, bodies_named_in, by_body, task_fields
from tgpl.plans.reader.structure import Period
from tgpl.plans.rules import Declared, PlanStatus
from tgpl.plans.services import (
    AlreadyImported,
    DutyFields,
    HeadFields,
    NotAPlan,
    PlanError,
    TaskFields,
    add_task,
    answer_doubt,
    confirm_import,
    correct_duty,
    correct_head,
    correct_task,
    declare_progress,
    import_plan,
    link_bodies,
    register_body,
    remove_task,
    set_aside_plan,
)
from tgpl.plans.testing import SAMPLES, plan_in_force, read_sample


def fields_of(task: PlanTask, **changed: object) -> TaskFields:
    return replace(TaskFields(**task_fields(task)), **changed)  # type: ignore[arg-type]


def actions() -> list[str]:
    return list(Entry.objects.filter(kind="plan").order_by("pk").values_list("action", flat=True))


def test_a_plan_is_kept_as_it_was_read(cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor)
    task = plan.tasks.get(number="II.2.a")
    assert (plan.status, plan.number, plan.agency) == (PlanStatus.READ, "45/KH-UBND", cast.department)
    assert [t.number for t in plan.tasks.all()] == ["II.1", "II.2.a", "II.2.b"]
    assert [b.text for b in task.coordinating] == [
        "Đài Phát thanh - Truyền hình tỉnh",
        "các tổ chức chính trị - xã hội",
    ]
    assert task.periods.get().end == date(2026, 6, 30)
    assert plan.tasks.get(number="II.2.b").periods.get().after == task
    assert plan.duties.get(due=date(2026, 11, 15)).to == "Ủy ban nhân dân tỉnh"
    assert plan.source.file.read() == (SAMPLES / "prose.txt").read_bytes()
    assert plan.source.lines(*(task.first_line, task.first_line))[0][1] == "a) Hội nghị cấp tỉnh:"
    assert actions() == ["plan.read"]
    plan.source.file.close()


def test_the_same_file_is_read_once(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = read_sample(by)
    with pytest.raises(AlreadyImported) as known:
        read_sample(by)
    assert known.value.plan == plan
    set_aside_plan(by=by, plan=plan, why="Nhầm tệp")
    assert read_sample(by).pk != plan.pk


def test_a_narrative_leaves_nothing_behind(cast: Cast) -> None:
    with pytest.raises(NotAPlan):
        read_sample(cast.department_officer.actor, "narrative.txt")
    assert not Plan.objects.exists()


def test_two_tasks_of_one_number_are_told_apart(cast: Cast) -> None:
    text = "KẾ HOẠCH\nThử\n\nI. A\n1. Một\n- Chủ trì: Sở Y tế.\nI. B\n1. Hai\n- Chủ trì: Sở Tư pháp."
    plan = import_plan(by=cast.department_officer.actor, content=text.encode(), file_name="a.txt")
    assert len({task.number for task in plan.tasks.all()}) == plan.tasks.count() == 2


def test_a_plan_comes_into_force_when_every_doubt_is_answered(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = read_sample(by, "open_questions.txt")
    with pytest.raises(PlanError, match="điểm chưa rõ"):
        confirm_import(by=by, plan=plan)
    for doubt in plan.doubts.all():
        answer_doubt(by=by, doubt=doubt, answer=Doubt.Answer.AS_READ)
    confirm_import(by=by, plan=plan)
    assert [move.status for move in plan.moves.all()] == ["read", "in_force"]
    with pytest.raises(PlanError, match="người khác"):
        confirm_import(by=by, plan=plan)


def test_the_other_reading_is_taken(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = read_sample(by, "open_questions.txt")
    doubt = plan.doubts.get(task__number="II.1", field="outputs")
    answer_doubt(by=by, doubt=doubt, answer=Doubt.Answer.OTHER)
    assert [o.text for o in doubt.task.outputs.all()] == ["Hội nghị", "Báo cáo được gửi Bộ Tư pháp"]
    doubt.refresh_from_db()
    assert doubt.answer == Doubt.Answer.OTHER


def test_a_missing_field_has_no_other_reading(cast: Cast) -> None:
    by = cast.department_officer.actor
    doubt = read_sample(by, "open_questions.txt").doubts.get(task__number="II.3", field="lead")
    with pytest.raises(PlanError):
        answer_doubt(by=by, doubt=doubt, answer=Doubt.Answer.OTHER)


def test_correcting_a_field_settles_its_doubts_and_no_others(cast: Cast) -> None:
    by = cast.department_officer.actor
    task = read_sample(by, "open_questions.txt").tasks.get(number="II.3")
    changed = correct_task(by=by, task=task, fields=fields_of(task, lead=("Sở Tư pháp",)))
    assert changed == ["lead"]
    assert set(task.doubts.filter(answer="").values_list("field", flat=True)) == {"periods", "outputs"}
    assert task.doubts.get(field="lead").answer == Doubt.Answer.CORRECTED


def test_rows_that_stay_the_same_keep_their_keys(cast: Cast) -> None:
    by = cast.department_officer.actor
    task = plan_in_force(by).tasks.get(number="II.1")
    before = {o.text: o.pk for o in task.outputs.all()}
    correct_task(by=by, task=task, fields=fields_of(task, outputs=("Báo cáo kết quả", "Danh sách")))
    after = {o.text: o.pk for o in task.outputs.all()}
    assert after["Báo cáo kết quả"] == before["Báo cáo kết quả"]
    assert list(after) == ["Báo cáo kết quả", "Danh sách"]


def test_nothing_changed_writes_nothing(cast: Cast) -> None:
    by = cast.department_officer.actor
    task = read_sample(by).tasks.get(number="II.1")
    assert correct_task(by=by, task=task, fields=fields_of(task)) == []
    assert actions() == ["plan.read"]


def test_a_number_is_used_once(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = read_sample(by)
    task = plan.tasks.get(number="II.1")
    with pytest.raises(PlanError, match=r"II\.2\.a"):
        correct_task(by=by, task=task, fields=fields_of(task, number="II.2.a"))
    with pytest.raises(PlanError, match=r"II\.1"):
        add_task(by=by, plan=plan, fields=fields_of(task))


def test_a_task_is_added_and_taken_out(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = read_sample(by)
    period = Period(text="Sau hội nghị", after="II.2.a")
    fields = TaskFields("II.3", "Tổng kết", ("Sở Tư pháp",), (), (period,), ("Báo cáo",), "")
    task = add_task(by=by, plan=plan, fields=fields)
    assert list(plan.tasks.all())[-1] == task
    assert task.periods.get().after.number == "II.2.a"
    remove_task(by=by, task=task)
    assert not plan.tasks.filter(number="II.3").exists()


def test_a_task_that_others_follow_stays(cast: Cast) -> None:
    by = cast.department_officer.actor
    with pytest.raises(PlanError, match="làm sau"):
        remove_task(by=by, task=read_sample(by).tasks.get(number="II.2.a"))


def test_of_a_plan_in_force_no_task_is_taken_out(cast: Cast) -> None:
    by = cast.department_officer.actor
    with pytest.raises(PlanError, match="đã xác nhận"):
        remove_task(by=by, task=plan_in_force(by).tasks.get(number="II.2.b"))


def test_what_was_set_aside_stays_as_it_is(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = plan_in_force(by)
    set_aside_plan(by=by, plan=plan, why="Có kế hoạch thay thế")
    task = PlanTask.objects.select_related("plan").get(plan=plan, number="II.1")
    with pytest.raises(PlanError, match="đã bỏ"):
        correct_task(by=by, task=task, fields=fields_of(task, title="Khác"))
    with pytest.raises(PlanError, match="đang được thực hiện"):
        declare_progress(by=by, task=task, declared=Declared.DONE)


def test_the_head_and_a_duty_are_corrected(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = read_sample(by, "open_questions.txt")
    head = HeadFields("Trích yếu mới", "UBND tỉnh Mẫu", "Mẫu", "1/KH-UBND", "", ["Luật A"], ["Bộ Tư pháp"])
    correct_head(by=by, plan=plan, fields=head)
    plan.refresh_from_db()
    assert (plan.title, plan.basis) == ("Trích yếu mới", ["Luật A"])
    duty = plan.duties.get()
    correct_duty(by=by, duty=duty, fields=DutyFields(duty.text, "Sở Tư pháp", "Bộ Tư pháp", date(2026, 10, 30)))
    assert not plan.doubts.filter(field="duties", answer="").exists()
    assert plan.duties.get().due == date(2026, 10, 30)


def test_progress_is_a_line_of_history(cast: Cast) -> None:
    by = cast.department_officer.actor
    task = plan_in_force(by).tasks.get(number="II.2.a")
    declare_progress(by=by, task=task, declared=Declared.UNDER_WAY, note="Đã gửi giấy mời.", reason="Chưa họp.")
    declare_progress(by=by, task=task, declared=Declared.DONE, reason="Đã họp, chưa ghi.")
    assert [note.declared for note in task.undertaking.progress.all()] == ["done", "under_way"]


def test_a_task_that_follows_waits_until_the_other_is_done(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = plan_in_force(by)

    def stage() -> str:
        rows = board_of(plan, timezone.localdate())
        return next(row.placed.standing.stage for row in rows if row.task.number == "II.2.b")

    assert stage() == "waiting"
    first = plan.tasks.get(number="II.2.a")
    declare_progress(by=by, task=first, declared=Declared.DONE, reason="Họp chung với ngành.")
    assert stage() == "standing"


def test_tasks_stand_under_each_leading_body(cast: Cast) -> None:
    rows = board_of(read_sample(cast.department_officer.actor, "open_questions.txt"), date(2026, 11, 21))
    groups = {name: [row.task.number for row in here] for name, here in by_body(rows)}
    assert groups["Sở Y tế"] == ["II.2"]
    assert groups[""] == ["II.1", "II.3"]


@pytest.mark.parametrize(
    ("name", "nick"),
    [
        ("Sở Tư pháp", "department"),
        ("SỞ TƯ PHÁP TỈNH MẪU", "department"),
        ("Sở Tư pháp (Trung tâm Trợ giúp pháp lý nhà nước)", "department"),
        ("Công an tỉnh", "police"),
        ("Trung tâm trợ giúp pháp lý nhà nước", None),  # two provinces have one
        ("Công an cấp xã", None),
        ("Sở", None),
        ("các cơ quan, tổ chức có liên quan", None),
    ],
)
def test_the_agency_that_a_name_means(cast: Cast, name: str, nick: str | None) -> None:
    found = agencies_named([name])
    assert found == ({name: getattr(cast, nick)} if nick else {})


def test_names_are_tied_to_agencies(cast: Cast) -> None:
    by = cast.department_officer.actor
    plan = read_sample(by)
    prison = register_body(by=by, plan=plan, name="trại giam", kind=Agency.Kind.PRISON)
    assert TaskBody.objects.get(task__plan=plan, text="trại giam").agency == prison
    assert agencies_named(["Trại giam"]) == {"Trại giam": prison}
    assert link_bodies(by=by, plan=plan, name="trại giam", agency=None) == 1
    assert {named.name for named in bodies_named_in(plan) if named.agency} == {"Sở Tư pháp", "Công an tỉnh",
        "Sở Tư pháp (Trung tâm Trợ giúp pháp lý nhà nước, Chi nhánh số 1)"}  # fmt: skip


def test_the_database_refuses_what_cannot_be(cast: Cast) -> None:
    plan = read_sample(cast.department_officer.actor)
    task = plan.tasks.get(number="II.1")
    for broken in (
        lambda: plan.tasks.create(position=9, number="II.1", title="trùng số", undertaking=task.undertaking),
        lambda: plan.tasks.create(
            position=9, number="X", title="dòng lộn", first_line=9, last_line=3, undertaking=task.undertaking
        ),
        lambda: task.periods.create(position=9, text="lộn", start=date(2026, 2, 1), end=date(2026, 1, 1)),
        lambda: task.periods.create(position=9, text="sau chính nó", after=task),
        lambda: plan.doubts.create(field="title", why="?", answer=Doubt.Answer.AS_READ),
        lambda: _copy(plan),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()


def _copy(plan: Plan) -> None:
    Plan(**{f.attname: getattr(plan, f.attname) for f in Plan._meta.concrete_fields if not f.primary_key}).save()
