"""Parts of pages about plans: `{% load plan %}`. Plain functions over escaped text, also for long lists."""

from collections.abc import Sequence
from datetime import date

from django import template
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from tgpl.core.pages.components import Fact, day, status, summary
from tgpl.plans.models import STATUS_LABELS, Doubt, Duty, Plan, PlanChange, PlanTask, TaskPeriod
from tgpl.plans.presenters import FIELD_LABELS, PLAN_TONES, doubt_question
from tgpl.plans.rules import PlanStatus

register = template.Library()


@register.simple_tag
def plan_status(plan: Plan) -> SafeString:
    """Whether the plan waits to be confirmed, is in force or was set aside."""
    return status(STATUS_LABELS[PlanStatus(plan.status)], PLAN_TONES[PlanStatus(plan.status)])


@register.simple_tag
def plan_trail(plan: Plan, within: bool = True) -> SafeString:
    """The way back: all plans, and the plan itself from a page within it."""
    steps = [(reverse("plans:list_plans"), _("Kế hoạch"))]
    if within:
        steps.append((reverse("plans:open_plan", args=[plan.pk]), plan.number or Truncator(plan.title).words(12)))
    lines = format_html_join(
        "",
        '<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{}">{}</a></li>',
        steps,
    )
    return format_html(
        '<nav class="govuk-breadcrumbs" aria-label="{}"><ol class="govuk-breadcrumbs__list">{}</ol></nav>',
        _("Đường dẫn"),
        lines,
    )


@register.simple_tag
def plan_head(plan: Plan) -> SafeString:
    """What stands above the tasks, and the recipients."""
    return summary(
        [
            Fact(_("Trích yếu"), plan.title),
            Fact(_("Cơ quan ban hành"), plan.issuer),
            Fact(_("Tỉnh, thành phố"), plan.place),
            Fact(_("Số, ký hiệu"), plan.number),
            Fact(_("Ngày ban hành"), plan.issued),
            Fact(_("Căn cứ"), _listing(plan.basis)),
            Fact(_("Nơi nhận"), _listing(plan.recipients)),
        ]
    )


@register.simple_tag
def task_summary(task: PlanTask) -> SafeString:
    """All that the plan says of a task."""
    facts = [
        Fact(_("Nội dung"), task.title),
        Fact(_("Chủ trì"), _listing([body.text for body in task.lead])),
        Fact(_("Phối hợp"), _listing([body.text for body in task.coordinating])),
        Fact(_("Thời gian"), _listing([_period_words(period) for period in task.periods.all()])),
        Fact(_("Kết quả đầu ra"), _listing([output.text for output in task.outputs.all()])),
    ]
    return summary([*facts, Fact(_("Hình thức"), task.mode)] if task.mode else facts)


def _listing(texts: Sequence[object]) -> object:
    if len(texts) < 2:
        return texts[0] if texts else ""
    items = format_html_join("", "<li>{}</li>", ((text,) for text in texts))
    return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', items)


def _period_words(period: TaskPeriod) -> SafeString:
    """The plan's words, and what was understood of them."""
    told = [
        _days(period),
        period.get_recurrence_display() if period.recurrence else "",
        format_html(_("sau nhiệm vụ {}"), period.after.number) if period.after else "",
        format_html(_("tùy thuộc: {}"), period.condition) if period.condition else "",
        format_html(_("dành cho: {}"), period.activity) if period.activity else "",
    ]
    understood = format_html_join(" · ", "{}", ((part,) for part in told if part))
    hint = format_html('<br><span class="govuk-hint">{}</span>', understood) if understood else ""
    return format_html("{}{}", period.text, hint)


def _days(period: TaskPeriod) -> SafeString | str:
    if period.start and period.end:
        return day(period.start) if period.start == period.end else _between(period.start, period.end)
    if period.start:
        return format_html(_("từ {}"), day(period.start))
    return format_html(_("chậm nhất {}"), day(period.end)) if period.end else ""


def _between(start: date, end: date) -> SafeString:
    return format_html("{} – {}", day(start), day(end))


@register.simple_tag
def source_lines(lines: Sequence[tuple[int, str]]) -> SafeString:
    """The lines of the document that something was read from, with their numbers."""
    shown = format_html_join("", '<li value="{}">{}</li>', ((number, text) for number, text in lines if text.strip()))
    title = _("Nguyên văn trong kế hoạch")
    return format_html(
        '<div class="govuk-inset-text"><p class="govuk-hint">{}</p>'
        '<ol class="govuk-list govuk-list--number">{}</ol></div>',
        title,
        shown,
    )


@register.simple_tag
def duty_words(duty: Duty) -> SafeString:
    """The duty in the plan's words, with who, to whom and by when."""
    told = [
        format_html(_("trách nhiệm: {}"), duty.body) if duty.body else "",
        format_html(_("gửi: {}"), duty.to) if duty.to else "",
        format_html(_("hạn {}"), day(duty.due)) if duty.due else "",
    ]
    understood = format_html_join(" · ", "{}", ((part,) for part in told if part))
    return format_html('{} <span class="govuk-hint">{}</span>', duty.text, understood)


@register.simple_tag
def doubt_words(doubt: Doubt) -> str:
    """The doubt as a question."""
    return doubt_question(doubt)


@register.simple_tag
def change_title(change: PlanChange) -> str:
    """What an amended plan changes, in short."""
    about = FIELD_LABELS[change.field] if change.field else change.get_kind_display()
    return f"{change.number} · {about}"


@register.simple_tag
def change_words(change: PlanChange) -> SafeString:
    """The words before and now."""
    facts = [
        Fact(_("Kế hoạch trước"), linebreaksbr(change.before)),
        Fact(_("Kế hoạch này"), linebreaksbr(change.after)),
    ]
    return summary(facts)


@register.simple_tag
def moved_words(words: str, days: tuple[date | None, date | None]) -> SafeString:
    """The words of a time and its days."""
    shown = format_html_join(" – ", "{}", ((day(one),) for one in days if one))
    return format_html('{} <span class="govuk-hint">{}</span>', words, shown)


@register.simple_tag
def page_pictures(plan: Plan, pages: Sequence[int], opened: bool = False) -> SafeString:
    """The pages of the source, to look at what is really printed there; unopened ones are not loaded."""
    return format_html_join(
        "",
        '<details class="govuk-details"{3}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{1}</span></summary>'
        '<a href="{0}"><img class="mo-page" src="{0}" alt="{2}" width="420" loading="lazy"></a></details>',
        (
            (
                reverse("plans:show_page", args=[plan.pk, page]),
                _("Trang %(page)s của văn bản") % {"page": page},
                _("Ảnh trang %(page)s của văn bản gốc; mở để xem to") % {"page": page},
                " open" if opened else "",
            )
            for page in pages
        ),
    )
