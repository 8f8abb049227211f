"""One year of work, told through the same services that colleagues use; the same seed tells the same year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.cases.models import Case
from tgpl.cases.queries import required_papers
from tgpl.cases.services import (
    accept_request,
    add_paper,
    add_party,
    assign_practitioner,
    check_conflicts,
    close_case,
    give_brief_advice,
    record_national_entry,
    record_work,
)
from tgpl.demo.names import invented_identity, invented_name, invented_phone
from tgpl.demo.province import Province
from tgpl.directory.queries import candidates_for
from tgpl.eligibility.rules import Facts
from tgpl.intake.models import Request
from tgpl.intake.services import (
    NewRequest,
    add_request_paper,
    ask_for_papers,
    decide_eligibility,
    lapse_request,
    propose_eligibility,
    receive_request,
    refuse_request,
    transfer_request,
    withdraw_request,
)
from tgpl.people.services import PersonDetails, SafeContactRules

Story = dict[str, Any]
CONSENTS = ["handle_request", "share_with_practitioner", "ask_opinion"]


@dataclass
class Year:
    """The teller of the year: stories, a seeded chance, and the moment at which the telling stops."""

    province: Province
    stories: list[Story]
    chance: Random
    until: datetime

    def tell(self, requests: int) -> None:
        """Tell `requests` stories, spread over the year before `until`, in the order in which people came."""
        weights = [story["weight"] for story in self.stories]
        told = self.chance.choices(self.stories, weights, k=requests)
        moments = sorted(self._office_hour(self.chance.randrange(365)) for _ in told)
        told.sort(key=lambda story: story["path"] in _RECENT)  # what is still open came last
        for story, at in zip(told, moments, strict=True):
            self._tell_one(story, at)

    def _office_hour(self, days_before: int) -> datetime:
        day = timezone.localdate(self.until) - timedelta(days=days_before + 1)
        minutes = self.chance.randrange(8 * 60, 17 * 60)
        return timezone.make_aware(datetime.combine(day, time(minutes // 60, minutes % 60)))

    def _tell_one(self, story: Story, at: datetime) -> None:
        office = self._office()
        request = self._receive(story, office, at)
        _PATHS[story["path"]](_Telling(self, story, request, at))

    def _office(self) -> Agency:
        return self.province.agencies[self.chance.choices(["centre", "CN1", "CN2"], [6, 3, 1])[0]]

    def _receive(self, story: Story, office: Agency, at: datetime) -> Request:
        senders = [a for kind in story.get("from", []) for a in self.province.of_kind(kind)]
        new = NewRequest(
            uid=UUID(int=self.chance.getrandbits(128), version=4),
            person=self._person(story, at),
            channel=story["channel"],
            received_at=at,
            story=story["story"],
            matter_field=story["field"],
            wanted_form=story["form"],
            facts=story["facts"],
            detained=story.get("detained", False),
            relation=story.get("relation", ""),
            requester_name=invented_name(self.chance, "female") if "relation" in story else "",
            requester_phone=invented_phone(self.chance) if "relation" in story else "",
            referred_by=self.chance.choice(senders) if senders else None,
            consents=CONSENTS,
        )
        by = Actor.citizen() if story["channel"] == "web" else self.province.actor("tiepnhan")
        return receive_request(by=by, office=office, new=new).request

    def _person(self, story: Story, at: datetime) -> PersonDetails:
        born = at.date() - timedelta(days=int(story["age"] * 365.25) + self.chance.randrange(1, 360))
        sex = story["sex"]
        kinds = story.get("disability", [])
        return PersonDetails(
            full_name=invented_name(self.chance, sex),
            sex=sex,
            birth=born,
            ethnicity=story.get("ethnicity", "Kinh"),
            identity_number=invented_identity(self.chance, sex=sex, year=born.year),
            phone=invented_phone(self.chance),
            has_disability=bool(kinds),
            disability_kinds=kinds,
            disability_degree=story.get("degree", ""),
            access_needs=story.get("needs", []),
            safe_contact=SafeContactRules(**story.get("safe", {})),
        )


@dataclass
class _Telling:
    """One story as it goes on after the request came in."""

    year: Year
    story: Story
    request: Request
    at: datetime

    def __post_init__(self) -> None:
        self.chance, self.province = self.year.chance, self.year.province
        self.reception, self.director = self.province.actor("tiepnhan"), self.province.actor("giamdoc")

    def past(self) -> bool:
        """Whether the next step would lie after the moment at which the telling stops."""
        return self.at >= self.year.until

    def later(self, *, hours: int = 0, days: int = 0) -> datetime:
        """Go on by about so much, never past the end of the telling."""
        self.at = min(self.at + timedelta(days=days, hours=hours, minutes=self.chance.randrange(50)), self.year.until)
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
        close_case(by=self.director, case=case, ending="completed", result=result, at=self.later(days=2))
        if self.chance.random() < 0.85:
            code = f"VV-{case.pk:03d}-{case.year}"
            record_national_entry(by=self.director, case=case, national_code=code, on=timezone.localdate(self.at))


def _completed(telling: _Telling) -> None:
    case = telling.accept()
    telling.assign(case)
    telling.work(case)
    telling.later(days=telling.chance.randrange(10, 60))
    if not telling.past() and case.practitioner:
        telling.close(case)


def _open(telling: _Telling) -> None:
    case = telling.accept()
    telling.assign(case)
    telling.work(case)


def _overdue(telling: _Telling) -> None:
    """Accepted, and nobody was put on it in time."""
    telling.accept()


def _brief_advice(telling: _Telling) -> None:
    give_brief_advice(
        by=telling.province.actor("duongday"),
        request=telling.request,
        field=telling.story["field"],
        answer=telling.story["answer"],
        at=telling.later(hours=0),
    )


def _refused(telling: _Telling) -> None:
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


def _transferred(telling: _Telling) -> None:
    transfer_request(
        by=telling.director,
        request=telling.request,
        to_agency=telling.province.agencies["other_centre"],
        reason=telling.story["why"],
        at=telling.later(hours=5),
    )


def _withdrawn(telling: _Telling) -> None:
    withdraw_request(
        by=telling.reception, request=telling.request, reason=telling.story["why"], at=telling.later(days=2)
    )


def _awaiting_papers(telling: _Telling) -> None:
    what = telling.story["why"] if telling.story["path"] == "awaiting_papers" else "Giấy tờ chứng minh thuộc diện"
    ask_for_papers(by=telling.reception, request=telling.request, what=what, at=telling.later(hours=2))


def _lapsed(telling: _Telling) -> None:
    _awaiting_papers(telling)
    telling.later(days=30)
    if not telling.past():
        lapse_request(by=telling.reception, request=telling.request, reason=telling.story["why"], at=telling.at)


_RECENT = frozenset({"received", "overdue", "awaiting_papers"})
_PATHS: dict[str, Callable[[_Telling], None]] = {
    "completed": _completed,
    "open": _open,
    "overdue": _overdue,
    "brief_advice": _brief_advice,
    "refused": _refused,
    "transferred": _transferred,
    "withdrawn": _withdrawn,
    "awaiting_papers": _awaiting_papers,
    "lapsed": _lapsed,
    "received": lambda telling: None,
}
