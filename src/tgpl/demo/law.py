"""The law of the invented year: a new version of a circular that waits for the second person, and a pause by hand."""

from datetime import datetime, timedelta

from django.utils import timezone

from tgpl.core.law.editions import Span, law_kinds
from tgpl.deadlines.by_hand import note_pause
from tgpl.deadlines.models import Clock
from tgpl.demo.province import Province
from tgpl.lawbook.queries import text_in_force
from tgpl.lawbook.services import ask_trial, carry_out, write_edition

FILE = "nhac-viec.yaml"  # the office's own reminders: no law is invented
OLD, NEW = "unit: day\n    amount: 30", "unit: day\n    amount: 20"


def tell_law(province: Province, until: datetime) -> None:
    """Reminders come sooner from next month on, as tried on the year; a storm stopped one limit for two days."""
    by, today = province.actor("quantri"), timezone.localdate(until)
    text = text_in_force(law_kinds["deadlines"], FILE, today)
    edition = write_edition(
        by=by,
        kind=law_kinds["deadlines"],
        files={FILE: text.replace(OLD, NEW)},
        note="Đơn vị nhắc việc sau 20 ngày thay vì 30 ngày",
        at=until,
    )
    span = Span(today - timedelta(days=90), today, today + timedelta(days=30))
    carry_out(ask_trial(by=by, edition=edition, span=span, at=until), until)
    _pause(province, until)


def _pause(province: Province, until: datetime) -> None:
    waiting = Clock.objects.running().filter(rule__in=("written_advice", "hand_over_file"), started_at__lt=until)
    clock = waiting.order_by("pk").last()
    if clock:
        note_pause(
            by=province.actor("giamdoc"),
            clock=clock,
            since=clock.started_at,
            until=clock.started_at + timedelta(days=2),
            reason="Bão, đường bị chia cắt.",
            ground="Căn cứ mẫu, chờ đối chiếu",
            at=until,
        )
