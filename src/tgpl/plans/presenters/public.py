"""A plan as citizens read it: plain words, no small numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.plans.evidence import Shown
from tgpl.plans.models import Plan
from tgpl.plans.queries import BoardRow
from tgpl.plans.rules import Declared, Stage
from tgpl.plans.rules.publishing import Kept, told

_KEPT = {
    Kept.FEW: gettext_lazy("ít hơn 5, không nêu số để không ai bị nhận ra"),
    Kept.FEW_IN_ALL: gettext_lazy("còn ít người, chưa nêu tỷ lệ để không ai bị nhận ra"),
    Kept.NOBODY: gettext_lazy("chưa có ai"),
}
_PLAIN = {
    Stage.LATE: gettext_lazy("Chậm so với kế hoạch"),
    Stage.SOON: gettext_lazy("Đang làm, sắp đến hạn"),
    Stage.RUNNING: gettext_lazy("Đang làm"),
    Stage.WAITING: gettext_lazy("Chờ việc khác xong trước"),
    Stage.STANDING: gettext_lazy("Làm thường xuyên"),
    Stage.AHEAD: gettext_lazy("Chưa đến lúc làm"),
    Stage.DONE: gettext_lazy("Đã xong"),
}


@dataclass(frozen=True, slots=True)
class PublicTask:
    """A task in plain words."""

    number: str
    title: str
    lead: Sequence[str]
    when: Sequence[str]
    stage: str
    tone: str
    figures: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """A plan in plain words; plain values only, so that it may be kept for some minutes."""

    key: int
    title: str
    number: str
    done: int
    tasks: Sequence[PublicTask]


_TONES = {Stage.LATE: "late", Stage.SOON: "soon", Stage.DONE: "done", Stage.WAITING: "waiting", Stage.AHEAD: "todo"}


def public_plan(plan: Plan, rows: Sequence[BoardRow]) -> PublicPlan:
    """What everybody may read of a plan."""
    tasks = [_task(row) for row in rows]
    done = sum(_is_done(row) for row in rows)
    return PublicPlan(plan.pk, plan.title, plan.number, done, tasks)


def _is_done(row: BoardRow) -> bool:
    """What the department accepted counts; before it has, what the unit declared."""
    said = row.accepted.declared if row.accepted else row.placed.declared
    return said == Declared.DONE


def _task(row: BoardRow) -> PublicTask:
    stage = Stage.DONE if _is_done(row) else row.placed.standing.stage
    stage = Stage.RUNNING if stage is Stage.DONE and not _is_done(row) else stage
    return PublicTask(
        number=row.task.number,
        title=row.task.title,
        lead=[body.text for body in row.task.lead],
        when=[period.text for period in row.task.periods.all()],
        stage=str(_PLAIN[stage]),
        tone=_TONES.get(stage, "doing"),
        figures=[(str(one.indicator.name), words) for one in row.evidence if (words := figure_words(one))],
    )


def figure_words(shown: Shown) -> str:
    """What is told of a figure by which the task is judged; nothing of the others."""
    if shown.reading is None or shown.target is None:
        return ""
    found = told(shown.reading.value, shown.reading.out_of, about_people=shown.indicator.population.about_people)
    if found.kept:
        return str(_KEPT[found.kept])
    if found.percent is not None:
        return _share_words(found.percent, found.below)
    return f"{found.number} {shown.indicator.unit}"


def _share_words(percent: int, below: int | None) -> str:
    if below is None:
        return _("%(percent)s%%") % {"percent": percent}
    if not percent:
        return _("dưới %(below)s%%") % {"below": below}
    return _("từ %(percent)s%% đến dưới %(below)s%%") % {"percent": percent, "below": below}
