"""A plan as it stood at the end of a day, ready to be frozen."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from tgpl.indicators.figures import Indicator
from tgpl.indicators.queries import all_offices
from tgpl.indicators.rules import Reading
from tgpl.plans.evidence import Shown, evidence_of
from tgpl.plans.models import DECLARED_LABELS, Plan, PlanTask, ProgressNote
from tgpl.plans.queries import Placed, placed_tasks
from tgpl.plans.rules import Declared, Stage
from tgpl.reports.rules.content import FigureLine, PlanContent, TaskLine

# Figures may show work of which the unit has not spoken: "not begun" would be wrong.
NOT_DECLARED = _("Đơn vị chưa khai báo tiến độ")


def plan_content(plan: Plan, as_of: date) -> PlanContent:
    """The tasks of `plan`, what was declared of them by the end of `as_of`, and the figures that show it.

    Always worded in Vietnamese, whoever asks: it becomes a paper of the state.
    """
    placed = placed_tasks(plan, as_of)
    tasks = [one.task for one in placed]
    evidence = evidence_of(tasks, as_of, all_offices())
    with translation.override("vi"):
        return PlanContent(
            title=plan.title,
            issuer=plan.issuer,
            number=plan.number,
            issued=plan.issued,
            place=plan.place,
            basis=tuple(plan.basis),
            as_of=as_of,
            tasks=tuple(_task(one, as_of, evidence[one.task.pk]) for one in placed),
        )


def _task(placed: Placed, as_of: date, evidence: list[Shown]) -> TaskLine:
    task, stands, declared = placed.task, placed.standing, placed.declared
    notes = list(_notes_until(task, as_of))
    return TaskLine(
        number=task.number,
        title=task.title,
        lead=tuple(body.text for body in task.lead),
        coordinating=tuple(body.text for body in task.coordinating),
        periods=tuple(period.text for period in task.periods.all()),
        outputs=tuple(output.text for output in task.outputs.all()),
        status=str(DECLARED_LABELS[declared] if notes else NOT_DECLARED),
        finished=declared is Declared.DONE,
        late=stands.stage is Stage.LATE,
        due=stands.due.isoformat() if stands.due else "",
        figures=tuple(figure_line(shown.indicator, shown.reading) for shown in evidence if shown.reading),
        records=tuple(f"{timezone.localtime(note.at):%d/%m/%Y}: {note.note}" for note in reversed(notes) if note.note),
    )


def _notes_until(task: PlanTask, as_of: date) -> Iterator[ProgressNote]:
    """What the unit declared by the end of `as_of`, the newest first."""
    notes = task.undertaking.progress.all()
    return (note for note in notes if note.side == ProgressNote.Side.UNIT and note.day <= as_of)


def figure_line(figure: Indicator, reading: Reading) -> FigureLine:
    """A figure as a snapshot keeps it."""
    names = figure.by.names() if figure.by else {}
    return FigureLine(
        code=figure.code,
        name=str(figure.name),
        definition=str(figure.definition),
        unit=str(figure.unit),
        source=str(figure.source.text),
        mark=figure.source.mark.value,
        value=reading.value,
        out_of=reading.out_of,
        percent=None if reading.percent is None else str(reading.percent),
        parts=tuple((str(names[part]), value) for part, value in reading.parts.items()),
    )
