"""How the carrying out of a plan looks: statuses, alarms, figures, work, explanations. `{% load tracking %}`."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import KeyPage
from tgpl.core.pages.components import Fact, Moment, day, figure, older_newer, summary, timeline
from tgpl.core.templatetags.page import money
from tgpl.indicators.presenters import value_words
from tgpl.indicators.templatetags.figures import figure_value
from tgpl.plans.evidence import Shown
from tgpl.plans.models import DECLARED_LABELS, BudgetLine, Explanation, Plan, PlanTask, ProgressNote, WorkRecord
from tgpl.plans.presenters import alarm_words, standing_words, status_words
from tgpl.plans.queries import BoardRow, Share
from tgpl.plans.queries.budget import PlanBudget
from tgpl.plans.rules import Declared, Standing

register = template.Library()
_SOURCE_LABELS = dict(BudgetLine.Source.choices)


@register.simple_tag
def standing(where: Standing, today: date) -> SafeString:
    """Where a task stands, as a badge."""
    return standing_words(where, today)


@register.simple_tag
def progress_line(notes: Iterable[ProgressNote]) -> SafeString:
    """What was declared, the newest first."""
    return timeline(
        Moment(f"{note.get_side_display()}: {DECLARED_LABELS[Declared(note.declared)]}", note.at, note.by, _said(note))
        for note in notes
    )


def _said(note: ProgressNote) -> str:
    """The words of a declaration; where the evidence showed something else, that and why."""
    if not note.reason:
        return note.note
    shown = DECLARED_LABELS[Declared(note.shown)]
    differs = _("Số liệu khi ấy cho thấy: %(shown)s. Lý do khác: %(reason)s") % {"shown": shown, "reason": note.reason}
    return f"{note.note} {differs}".strip()


@register.simple_tag
def alarms(row: BoardRow) -> SafeString:
    """What about the task wants attention."""
    return alarm_words(row.alarms)


@register.simple_tag
def task_status(of: Declared | str | None) -> SafeString:
    """One of the three statuses."""
    return status_words(of)


@register.simple_tag
def evidence_value(shown: Shown, task: PlanTask) -> SafeString:
    """What a figure of a task reads, leading to the list behind it, and what it should reach."""
    if not shown.is_work or shown.reading is None or shown.scope is None:
        value = figure_value(shown.indicator, shown.reading, shown.scope)
    else:
        kind = shown.indicator.code.removeprefix("work.")
        address = f"{reverse('plans:list_work', args=[task.pk])}?loai={kind}"
        words = value_words(shown.indicator, shown.reading)
        label = f"{shown.indicator.name}: {words}"
        value = format_html('<a class="govuk-link" href="{}" aria-label="{}">{}</a>', address, label, words)
    if not shown.target:
        return value
    unit = "%" if shown.indicator.is_share else ""
    return format_html('{} <span class="mo-none">/ {} {}{}</span>', value, _("cần"), shown.target, unit)


@register.simple_tag
def plan_tabs(plan: Plan, here: str) -> SafeString:
    """The ways to look at a plan."""
    tabs = [
        ("board", "plans:open_plan", _("Bảng nhiệm vụ")),
        ("timeline", "plans:show_timeline", _("Biểu đồ thời gian")),
        ("calendar", "plans:show_calendar", _("Lịch")),
        ("budget", "plans:show_budget", _("Kinh phí")),
    ]
    links = format_html_join(
        "",
        '<li><a class="moj-sub-navigation__link" href="{}"{}>{}</a></li>',
        (
            (reverse(url, args=[plan.pk]), SafeString(' aria-current="page"' if key == here else ""), label)
            for key, url, label in tabs
        ),
    )
    return format_html(
        '<nav class="moj-sub-navigation" aria-label="{}"><ul class="moj-sub-navigation__list">{}</ul></nav>',
        _("Cách xem kế hoạch"),
        links,
    )


@register.simple_tag
def plan_share(share: Share) -> SafeString:
    """How many tasks are judged by figures, and how many must be shown by people."""
    note = _("%(live)s từ dữ liệu vụ việc, danh sách; %(work)s từ việc đơn vị ghi; %(rest)s phải tự nộp minh chứng") % {
        "live": share.live,
        "work": share.computed - share.live,
        "rest": share.tasks - share.computed,
    }
    return figure(f"{share.computed}/{share.tasks}", _("nhiệm vụ có minh chứng tính được"), note=note)


@register.simple_tag
def three_statuses(row: BoardRow) -> SafeString:
    """The three statuses side by side, each with the word that says whose it is for those who only hear it."""
    statuses = [
        (_("Số liệu"), status_words(row.shown)),
        (_("Đơn vị khai"), status_words(row.placed.declared)),
        (_("Sở công nhận"), status_words(row.accepted.declared if row.accepted else None)),
    ]
    return format_html_join(mark_safe("<br>"), '<span class="govuk-visually-hidden">{}: </span>{}', statuses)


@register.simple_tag
def status_summary(row: BoardRow) -> SafeString:
    """The three statuses with their names."""
    accepted = row.accepted
    by = format_html(" {} · {}", day(accepted.at), accepted.by) if accepted else ""
    return summary(
        [
            Fact(_("Số liệu cho thấy"), status_words(row.shown)),
            Fact(_("Đơn vị khai"), status_words(row.placed.declared)),
            Fact(_("Sở công nhận"), format_html("{}{}", status_words(accepted.declared if accepted else None), by)),
        ]
    )


@register.simple_tag
def work_listing(work: Iterable[WorkRecord], actor: Actor) -> SafeString:
    """Work that was done, with its files, and for who put it down the ways to change it."""
    return format_html('<ul class="govuk-list govuk-list--spaced">{}</ul>', format_html_join("", "<li>{}</li>", (
        (_work(one, actor),) for one in work
    )))  # fmt: skip


def _work(work: WorkRecord, actor: Actor) -> SafeString:
    told = [day(work.held_on), work.place, work.agency.name, _people(work)]
    line = format_html_join(" · ", "{}", ((part,) for part in told if part))
    ways = [(reverse("plans:download_work_file", args=[file.pk]), file.name) for file in work.files.all()]
    ways += [(work.link, _("Trên mạng"))] if work.link else []
    if actor.may(Permission.MANAGE_PLANS) or work.agency_id == actor.agency_id:
        ways.append((reverse("plans:correct_work", args=[work.pk]), _("Sửa")))
        ways.append((reverse("plans:withdraw_work", args=[work.pk]), _("Rút")))
    links = format_html_join(
        " · ",
        '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>',
        ((url, label, work.title) for url, label in ways),
    )
    return format_html(
        '<strong>{}</strong>: {}<br><span class="govuk-hint">{}</span><br>{}',
        work.get_kind_display(), work.title, line, links,
    )  # fmt: skip


def _people(work: WorkRecord) -> str:
    if work.people is None:
        return ""
    told = _("%(people)s người (%(men)s nam, %(women)s nữ)") % {
        "people": work.people, "men": work.men, "women": work.women,
    }  # fmt: skip
    if work.with_disability is None:
        return told
    return _("%(told)s, %(number)s người khuyết tật") % {"told": told, "number": work.with_disability}


@register.simple_tag
def work_pages(page: KeyPage[WorkRecord], kind: str) -> SafeString:
    """The ways to newer and older work."""
    kept = f"&loai={kind}" if kind else ""
    return older_newer(
        f"?after={page.newer}{kept}" if page.newer else "", f"?before={page.older}{kept}" if page.older else ""
    )


@register.simple_tag
def explanation(asked: Explanation) -> SafeString:
    """A demand for an explanation, and its answer."""
    moments = [
        Moment(
            _("Yêu cầu %(agency)s giải trình") % {"agency": asked.agency.name},
            asked.asked_at,
            asked.asked_by,
            asked.question,
        )
    ]
    if asked.answered_at:
        moments.append(Moment(_("Đã giải trình"), asked.answered_at, asked.answered_by, asked.answer))
    return timeline(reversed(moments))


@register.simple_tag
def budget_sums(budget: PlanBudget) -> SafeString:
    """The sums of a plan's estimate."""
    sums = budget.sums
    told = [(_("Dự toán"), sums.estimate), (_("Đã giao"), sums.allocated), (_("Đã chi"), sums.spent)]
    return summary(Fact(label, money(value)) for label, value in told)


@register.simple_tag
def source_label(line: BudgetLine) -> str:
    """Where the money of a line comes from."""
    return _SOURCE_LABELS[line.source]
