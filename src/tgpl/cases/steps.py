"""What may be done next with a case: the moves of its declared path, and what is written down beside them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case, CaseMove
from tgpl.cases.paths import case_path
from tgpl.cases.rules.moves import OPEN, CaseStatus
from tgpl.core.law.paths import Move
from tgpl.core.pages.navigation import address_of
from tgpl.deadlines.models import Clock
from tgpl.deadlines.presenters import ClockCard, clock_card
from tgpl.intake.models import FormOfAid


@dataclass(frozen=True, slots=True)
class CaseStep:
    """A page that takes a case on. `main`: what most cases need; `only`: the forms of aid that know it."""

    label: str | Promise
    url_name: str
    permissions: Collection[str]
    at: Collection[str]
    main: bool = False
    only: Collection[str] = ()
    answers: Collection[str] = ()  # rules of the clocks that wait for it
    citation: str = ""
    mark: str = ""

    def url(self, case: Case) -> str:
        return address_of(self.url_name, case.code)

    def known_to(self, case: Case) -> bool:
        """Whether the case may take it where it stands."""
        return case.status in self.at and (not self.only or case.form in self.only)

    def open_to(self, actor: Actor) -> bool:
        return bool(actor.permissions & set(self.permissions))


ASSIGN = frozenset({Permission.ASSIGN_CASES})
WORK = frozenset({Permission.WORK_CASES, Permission.ASSIGN_CASES})
MEET = WORK | {Permission.RECEIVE_REQUESTS}  # who sees the person: also reception
EVERYWHERE = frozenset(CaseStatus)
PROCEEDINGS = frozenset({FormOfAid.PROCEEDINGS})
# Where one page serves two moves, or the move is too long a word for a button.
LABELS = {
    "cases:close_case": _("Kết thúc vụ việc"),
    "cases:resume_case": _("Tiếp tục vụ việc"),
    "cases:take_petition": _("Nhận đơn của người được trợ giúp"),
    "cases:note_lost_eligibility": _("Ghi không còn thuộc diện"),
}
# What changes nothing about where the case stands.
BESIDE = [
    CaseStep(
        _("Ghi công việc"), "cases:record_work", WORK, {CaseStatus.ASSIGNED}, main=True, answers={"review_progress"}
    ),
    CaseStep(
        _("Thêm giấy tờ"), "cases:add_paper", WORK, EVERYWHERE, main=True, answers={"written_advice", "missing_papers"}
    ),
    CaseStep(_("Ghi buổi làm việc, phiên tòa"), "cases:set_hearing", WORK, {CaseStatus.ASSIGNED}, main=True),
    CaseStep(_("Ghi thêm người trong vụ việc"), "cases:add_party", WORK, OPEN),
    CaseStep(_("Ghi số của cơ quan khác"), "cases:note_number", WORK, OPEN),
    CaseStep(_("Ghi tội danh"), "cases:add_charge", WORK, OPEN, only=PROCEEDINGS),
    CaseStep(_("Ghi vụ việc cùng vụ án"), "cases:join_matter", WORK, OPEN, only=PROCEEDINGS),
    CaseStep(_("Ghi việc đáp ứng nhu cầu hỗ trợ"), "cases:answer_access_needs", WORK, EVERYWHERE),
    CaseStep(_("Ghi mã trên hệ thống của Bộ"), "cases:record_national_entry", WORK, EVERYWHERE),
]


def steps_of(case: Case) -> list[CaseStep]:
    """What may be done with `case` as it stands, by whomever: the moves as declared, then the rest."""
    moves = case_path(timezone.localdate()).open_at(case.status)
    pages: dict[str, CaseStep] = {}
    for step in [*(_declared(move) for move in moves if move.page), *BESIDE]:
        if step.known_to(case):
            pages.setdefault(step.url_name, step)
    return list(pages.values())


def _declared(move: Move) -> CaseStep:
    return CaseStep(
        LABELS.get(move.page) or CaseMove.Kind(move.code).label,
        move.page,
        move.permissions,
        move.sources,
        main=move.main,
        only=move.only,
        answers=move.stops,
        citation=move.citation,
        mark=move.mark,
    )


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next lawful step: what is to be done, by when, and where the law says so."""

    label: str | Promise
    url: str  # empty where somebody else must do it
    citation: str
    mark: str
    clock: Clock | None

    @property
    def card(self) -> ClockCard | None:
        return clock_card(self.clock) if self.clock else None


def next_step(actor: Actor, case: Case, steps: Iterable[CaseStep], running: Iterable[Clock]) -> NextStep | None:
    """What the most urgent of the `running` clocks waits for; where none waits for a step, the first main one."""
    known = list(steps)
    for clock in running:
        answer = next((step for step in known if clock.rule in step.answers), None)
        if answer:
            return NextStep(answer.label, _way(actor, case, answer), clock.citation, clock.mark, clock)
    main = next((step for step in known if step.main and step.citation), None)
    return NextStep(main.label, _way(actor, case, main), main.citation, main.mark, None) if main else None


def _way(actor: Actor, case: Case, step: CaseStep) -> str:
    return step.url(case) if step.open_to(actor) else ""


Button = tuple[CaseStep, str, bool]


def buttons(case: Case, steps: Iterable[CaseStep], following: NextStep | None) -> list[Button]:
    """The main steps with their addresses, the next one first: it alone stands out."""
    known = ((step, step.url(case)) for step in steps if step.main)
    marked = [(step, url, following is not None and url == following.url) for step, url in known]
    return sorted(marked, key=lambda button: not button[2])
