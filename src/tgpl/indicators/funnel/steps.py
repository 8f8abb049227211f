"""The steps of the funnel, each within the one before it, and by what the people on it can be told apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.indicators.catalogue.requests import served, settled
from tgpl.indicators.catalogue.sources import end_of, everything
from tgpl.indicators.figures import Words
from tgpl.indicators.rules import Scope
from tgpl.intake.models import Channel
from tgpl.intake.rules import RequestStatus
from tgpl.people.models import DisabilityKind


@dataclass(frozen=True)
class Step:
    """How far a request came: `reached` is true of those that came so far or farther."""

    code: str
    label: Words
    reached: Callable[[Scope], Q]


def _answered_at_once(scope: Scope) -> Q:
    return settled(scope, RequestStatus.ADVISED)


def helped(scope: Scope) -> Q:
    """Answered at once, or somebody was put on the case."""
    return served(scope) & (_answered_at_once(scope) | Q(case__assigned_at__lt=end_of(scope)))


def done(scope: Scope) -> Q:
    """Answered at once, or the case on which somebody was put has ended."""
    return helped(scope) & (_answered_at_once(scope) | Q(case__ended_on__lte=scope.as_of))


STEPS = (
    Step("asked", _("Đã yêu cầu"), everything),
    Step("served", _("Đã thụ lý hoặc trả lời ngay"), served),
    Step("helped", _("Đã có người giúp"), helped),
    Step("done", _("Đã xong"), done),
)


LAPSED, LAPSED_LABEL = "lapsed", _("Ngừng vì thiếu giấy tờ")  # beside the steps: a request that went no farther


def lapsed(scope: Scope) -> Q:
    """Ended because the papers never came."""
    return settled(scope, RequestStatus.LAPSED)


EVERYBODY = Q()


@dataclass(frozen=True)
class Group:
    """By what requests are told apart: a column of theirs or of their person, and the name of each value."""

    code: str
    label: Words
    lookup: str
    names: Callable[[], Mapping[str, Words]]
    among: Q = EVERYBODY

    def holds(self, value: str) -> Q:
        return self.among & (Q(**{self.lookup: value}) if value else Q(**{f"{self.lookup}__isnull": True}))


CHANNEL = Group("channel", _("Kênh"), "channel", lambda: dict(Channel.choices))
DISABILITY = Group(
    "disability",
    _("Có khuyết tật hay không"),
    "asker_has_disability",
    lambda: {"True": _("Người khuyết tật"), "False": _("Người không khuyết tật"), "": _("Chưa hỏi hoặc không nói")},
)
KIND = Group(
    "kind",
    _("Dạng tật"),
    "person__disabilities__kind",
    lambda: {**dict(DisabilityKind.choices), "": _("Chưa rõ dạng tật")},
    among=Q(asker_has_disability=True),
)
GROUPS = {group.code: group for group in (CHANNEL, DISABILITY, KIND)}


def reached(code: str) -> tuple[Words, Callable[[Scope], Q]]:
    """What the requests behind a number are called, and what is true of them; raises KeyError."""
    numbers = {step.code: (step.label, step.reached) for step in STEPS}
    return {LAPSED: (LAPSED_LABEL, lapsed), **numbers}[code]
