"""What the pages of a round show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.core.lists.listing import Line, listing
from tgpl.core.pages.components import Fact, Moment, Task, Tone, day, status
from tgpl.network.models import Sending, SurveyReturn, SurveyRound
from tgpl.network.queries import answers_of
from tgpl.network.rules import Reading, Section, Survey, Total, read_answers, totals
from tgpl.network.wording import broken_words, column_name, fault_words, names_of, told_changes


def round_status(survey_round: SurveyRound, today: date) -> SafeString:
    """Where a round stands today."""
    if survey_round.ended_on:
        return status(_("Đã kết thúc"), Tone.DONE)
    if survey_round.opens_on > today:
        return status(_("Chưa mở"), Tone.TODO)
    if survey_round.closes_on < today:
        return status(_("Quá hạn gửi"), Tone.LATE)
    return status(_("Đang nhận phiếu"), Tone.DOING)


def return_status(survey_return: SurveyReturn, today: date) -> SafeString:
    """Where the form of a commune stands: silence is shown as such."""
    if survey_return.first_sent_on:
        return status(_("Đã gửi, muộn") if survey_return.is_late else _("Đã gửi"), Tone.DONE)
    if survey_return.round.closes_on < today:
        return status(_("Chưa gửi, quá hạn"), Tone.LATE)
    if survey_return.pages:
        return status(_("Đang điền"), Tone.DOING)
    return status(_("Chưa điền"), Tone.TODO)


def coverage_listing(survey_round: SurveyRound, returns: Iterable[SurveyReturn], today: date) -> SafeString:
    """The communes of a round, the silent first."""
    lines = [
        Line(
            reverse("network:open_return", args=[one.uid]),
            one.agency.name,
            [one.agency.phone, one.agency.email],
            day(one.last_sent) if one.last_sent else "",  # type: ignore[attr-defined]
            [return_status(one, today), _reminded(one)],
        )
        for one in returns
    ]
    return listing(_("Xã, phường được hỏi"), (_("Nơi"), _("Gửi lần cuối"), _("Tình trạng"), _("Đã nhắc")), lines)


def _reminded(survey_return: SurveyReturn) -> str:
    if not survey_return.reminders:
        return ""
    told = {"times": survey_return.reminders, "day": f"{survey_return.reminded_on:%d/%m/%Y}"}
    return _("%(times)s lần, gần nhất %(day)s") % told


def round_facts(survey_round: SurveyRound, purpose_url: str) -> list[Fact]:
    """The head of a round."""
    facts = [
        Fact(_("Ngày mở"), survey_round.opens_on),
        Fact(_("Hạn gửi"), survey_round.closes_on),
        Fact(_("Theo các diện của luật vào ngày"), survey_round.law_on),
    ]
    if survey_round.purpose:
        facts.append(Fact(_("Phục vụ nhiệm vụ"), survey_round.purpose, purpose_url, _("Mở") if purpose_url else ""))
    return facts


def page_tasks(survey_return: SurveyReturn, writable: bool) -> list[Task]:
    """The sections of a form with how far each has come."""
    survey = survey_return.round.survey
    reading = read_answers(survey, survey_return.typed)
    return [_page_task(survey_return, reading, section, writable) for section in survey.sections]


def _page_task(survey_return: SurveyReturn, reading: Reading, section: Section, writable: bool) -> Task:
    cells = [cell for cell in section.cells() if cell.endswith(".total")]
    filled = sum(reading.values[cell] is not None for cell in cells)
    told = {"filled": filled, "all": len(cells)}
    label, tone = _("Chưa điền"), Tone.TODO
    if any(cell in reading.faults for cell in section.cells()):
        label, tone = _("Có ô sai"), Tone.LATE
    elif filled == len(cells):
        label, tone = _("Đủ"), Tone.DONE
    elif filled or section.code in survey_return.pages:
        label, tone = _("Có %(filled)s trên %(all)s dòng") % told, Tone.DOING
    url = reverse("network:fill_page", args=[survey_return.uid, section.code]) if writable else ""
    return Task(_(section.title), label, tone, url)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to mend before sending: where, what, and the page on which to do it."""

    where: str
    what: str
    url: str = ""


def troubles(survey_return: SurveyReturn, survey: Survey, reading: Reading) -> list[Trouble]:
    """Every wrong cell with the way to its page, then the checks that do not hold."""
    names = names_of(survey)
    cells = [
        Trouble(str(names[cell]), fault_words(fault), _cell_url(survey_return, cell))
        for cell, fault in reading.faults.items()
    ]
    return [*cells, *(Trouble("", broken_words(one)) for one in reading.broken)]


def _cell_url(survey_return: SurveyReturn, cell: str) -> str:
    section = cell.partition(".")[0]
    return f"{reverse('network:fill_page', args=[survey_return.uid, section])}#id_{cell}"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a section with its cells, each with how many communes it covers."""

    text: str
    cells: list[Total]


@dataclass(frozen=True, slots=True)
class TableSection:
    """A section of the sums: the names of its columns and its rows."""

    title: str
    code: str
    columns: list[str]
    rows: list[TableRow]


def sum_tables(survey_round: SurveyRound) -> tuple[list[TableSection], list[Sending]]:
    """The sums over all communes that answered, and their sendings."""
    survey, sendings = survey_round.survey, list(answers_of(survey_round))
    sums = totals(survey, (one.answers for one in sendings))
    return [table_of(section, sums) for section in survey.sections], sendings


def table_of(section: Section, values: dict[str, Total]) -> TableSection:
    rows = [
        TableRow(_(row.text), [values[f"{section.code}.{row.code}.{column}"] for column in section.columns])
        for row in section.rows
    ]
    return TableSection(
        _(section.title), section.code, [column_name(section, column) for column in section.columns], rows
    )


def sent_tables(survey: Survey, sending: Sending) -> list[TableSection]:
    """One sending as tables; a blank is a cell that covers no commune."""
    values = {
        cell: Total(sending.answers.get(cell) or 0, int(sending.answers.get(cell) is not None))
        for cell in survey.cells()
    }
    return [table_of(section, values) for section in survey.sections]


def sending_moments(survey: Survey, history: Iterable[Sending]) -> list[Moment]:
    """The sendings of a form, the last first, each with what it changed."""
    return [
        Moment(
            _("Gửi lần đầu") if one.number == 1 else _("Sửa, lần gửi thứ %s") % one.number,
            one.sent_at,
            one.sent_by,
            _change_words(survey, one),
        )
        for one in history
    ]


def _change_words(survey: Survey, sending: Sending) -> str:
    if sending.number == 1:
        return sending.get_how_display()
    told = [f"{cell}: {was} → {now}" for cell, was, now in told_changes(survey, sending.changes)]
    return f"{_('Lý do')}: {sending.why}. {'; '.join(told)}"
