"""A plan document from its file to a plan in force."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.core.reading import Line, UnreadableFile, read_bytes
from tgpl.plans.models import Doubt, Duty, Plan, PlanSource, PlanTask, TaskBody, Undertaking
from tgpl.plans.queries import agencies_named
from tgpl.plans.reader import structure as read
from tgpl.plans.reader.document import read_lines
from tgpl.plans.rules import PlanStatus, may_move
from tgpl.plans.services.amending import carry_evidence
from tgpl.plans.services.clocks import align_clocks
from tgpl.plans.services.errors import AlreadyImported, NotAPlan, PlanError
from tgpl.plans.services.evidence import propose_evidence
from tgpl.plans.services.writing import write_bodies, write_outputs, write_periods


@transaction.atomic
def import_plan(*, by: Actor, content: bytes, file_name: str) -> Plan:
    """Reads the file and keeps it with what was understood, for a person to confirm.

    Raises `UnreadableFile`, `NotAPlan` for a narrative text, `AlreadyImported` for a file that is here already.
    """
    lines = read_bytes(content, file_name)
    found = read_lines(lines)
    if not found.tasks:
        raise NotAPlan(_("Đây là văn bản mô tả, không phải kế hoạch có nhiệm vụ."))
    plan = _begin(by, content, file_name, PlanStatus.READ)
    _write_what_was_read(by, plan, found, lines)
    return plan


@transaction.atomic
def queue_scan(*, by: Actor, content: bytes, file_name: str) -> Plan:
    """Keeps a scan to be read in the background: reading pictures takes longer than a person should wait."""
    plan = _begin(by, content, file_name, PlanStatus.READING)
    record(by=by, action="plan.queued", kind="plan", key=str(plan.pk))
    return plan


@transaction.atomic
def read_queued(*, by: Actor, plan: Plan) -> None:
    """Reads a scan that was kept; what cannot be read is set aside with the reason. Read once, however often asked."""
    with plan.source.file.open("rb") as file:
        content = file.read()
    try:
        lines = read_bytes(content, plan.file_name)
        found = read_lines(lines)
        if not found.tasks:
            raise UnreadableFile(_("Đây là văn bản mô tả, không phải kế hoạch có nhiệm vụ."))
    except UnreadableFile as fault:
        move(plan, PlanStatus.SET_ASIDE, by=by, why=str(fault))
        return
    move(plan, PlanStatus.READ, by=by)
    _write_what_was_read(by, plan, found, lines)


def _begin(by: Actor, content: bytes, file_name: str, status: PlanStatus) -> Plan:
    """The plan with its file, and nothing else yet."""
    # Locked: the same file sent twice at once is one plan.
    department = Agency.objects.select_for_update().get(pk=by.agency_id or 0)
    sha256 = hashlib.sha256(content).hexdigest()
    _refuse_twice(department, sha256)
    name = file_name[:200]
    plan = Plan.objects.create(
        agency=department, title=name, status=status, file_name=name, sha256=sha256, read_at=timezone.now()
    )
    plan.moves.create(status=status, at=plan.read_at, by=by.name)
    file = ContentFile(content, name=f"{sha256[:24]}{Path(name).suffix.lower()[:8]}")
    PlanSource.objects.create(plan=plan, file=file)
    return plan


def _write_what_was_read(by: Actor, plan: Plan, found: read.Plan, lines: Sequence[Line]) -> None:
    _write_head(plan, found)
    _keep_lines(plan, lines)
    tasks = _write_tasks(plan, found.tasks)
    propose_evidence(plan)
    _write_duties(plan, found.duties)
    _write_doubts(plan, found.doubts, tasks)
    record(by=by, action="plan.read", kind="plan", key=str(plan.pk), tasks=len(tasks), doubts=len(found.doubts))


def _refuse_twice(department: Agency, sha256: str) -> None:
    same = Plan.objects.kept().filter(agency=department, sha256=sha256).first()
    if same is not None:
        raise AlreadyImported(_("Tệp này đã được đọc rồi."), same)


def _write_head(plan: Plan, found: read.Plan) -> None:
    plan.title = found.title or _("(chưa có trích yếu)")
    plan.issuer = (found.issuer or "")[:200]
    plan.place = (found.place or "")[:100]
    plan.number = (found.number or "")[:60]
    plan.issued = (found.issued or "")[:60]
    plan.basis, plan.recipients = list(found.basis), list(found.recipients)
    plan.save(update_fields=["title", "issuer", "place", "number", "issued", "basis", "recipients"])


def _keep_lines(plan: Plan, lines: Sequence[Line]) -> None:
    # One line of ours for each line that was read: a table's row may hold several.
    text = "\n".join(" ".join(line.text.splitlines()) for line in lines)
    plan.source.text = text
    plan.source.pages = [line.page for line in lines] if any(line.page for line in lines) else []
    plan.source.save(update_fields=["text", "pages"])


def _write_tasks(plan: Plan, tasks: Sequence[read.Task]) -> dict[str, PlanTask]:
    """The tasks with all their rows; where two carry one number, the later one is told apart."""
    seen: Counter[str] = Counter()
    rows: list[PlanTask] = []
    for position, task in enumerate(tasks):
        seen[task.number] += 1
        number = task.number if seen[task.number] == 1 else f"{task.number} ({seen[task.number]})"
        first, last = task.lines
        rows.append(
            PlanTask(
                plan=plan,
                position=position,
                number=number[:40],
                title=task.title,
                mode=task.mode or "",
                first_line=first,
                last_line=last,
            )
        )
    undertakings = Undertaking.objects.bulk_create(Undertaking() for _row in rows)
    for row, undertaking in zip(rows, undertakings, strict=True):
        row.undertaking = undertaking
    PlanTask.objects.bulk_create(rows)
    by_number = {row.number: row for row in plan.tasks.all()}
    known = agencies_named({name for task in tasks for name in (*task.lead, *task.coordinating)})
    for row, task in zip(plan.tasks.all(), tasks, strict=True):
        write_bodies(row, TaskBody.Role.LEAD, task.lead, known)
        write_bodies(row, TaskBody.Role.COORDINATING, task.coordinating, known)
        write_outputs(row, task.outputs)
        write_periods(row, task.periods, by_number)
    return by_number


def _write_duties(plan: Plan, duties: Sequence[read.Duty]) -> None:
    Duty.objects.bulk_create(
        Duty(
            plan=plan,
            position=position,
            text=duty.text,
            body=duty.body or "",
            to=duty.to or "",
            due=date.fromisoformat(duty.due) if duty.due else None,
        )
        for position, duty in enumerate(duties)
    )


def _write_doubts(plan: Plan, doubts: Sequence[read.Doubt], tasks: dict[str, PlanTask]) -> None:
    Doubt.objects.bulk_create(
        Doubt(
            plan=plan,
            task=tasks.get((doubt.task or "")[:40]),
            field=doubt.field,
            text=doubt.text,
            why=doubt.why,
            other=list(doubt.other),
        )
        for doubt in doubts
    )


@transaction.atomic
def confirm_import(*, by: Actor, plan: Plan) -> None:
    """Puts the plan in force, in the place of the one that it amends. Every doubt and every change must be settled."""
    _refuse_while_open(plan)
    if plan.replaces:
        carry_evidence(plan)
        move(plan.replaces, PlanStatus.REPLACED, by=by, why=plan.number)
        align_clocks(by=by, plan=plan.replaces)
    Plan.objects.filter(pk=plan.pk, in_force_from=None).update(in_force_from=timezone.localdate())
    move(plan, PlanStatus.IN_FORCE, by=by)
    align_clocks(by=by, plan=plan)
    record(by=by, action="plan.confirmed", kind="plan", key=str(plan.pk))


def _refuse_while_open(plan: Plan) -> None:
    """A plan is confirmed when nothing in it is left to be asked."""
    if not plan.tasks.exists():
        raise PlanError(_("Kế hoạch chưa có nhiệm vụ nào."))
    if left := plan.doubts.filter(answer="").count():
        raise PlanError(ngettext("Còn %d điểm chưa rõ cần trả lời.", "Còn %d điểm chưa rõ cần trả lời.", left) % left)
    if left := plan.changes.filter(decision="").count():
        words = ngettext("Còn %d thay đổi cần xác nhận.", "Còn %d thay đổi cần xác nhận.", left)
        raise PlanError(words % left)


@transaction.atomic
def set_aside_plan(*, by: Actor, plan: Plan, why: str) -> None:
    """Takes a plan out of use: a wrong file, or one that an amended plan replaces. Nothing is deleted."""
    move(plan, PlanStatus.SET_ASIDE, by=by, why=why)
    align_clocks(by=by, plan=plan)
    record(by=by, action="plan.set_aside", kind="plan", key=str(plan.pk))


def move(plan: Plan, status: PlanStatus, *, by: Actor, why: str = "") -> None:
    """The one way to another status; fails when somebody else was there first."""
    before = [known for known in PlanStatus if may_move(known, status)]
    ends = {"in_force_to": timezone.localdate()} if plan.status == PlanStatus.IN_FORCE else {}
    if not Plan.objects.filter(pk=plan.pk, status__in=before).update(status=status, **ends):
        raise PlanError(_("Kế hoạch vừa được người khác thay đổi. Hãy tải lại trang."))
    plan.status = status
    plan.moves.create(status=status, at=timezone.now(), by=by.name, why=why)
