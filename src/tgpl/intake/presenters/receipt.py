"""What happens after a request was sent, and by when: the limits of the law on that day."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tgpl.deadlines.presenters import word_limit
from tgpl.deadlines.rulebook import rule_on
from tgpl.intake.models import Request


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing that the office must do, its limit, and where the law says so."""

    text: str
    limit: str
    citation: str
    mark: str


def spaced(secret: str) -> str:
    """The ten digits of a secret as people read them out: 123 456 7890."""
    return f"{secret[:3]} {secret[3:6]} {secret[6:]}"


def next_steps(sent: Request) -> list[NextStep]:
    """What the office must do with a request received that day."""
    return [_step(sent, rule, text) for rule, text in _steps(sent)]


def _steps(sent: Request) -> Iterator[tuple[str, str]]:
    yield "reply_completeness", _("Trung tâm đọc yêu cầu và báo cho bạn: giấy tờ đã đủ, hay còn thiếu gì.")
    if sent.detained:
        yield "assign_detained", _("Khi đã nhận giúp người bị bắt, bị tạm giữ, Trung tâm cử người giúp.")
        return
    yield "assign_ordinary", _("Khi đã nhận giúp trước công an, tòa án, Trung tâm cử người giúp.")
    yield "written_advice", _("Khi đã nhận giải thích và có đủ giấy tờ, Trung tâm trả lời bằng văn bản.")


def _step(sent: Request, code: str, text: str) -> NextStep:
    rule = rule_on(code, sent.received_on)
    return NextStep(text, word_limit(rule.limit), rule.citation, rule.mark)
