"""The pieces that pages are made of, as data and as HTML. Templates reach them by `{% load page %}`.

All are plain functions over escaped text: a list of hundreds of rows calls them without a template lookup per row.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tgpl.core.law.rule_files import Mark

Text = str | Promise


class Tone(StrEnum):
    """What a status means for the reader. Each has its own sign, so that nobody needs the colour."""

    TODO = "todo"  # nothing done yet
    DOING = "doing"  # somebody is at it
    WAITING = "waiting"  # somebody else must act
    DONE = "done"
    STOPPED = "stopped"  # ended without being done
    SOON = "soon"  # a limit is near
    LATE = "late"
    NOTE = "note"  # only to be known


_SIGNS = {
    Tone.TODO: ("grey", "○"),
    Tone.DOING: ("blue", "◐"),
    Tone.WAITING: ("yellow", "…"),
    Tone.DONE: ("green", "✓"),
    Tone.STOPPED: ("grey", "✕"),
    Tone.SOON: ("yellow", "◔"),
    Tone.LATE: ("red", "!"),
    Tone.NOTE: ("pink", "•"),
}


def status(label: Text, tone: Tone | str = Tone.TODO) -> SafeString:
    """A status as a coloured word with a sign before it."""
    colour, sign = _SIGNS[Tone(tone)]
    return format_html(
        '<strong class="govuk-tag govuk-tag--{}"><span class="mo-sign" aria-hidden="true">{}</span>{}</strong>',
        colour,
        sign,
        label,
    )


_SOON = dt.timedelta(days=3)


def clock_words(due: dt.datetime, now: dt.datetime, *, at_once: bool = False) -> tuple[str, Tone]:
    """How a running limit is said: late by how much, due today, or how much time is left. The date stands beside it."""
    left, day = due - now, timezone.localtime(due)
    if left < dt.timedelta(0) and not (at_once and day.date() == timezone.localdate(now)):
        return _("Quá hạn %(length)s") % {"length": _length(-left)}, Tone.LATE
    if at_once:
        return _("Làm ngay"), Tone.LATE
    if day.date() == timezone.localdate(now):
        return _("Hạn hôm nay, %(time)s") % {"time": f"{day:%H:%M}"}, Tone.SOON
    return _("Còn %(length)s") % {"length": _length(left)}, Tone.SOON if left <= _SOON else Tone.TODO


def _length(span: dt.timedelta) -> str:
    """A length of time as people say it: days, or hours within two days, or minutes within an hour."""
    minutes = int(span.total_seconds() // 60)
    if minutes >= 2 * 24 * 60:
        return ngettext("%d ngày", "%d ngày", minutes // (24 * 60)) % (minutes // (24 * 60))
    if minutes >= 60:
        return ngettext("%d giờ", "%d giờ", minutes // 60) % (minutes // 60)
    return ngettext("%d phút", "%d phút", minutes) % minutes


def clock(due: dt.datetime, *, at_once: bool = False, stopped: dt.datetime | None = None) -> SafeString:
    """The badge of a limit. `stopped`: when what was to be done was done."""
    if stopped is None:
        return status(*clock_words(due, timezone.now(), at_once=at_once))
    if stopped <= due:
        return status(_("Xong đúng hạn"), Tone.DONE)
    return status(_("Xong, muộn %(length)s") % {"length": _length(stopped - due)}, Tone.STOPPED)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a summary: what it is, what it says, and where it can be changed."""

    label: Text
    value: object = ""
    change_url: str = ""
    change: Text = ""


def summary(facts: Iterable[Fact]) -> SafeString:
    """A list of facts; one without a value says that nobody gave it."""
    lines = format_html_join("", "{}", ((_summary_line(fact),) for fact in facts))
    return format_html('<dl class="govuk-summary-list">{}</dl>', lines)


def pairs(facts: Iterable[Fact]) -> SafeString:
    """The same for the narrow room beside a page, where nothing is changed."""
    lines = ((fact.label, _shown(fact.value)) for fact in facts)
    return format_html('<dl class="mo-pairs">{}</dl>', format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", lines))


def _summary_line(fact: Fact) -> SafeString:
    value = _shown(fact.value)
    action = (
        format_html(
            '<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{}">{}'
            '<span class="govuk-visually-hidden"> {}</span></a></dd>',
            fact.change_url,
            fact.change or _("Sửa"),
            fact.label,
        )
        if fact.change_url
        else ""
    )
    return format_html(
        '<div class="govuk-summary-list__row{}"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd>{}</div>',
        "" if fact.change_url else " govuk-summary-list__row--no-actions",
        fact.label,
        value,
        action,
    )


def _shown(value: object) -> object:
    if value in (None, ""):
        return format_html('<span class="mo-none">{}</span>', _("Chưa có"))
    return day(value) if isinstance(value, dt.date) else value


@dataclass(frozen=True, slots=True)
class Task:
    """A line of a list of things to do. Without `url` it cannot be begun yet."""

    label: Text
    status: Text
    tone: Tone = Tone.TODO
    url: str = ""
    hint: Text = ""


def task_list(tasks: Sequence[Task], name: str = "viec") -> SafeString:
    """Things to do, each with how far it is. `name` keeps ids apart when a page has several lists."""
    lines = ((_task_line(task, f"{name}-{number}"),) for number, task in enumerate(tasks, start=1))
    return format_html('<ul class="govuk-task-list">{}</ul>', format_html_join("", "{}", lines))


def _task_line(task: Task, key: str) -> SafeString:
    ids = f"{key}-hint {key}-status" if task.hint else f"{key}-status"
    hint = format_html('<div class="govuk-task-list__hint" id="{}-hint">{}</div>', key, task.hint) if task.hint else ""
    name = (
        format_html(
            '<a class="govuk-link govuk-task-list__link" href="{}" aria-describedby="{}">{}</a>',
            task.url,
            ids,
            task.label,
        )
        if task.url
        else format_html("<div>{}</div>", task.label)
    )
    return format_html(
        '<li class="govuk-task-list__item{}"><div class="govuk-task-list__name-and-hint">{}{}</div>'
        '<div class="govuk-task-list__status" id="{}-status">{}</div></li>',
        " govuk-task-list__item--with-link" if task.url else "",
        name,
        hint,
        key,
        status(task.status, task.tone),
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened: what, when, by whom, and more if there is more."""

    title: Text
    at: dt.datetime | dt.date
    by: Text = ""
    text: Text = ""


def timeline(moments: Iterable[Moment]) -> SafeString:
    """What happened, in the order given (newest first, as a rule)."""
    items = format_html_join("", "{}", ((_timeline_item(moment),) for moment in moments))
    return format_html('<ol class="moj-timeline" role="list">{}</ol>', items)


def _timeline_item(moment: Moment) -> SafeString:
    by = format_html(' <span class="moj-timeline__byline">{}</span>', moment.by) if moment.by else ""
    text = format_html('<div class="moj-timeline__description">{}</div>', moment.text) if moment.text else ""
    return format_html(
        '<li class="moj-timeline__item"><p class="moj-timeline__title">{}{}</p>'
        '<p class="moj-timeline__date">{}</p>{}</li>',
        moment.title,
        by,
        day(moment.at),
        text,
    )


def day(value: dt.datetime | dt.date | None) -> SafeString:
    """A date or a moment as people here write it, readable by machines too."""
    if value is None:
        return mark_safe("")
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return format_html('<time datetime="{}">{}</time>', local.isoformat(), f"{local:%H:%M %d/%m/%Y}")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), f"{value:%d/%m/%Y}")


def law_source(citation: Text, mark: Mark | str) -> SafeString:
    """Where a rule or a text comes from, and whether somebody read the official text."""
    checked = Mark(mark) == Mark.CONFIRMED
    sign = status(_("Đã đối chiếu văn bản"), Tone.DONE) if checked else status(_("Cần kiểm tra lại"), Tone.WAITING)
    return format_html('<p class="mo-source"><span>{}</span> {}</p>', citation, sign)


def figure(value: object, label: Text, url: str = "", note: Text = "") -> SafeString:
    """A figure with its name, leading to the list behind it. An answer in words stands smaller than a number."""
    size = "" if any(letter.isdecimal() for letter in str(value)) else " mo-figure__value--words"
    name = format_html('<a class="govuk-link mo-figure__link" href="{}">{}</a>', url, label) if url else label
    more = format_html('<p class="mo-figure__note">{}</p>', note) if note else ""
    return format_html(
        '<div class="mo-figure"><p class="mo-figure__value{}">{}</p><p class="mo-figure__name">{}</p>{}</div>',
        size,
        value,
        name,
        more,
    )


def step(number: int, of: int) -> SafeString:
    """How far a person is on a way of several pages."""
    words = _("Bước %(number)d trong %(of)d") % {"number": number, "of": of}
    return format_html(
        '<div class="mo-step"><p class="mo-step__words">{}</p>'
        '<progress class="mo-step__bar" max="{}" value="{}" aria-hidden="true"></progress></div>',
        words,
        of,
        number,
    )


def crumbs(*way: Text) -> SafeString:
    """The way from above to this page: label, address, label, address …"""
    links = format_html_join(
        "",
        '<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="{1}">{0}</a></li>',
        zip(way[::2], way[1::2], strict=True),
    )
    return format_html(
        '<nav class="govuk-breadcrumbs" aria-label="{}"><ol class="govuk-breadcrumbs__list">{}</ol></nav>',
        _("Đường dẫn"),
        links,
    )


def older_newer(newer_url: str = "", older_url: str = "") -> SafeString:
    """Ways to the pages before and after, by key: no page numbers, no count over a growing table."""
    if not newer_url and not older_url:
        return mark_safe("")
    links = [(newer_url, "prev", "←", _("Mới hơn")), (older_url, "next", "→", _("Cũ hơn"))]
    shown = format_html_join(
        "",
        '<a class="mo-tool" href="{}" rel="{}"><span aria-hidden="true">{}</span>&nbsp;{}</a>',
        (link for link in links if link[0]),
    )
    return format_html('<nav class="mo-older" aria-label="{}">{}</nav>', _("Các trang của danh sách"), shown)


def rows_table(caption: Text, body: SafeString, key: str, extra: str = "") -> SafeString:
    """A table of words whose rows stand one under the other in a narrow window: nothing is scrolled sideways."""
    return _table(caption, body, key, extra, "govuk-table mo-rows")


def framed_table(caption: Text, body: SafeString, key: str, extra: str = "") -> SafeString:
    """A table with its caption, in a frame that scrolls by itself on a narrow window."""
    return format_html(
        '<div class="mo-scroll" role="region" aria-labelledby="{}" tabindex="0">{}</div>',
        key,
        _table(caption, body, key, extra, "govuk-table"),
    )


def _table(caption: Text, body: SafeString, key: str, extra: str, look: str) -> SafeString:
    return format_html(
        '<table class="{}"{}><caption class="govuk-table__caption govuk-table__caption--m" id="{}">{}</caption>'
        "{}</table>",
        look,
        mark_safe(extra),
        key,
        caption,
        conditional_escape(body),
    )
