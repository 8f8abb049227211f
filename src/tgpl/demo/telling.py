"""What becomes of a request: one story after it came in, told through the services that colleagues use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case
from tgpl.cases.queries import open_access_needs, required_papers
from tgpl.cases.services import (
    accept_request,
    add_paper,
    add_party,
    assign_practitioner,
    check_conflicts,
    close_case,
    give_brief_advice,
    hand_over_file,
    record_national_entry,
    record_work,
)
from tgpl.demo.names import invented_name
from tgpl.demo.proceedings import bring_before_bodies
from tgpl.demo.province import Province
from tgpl.directory.queries import candidates_for
from tgpl.eligibility.rules import Facts
from tgpl.intake.models import Request
from tgpl.intake.services import (
    add_request_paper,
    ask_for_papers,
    decide_eligibility,
    lapse_request,
    propose_eligibility,
    refuse_request,
    report_not_asked,
    transfer_request,
    withdraw_request,
)
from tgpl.intake.services.attempts import note_attempt, open_ways

Story = dict[str, Any]


@dataclass
class Telling:
    """One story as it goes on after the request came in."""

    province: Province
    chance: Random
    until: datetime
    story: Story
    request: Request
    at: datetime

    def __post_init__(self) -> None:
        self.reception, self.director = self.province.actor("tiepnhan"), self.province.actor("giamdoc")

    def past(self) -> bool:
        """Whether the next step would lie after the moment at which the telling stops."""
        return self.at >= self.until

    def later(self, *, hours: int = 0, days: int = 0) -> datetime:
        """Go on by about so much, to a time at which the office is open, never past the end of the telling."""
        then = timezone.localtime(self.at + timedelta(days=days, hours=hours, minutes=self.chance.randrange(50)))
        if then.hour >= 17:
            then = then.replace(hour=8) + timedelta(days=1)
        self.at = min(then, self.until)
        return self.at

    def facts(self) -> Facts:
        born = self.request.person.birth_date
        told = {**self.story["facts"], "date_of_birth": born.isoformat() if born else None}
        kinds = self.story.get("disability")
        told["disability"] = {"kinds": kinds, "degree": self.story.get("degree")} if kinds else False
        return Facts.from_json(told)

    def qualify(self) -> None:
        """Reception checks, on the papers that came with the request."""
        for kind, title in [("application", "Đơn yêu cầu"), ("status_proof", "Giấy tờ chứng minh thuộc diện")]:
            add_request_paper(by=self.reception, request=self.request, kind=kind, title=title, at=self.later(hours=1))
        check = propose_eligibility(
            by=self.reception, request=self.request, facts=self.facts(), on=self.request.received_on
        )
        grounds = [g for g in check.proposal["grounds"] if g["answer"] == "yes"]
        assert grounds, f"Nobody qualifies in story {self.story['key']}: {check.proposal['missing_facts']}"
        decide_eligibility(
            by=self.reception, check=check, answer="yes", ground=grounds[0]["code"], at=self.later(hours=1)
        )

    def accept(self) -> Case:
        self.qualify()
        case = accept_request(
            by=self.director,
            request=self.request,
            form=self.story["form"],
            field=self.story["field"],
            role=self.story.get("role", ""),
            at=self.later(hours=3),
        )
        if self.story["form"] == "proceedings":
            opponent = invented_name(self.chance, "male")
            add_party(by=self.reception, case=case, name=opponent, side="opponent", role="Bên kia trong vụ việc")
        return case

    def assign(self, case: Case) -> None:
        """The head puts the first candidate without a conflict on the case."""
        candidates = list(candidates_for(office=case.office, form=case.form, on=timezone.localdate(self.at)))
        self.chance.shuffle(candidates)
        for engagement in candidates:
            check = check_conflicts(by=self.director, case=case, practitioner=engagement.practitioner, at=self.at)
            if check.clear:
                assign_practitioner(by=self.director, case=case, check=check, at=self.later(hours=20))
                return

    def work(self, case: Case) -> None:
        kinds = ["meeting", "file_study", "preparation", "hearing"]
        for kind in kinds[: self.chance.randrange(2, 5)]:
            if self.past():
                return
            at = self.later(days=self.chance.randrange(3, 20))
            record_work(
                by=self._practitioner(case),
                case=case,
                kind=kind,
                done_on=timezone.localdate(at),
                minutes=self.chance.choice([60, 90, 120, 180, 240]),
                description="Ghi theo dữ liệu mẫu.",
                at=at,
            )

    def fill_file(self, case: Case) -> None:
        """Most files end complete; one in six still lacks a paper."""
        lacking = 1 if self.chance.random() < 1 / 6 else 0
        have = set(case.papers.values_list("kind", flat=True))
        needed = [p for p in required_papers(case.form, case.accepted_on) if p.kind not in have]
        for paper in needed[: len(needed) - lacking]:
            add_paper(by=self._practitioner(case), case=case, kind=paper.kind, title=paper.title, at=self.at)

    def _practitioner(self, case: Case) -> Actor:
        user = case.practitioner.user if case.practitioner else None
        return self.province.actor(user.username) if user else self.director

    def close(self, case: Case) -> None:
        self.fill_file(case)
        result = "Yêu cầu của người được trợ giúp pháp lý được chấp nhận." if self.chance.random() < 0.6 else (
            "Đã thực hiện xong; kết quả được chấp nhận một phần."
        )  # fmt: skip
        at, met = self.later(days=2), dict.fromkeys(open_access_needs(case), "met")
        close_case(by=self.director, case=case, ending="completed", result=result, at=at, outcomes=met)
        if not self.past():
            hand_over_file(by=self._practitioner(case), case=case, at=min(self.at + timedelta(days=9), self.until))
        if self.chance.random() < 0.85:
            code = f"VV-{case.pk:03d}-{case.year}"
            record_national_entry(by=self.director, case=case, national_code=code, on=timezone.localdate(self.at))


def _completed(telling: Telling) -> None:
    case = telling.accept()
    telling.assign(case)
    telling.work(case)
    telling.later(days=telling.chance.randrange(10, 60))
    if not telling.past() and case.practitioner:
        telling.close(case)


def _open(telling: Telling) -> None:
    case = telling.accept()
    telling.assign(case)
    telling.work(case)
    by = telling.director
    bring_before_bodies(case, by=by, chance=Random(case.code), at=telling.at, until=telling.until)


def _not_asked(telling: Telling) -> None:
    report_not_asked(
        by=telling.reception, request=telling.request, reason=telling.story["why"], at=telling.later(days=1)
    )


def _overdue(telling: Telling) -> None:
    """Accepted, and nobody was put on it in time."""
    telling.accept()


def _brief_advice(telling: Telling) -> None:
    give_brief_advice(
        by=telling.province.actor("duongday"),
        request=telling.request,
        field=telling.story["field"],
        answer=telling.story["answer"],
        at=telling.later(hours=0),
    )


def _refused(telling: Telling) -> None:
    check = propose_eligibility(
        by=telling.reception, request=telling.request, facts=telling.facts(), on=telling.request.received_on
    )
    decide_eligibility(
        by=telling.reception, check=check, answer="no", reason=telling.story["why"], at=telling.later(hours=2)
    )
    refuse_request(
        by=telling.director,
        request=telling.request,
        ground_code=telling.story["ground"],
        reason=telling.story["why"],
        at=telling.later(hours=3),
    )


def _transferred(telling: Telling) -> None:
    transfer_request(
        by=telling.director,
        request=telling.request,
        to_agency=telling.province.agencies["other_centre"],
        reason=telling.story["why"],
        at=telling.later(hours=5),
    )


def _withdrawn(telling: Telling) -> None:
    withdraw_request(
        by=telling.reception, request=telling.request, reason=telling.story["why"], at=telling.later(days=2)
    )


def _awaiting_papers(telling: Telling) -> None:
    what = telling.story["why"] if telling.story["path"] == "awaiting_papers" else "Giấy tờ chứng minh thuộc diện"
    ask_for_papers(by=telling.reception, request=telling.request, what=what, at=telling.later(hours=2))


def _lapsed(telling: Telling) -> None:
    _awaiting_papers(telling)
    telling.later(days=30)
    if not telling.past():
        _try_in_vain(telling)
        lapse_request(by=telling.reception, request=telling.request, reason=telling.story["why"], at=telling.at)


def _try_in_vain(telling: Telling) -> None:
    """Three times, days apart, by a way that the person left open."""
    way = open_ways(telling.request)[0]
    for days in (9, 6, 3):
        at = telling.at - timedelta(days=days)
        note_attempt(
            by=telling.reception, request=telling.request, way=way, reached=False, note="", at=at, in_safe_hours=True
        )


RECENT = frozenset({"received", "overdue", "awaiting_papers"})
PATHS: dict[str, Callable[[Telling], None]] = {
    "completed": _completed,
    "open": _open,
    "overdue": _overdue,
    "brief_advice": _brief_advice,
    "not_asked": _not_asked,
    "refused": _refused,
    "transferred": _transferred,
    "withdrawn": _withdrawn,
    "awaiting_papers": _awaiting_papers,
    "lapsed": _lapsed,
    "received": lambda telling: None,
}
