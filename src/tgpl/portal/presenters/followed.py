"""A followed request in plain words: where it is, what comes next, by when, and what one can do."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.cases.models import Case
from tgpl.cases.rules.moves import CaseStatus
from tgpl.core.pages.components import Moment, Tone
from tgpl.deadlines.models import Clock
from tgpl.deadlines.presenters import word_limit, word_moment
from tgpl.deadlines.rulebook import rule_on
from tgpl.deadlines.rules import Rule, local
from tgpl.intake.models import RequestMove
from tgpl.intake.rules import RequestStatus as Status
from tgpl.portal.queries import Followed

# Where a request is: a short word with its tone, and one sentence for the person.
_WHERE: dict[str, tuple[Promise, Tone, Promise]] = {
    Status.RECEIVED: (
        gettext_lazy("Đang xem"),
        Tone.DOING,
        gettext_lazy("Trung tâm đã nhận yêu cầu và đang xem. Bạn chưa phải làm gì."),
    ),
    Status.AWAITING_PAPERS: (
        gettext_lazy("Chờ giấy tờ của bạn"),
        Tone.WAITING,
        gettext_lazy("Trung tâm cần thêm giấy tờ. Khi có, hãy gửi ở trang này hoặc mang đến Trung tâm."),
    ),
    Status.ADVISED: (
        gettext_lazy("Đã trả lời"),
        Tone.DONE,
        gettext_lazy("Trung tâm đã trả lời câu hỏi của bạn. Nếu còn điều chưa rõ, hãy gọi cho Trung tâm."),
    ),
    Status.REFUSED: (
        gettext_lazy("Không nhận"),
        Tone.STOPPED,
        gettext_lazy("Trung tâm không nhận giúp việc này. Lý do và quyền khiếu nại của bạn ở bên dưới."),
    ),
    Status.TRANSFERRED: (
        gettext_lazy("Đã chuyển nơi khác"),
        Tone.NOTE,
        gettext_lazy("Yêu cầu của bạn đã được chuyển đến nơi có thể giúp bạn. Bạn không phải viết lại."),
    ),
    Status.WITHDRAWN: (
        gettext_lazy("Đã rút"),
        Tone.STOPPED,
        gettext_lazy("Yêu cầu đã được rút. Khi cần, bạn có thể gửi yêu cầu mới."),
    ),
    Status.LAPSED: (
        gettext_lazy("Đã dừng"),
        Tone.STOPPED,
        gettext_lazy("Trung tâm đã dừng vì chưa nhận được giấy tờ. Khi có giấy tờ, bạn có thể gửi yêu cầu mới."),
    ),
    Status.NOT_ASKED: (
        gettext_lazy("Không có yêu cầu"),
        Tone.STOPPED,
        gettext_lazy("Bạn đã nói rằng bạn chưa cần giúp. Khi cần, bạn có thể gửi yêu cầu bất cứ lúc nào."),
    ),
}
_WHERE_OF_CASE: dict[str, tuple[Promise, Tone, Promise]] = {
    CaseStatus.ACCEPTED: (
        gettext_lazy("Đã nhận giúp"),
        Tone.DOING,
        gettext_lazy("Trung tâm đã nhận giúp bạn và đang cử người."),
    ),
    CaseStatus.ASSIGNED: (
        gettext_lazy("Đang giúp"),
        Tone.DOING,
        gettext_lazy("Đã có người giúp bạn. Người đó sẽ liên lạc theo cách bạn đã dặn."),
    ),
    CaseStatus.SUSPENDED: (
        gettext_lazy("Tạm dừng"),
        Tone.WAITING,
        gettext_lazy("Vụ việc đang tạm dừng theo quyết định của cơ quan giải quyết. Việc giúp bạn chưa kết thúc."),
    ),
    CaseStatus.ENDED: (
        gettext_lazy("Đã xong"),
        Tone.DONE,
        gettext_lazy("Việc giúp bạn đã kết thúc. Nếu còn điều chưa rõ, hãy gọi cho Trung tâm."),
    ),
}
_STEPS: dict[str, Promise] = {
    Status.RECEIVED: gettext_lazy("Trung tâm nhận yêu cầu"),
    Status.AWAITING_PAPERS: gettext_lazy("Trung tâm đề nghị thêm giấy tờ"),
    Status.ACCEPTED: gettext_lazy("Trung tâm nhận giúp (thụ lý)"),
    Status.ADVISED: gettext_lazy("Trung tâm trả lời bạn"),
    Status.REFUSED: gettext_lazy("Trung tâm từ chối thụ lý"),
    Status.TRANSFERRED: gettext_lazy("Chuyển đến nơi khác"),
    Status.WITHDRAWN: gettext_lazy("Yêu cầu được rút"),
    Status.LAPSED: gettext_lazy("Dừng vì thiếu giấy tờ"),
    Status.NOT_ASKED: gettext_lazy("Bạn chưa yêu cầu giúp"),
}
# Limits that the office keeps among its own people say nothing to the person.
_TOLD_LIMITS = {
    "reply_completeness",
    "accept_on_notice",
    "assign_ordinary",
    "assign_detained",
    "assign_representation",
    "assign_on_notice",
    "written_advice",
    "missing_papers",
}


@dataclass(frozen=True, slots=True)
class Where:
    """Where a request is, in a word and in a sentence."""

    label: str
    tone: Tone
    sentence: str


@dataclass(frozen=True, slots=True)
class Limit:
    """What the law demands next, by when."""

    text: str
    due: str
    clock: Clock


def where(told: Followed) -> Where:
    label, tone, sentence = _WHERE_OF_CASE[told.case.status] if told.case else _WHERE[told.request.status]
    return Where(str(label), tone, str(sentence))


def limits(told: Followed) -> list[Limit]:
    """The limits of the law that run for this person, with their end."""
    return [_limit(clock) for clock in told.clocks if clock.rule in _TOLD_LIMITS]


def _limit(clock: Clock) -> Limit:
    rule = rule_on(clock.rule, local(clock.started_at).date())
    due = (
        _("phải làm ngay")
        if clock.at_once
        else _("chậm nhất %(moment)s") % {"moment": word_moment(local(clock.due_at))}
    )
    return Limit(rule.name, due, clock)


def steps(told: Followed) -> list[Moment]:
    """What happened, the newest first."""
    moments = [*(_step(move) for move in told.moves), *(_steps_of_case(told.case) if told.case else ())]
    return sorted(moments, key=lambda moment: moment.at)[::-1]


def _step(move: RequestMove) -> Moment:
    title = _STEPS[move.now]
    if move.was == Status.AWAITING_PAPERS and move.now == Status.RECEIVED:
        title = gettext_lazy("Trung tâm nhận thêm giấy tờ")
    more = [move.to_agency.name if move.to_agency else "", move.reason or ""]
    return Moment(title, move.at, text=". ".join(part.rstrip(".") for part in more if part))


def _steps_of_case(case: Case) -> Iterator[Moment]:
    if case.assigned_at and case.practitioner:
        yield Moment(_("Cử người giúp bạn"), case.assigned_at, text=case.practitioner.full_name)
    if case.status == CaseStatus.ENDED:
        yield Moment(_("Kết thúc việc giúp bạn"), case.status_at)


def complaint_rules(told: Followed) -> list[tuple[str, Rule]]:
    """Who must answer a complaint about a refusal, and how soon, by the law of the day of the refusal."""
    day = local(told.last_move.at).date()
    first, second = rule_on("complaint_first", day), rule_on("complaint_director", day)
    return [
        (
            _("Lần đầu, gửi người đứng đầu Trung tâm. Thời hạn trả lời: %(limit)s.")
            % {"limit": word_limit(first.limit)},
            first,
        ),
        (
            _("Không đồng ý thì gửi Giám đốc Sở Tư pháp. Thời hạn trả lời: %(limit)s. Sau đó có thể kiện ra Tòa án.")
            % {"limit": word_limit(second.limit)},
            second,
        ),
    ]
