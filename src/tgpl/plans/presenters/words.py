"""How plans are worded on pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tgpl.accounts.models import Agency
from tgpl.core.language.text import fold
from tgpl.core.pages.components import Tone, status
from tgpl.plans.figures import code_of
from tgpl.plans.models import DECLARED_LABELS, Doubt, PlanTask, WorkRecord
from tgpl.plans.queries import NamedBody
from tgpl.plans.reader.wording import begins, flat, listed, word_in
from tgpl.plans.rules import Alarm, Declared, PlanStatus, Stage, Standing

PLAN_TONES = {
    PlanStatus.READING: Tone.WAITING,
    PlanStatus.READ: Tone.WAITING,
    PlanStatus.IN_FORCE: Tone.DOING,
    PlanStatus.REPLACED: Tone.STOPPED,
    PlanStatus.SET_ASIDE: Tone.STOPPED,
}
ALARM_LABELS = {
    Alarm.LATE: gettext_lazy("Quá hạn"),
    Alarm.UNANSWERED: gettext_lazy("Quá hạn giải trình"),
    Alarm.FALLING: gettext_lazy("Số liệu giảm"),
    Alarm.DIFFERS: gettext_lazy("Khai khác số liệu"),
    Alarm.SILENT: gettext_lazy("Lâu không báo cáo"),
    Alarm.SOON: gettext_lazy("Sắp đến hạn"),
}
ALARM_TONES = dict.fromkeys((Alarm.LATE, Alarm.UNANSWERED), Tone.LATE)
DECLARED_TONES = {Declared.NOT_BEGUN: Tone.TODO, Declared.UNDER_WAY: Tone.DOING, Declared.DONE: Tone.DONE}
STAGE_LABELS = {
    Stage.LATE: gettext_lazy("Quá hạn"),
    Stage.SOON: gettext_lazy("Sắp đến hạn"),
    Stage.RUNNING: gettext_lazy("Đang trong thời gian thực hiện"),
    Stage.WAITING: gettext_lazy("Chờ việc khác hoặc chờ yêu cầu"),
    Stage.STANDING: gettext_lazy("Thường xuyên, hằng năm"),
    Stage.AHEAD: gettext_lazy("Chưa đến kỳ"),
    Stage.DONE: gettext_lazy("Đã xong"),
}
_STAGE_TONES = {
    Stage.LATE: Tone.LATE,
    Stage.SOON: Tone.SOON,
    Stage.RUNNING: Tone.DOING,
    Stage.WAITING: Tone.WAITING,
    Stage.STANDING: Tone.DOING,
    Stage.AHEAD: Tone.TODO,
    Stage.DONE: Tone.DONE,
}
FIELD_LABELS = {
    "number": gettext_lazy("Số"),
    "title": gettext_lazy("Nội dung"),
    "lead": gettext_lazy("Chủ trì"),
    "coordinating": gettext_lazy("Phối hợp"),
    "periods": gettext_lazy("Thời gian"),
    "outputs": gettext_lazy("Kết quả đầu ra"),
    "mode": gettext_lazy("Hình thức"),
    "issuer": gettext_lazy("Cơ quan ban hành"),
    "place": gettext_lazy("Tỉnh, thành phố"),
    "issued": gettext_lazy("Ngày ban hành"),
    "basis": gettext_lazy("Căn cứ"),
    "recipients": gettext_lazy("Nơi nhận"),
    "duties": gettext_lazy("Trách nhiệm"),
}


def standing_words(standing: Standing, today: date) -> SafeString:
    """The stage as a badge, with the days that are left or over."""
    return status(_stage_words(standing, today), _STAGE_TONES[standing.stage])


def _stage_words(standing: Standing, today: date) -> str:
    if standing.due is None or standing.stage not in {Stage.LATE, Stage.SOON}:
        return str(STAGE_LABELS[standing.stage])
    days = abs((standing.due - today).days)
    if standing.stage is Stage.LATE:
        return ngettext("Quá hạn %d ngày", "Quá hạn %d ngày", days) % days
    if days == 0:
        return _("Hạn hôm nay")
    return ngettext("Còn %d ngày", "Còn %d ngày", days) % days


def doubt_question(doubt: Doubt) -> str:
    """The doubt as a question with the task and the field that it is about."""
    about = FIELD_LABELS.get(doubt.field, doubt.field)
    if doubt.task is None:
        return f"{about}: {doubt.why}"
    return _("Nhiệm vụ %(number)s, %(field)s: %(why)s") % {
        "number": doubt.task.number,
        "field": str(about).lower(),
        "why": doubt.why,
    }


def doubt_choices(doubt: Doubt) -> list[tuple[str, str]]:
    """What may be answered: as it was read, or the other reading where there is one."""
    as_read = _("Đúng như đã đọc: %(text)s") % {"text": doubt.text} if doubt.text else _("Đúng, kế hoạch không ghi")
    choices = [(Doubt.Answer.AS_READ.value, as_read)]
    if doubt.other:
        other = _("Đọc là: %(texts)s") % {"texts": " ▪ ".join(doubt.other)}
        choices.append((Doubt.Answer.OTHER.value, other))
    return choices


@dataclass(frozen=True, slots=True)
class Beside:
    """A task as it was understood, beside the lines that it was read from; `pages` to look at where it is doubtful."""

    task: PlanTask
    lines: Sequence[tuple[int, str]]
    doubts: Sequence[Doubt]
    pages: Sequence[int] = ()


def proposed_choice(named: NamedBody) -> str:
    """What to do with a name that is tied to no agency, before a person decides: a kind, a new one, nothing."""
    if named.kind_meant:
        return f"all-{named.kind_meant}"
    if word_in("bodies", "collective").search(flat(named.name)) or begins(named.name, "bodies", "quantifiers"):
        return ""
    kinds = listed("bodies", "kinds")
    found = next((known["kind"] for known in kinds if flat(named.name).startswith(flat(known["begins"]))), None)
    return f"new-{Agency.Kind(found)}" if found else ""


def nearest(name: str, agencies: Sequence[Agency], most: int = 5) -> list[Agency]:
    """The agencies whose names share the most words with `name`."""
    words = set(fold(name).split())
    shared = [(len(words & set(agency.folded.split())), agency) for agency in agencies]
    likely = [(count, agency) for count, agency in shared if count >= 2]
    likely.sort(key=lambda pair: (-pair[0], len(pair[1].folded)))
    return [agency for _count, agency in likely[:most]]


def alarm_words(alarms: Sequence[Alarm]) -> SafeString:
    """The alarms of a task as badges, the worst first."""
    return format_html_join(" ", "{}", ((status(ALARM_LABELS[a], ALARM_TONES.get(a, Tone.SOON)),) for a in alarms))


def status_words(status_of: Declared | str | None) -> SafeString:
    """One of the three statuses as a badge; a dash where nobody and nothing said."""
    if not status_of:
        return format_html('<span class="govuk-hint">{}</span>', _("chưa có"))
    found = Declared(status_of)
    return status(DECLARED_LABELS[found], DECLARED_TONES[found])


def kind_for(task: PlanTask) -> str:
    """The kind of work that the task's figures count first, to be proposed when somebody puts work down."""
    bound = [one.indicator for one in task.evidence.all()]
    kinds = [kind for kind in WorkRecord.Kind.values if code_of(kind) in bound]
    return kinds[0] if kinds else ""
