"""What pages and other rooms read of cases."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.cases.models import (
    Assignment,
    Case,
    CaseMove,
    CasePaper,
    CaseQuerySet,
    Charge,
    Hearing,
    OutsideNumber,
    Party,
    Petition,
    Registration,
    Stage,
    WorkEntry,
)
from tgpl.cases.rulebook import CASES, dated_on
from tgpl.cases.rules.file_papers import RequiredPaper, missing_papers
from tgpl.cases.rules.numbers import number_key
from tgpl.core.database.prepared import prepared, prepared_for
from tgpl.core.law.grounds import Ground, ground_on, grounds_on
from tgpl.core.law.rule_files import Entry
from tgpl.intake.models import Request
from tgpl.people.ties import Thing

SHOWN = 20  # of a long list on the page of a case; the rest is one link away


def stop_grounds(day: date) -> list[Ground]:
    """The grounds on which a case is not continued."""
    return grounds_on(CASES.file_on(day, "stop_grounds.yaml"), day)


def stop_ground(code: str, day: date) -> Ground | None:
    return ground_on(CASES.file_on(day, "stop_grounds.yaml"), code, day)


def urgent_grounds(day: date) -> list[Ground]:
    """The grounds on which a matter is accepted at once, its papers to follow."""
    return grounds_on(CASES.file_on(day, "urgent_grounds.yaml"), day)


@dataclass(frozen=True)
class RegisterPattern:
    """How the register writes its codes: `pattern` for case_code, and the code of each form of aid."""

    pattern: str
    forms: dict[str, str]


def register_pattern(day: date) -> RegisterPattern:
    """The pattern of codes in force on `day`."""
    version = dated_on("register_codes", day)
    return RegisterPattern(version["pattern"], {form: entry["code"] for form, entry in version["forms"].items()})


def case_of(request: Request) -> Case | None:
    """The case that a request became, with its office and practitioner; None while it is none."""
    return Case.objects.filter(request=request).select_related("office", "practitioner").first()


def required_papers(form: str, day: date) -> list[RequiredPaper]:
    """What the file of a case of this form must hold under the rules of `day`."""
    return papers_of_version(dated_on("file_papers", day), form)


def papers_of_version(version: Entry, form: str) -> list[RequiredPaper]:
    """The papers that one version of the rules asks of a form of aid."""
    return [
        RequiredPaper(p["kind"], p["title"], f"{p['clause']} {version['citation']}") for p in version["forms"][form]
    ]


def papers_missing(case: Case) -> list[RequiredPaper]:
    """The required papers that the file of `case` does not hold yet."""
    held = case.papers.filter(withdrawn_on=None).values_list("kind", flat=True)
    return missing_papers(required_papers(case.form, case.accepted_on), held)


def papers_missing_among(case: Case, papers: Iterable[CasePaper]) -> list[RequiredPaper]:
    """The same, of papers that were read already."""
    held = [paper.kind for paper in papers if paper.withdrawn_on is None]
    return missing_papers(required_papers(case.form, case.accepted_on), held)


def listed_cases(actor: Actor) -> CaseQuerySet:
    """The cases that `actor` may see."""
    return Case.objects.visible_to(actor)


@prepared_for
def opened_case(actor: Actor, code: str) -> QuerySet[Case]:
    """The case of this code if `actor` may open it, with what its page shows besides its lists."""
    shown = ("person__commune__province", "person__safe_contact", "office", "practitioner", "request")
    return Case.objects.visible_to(actor).select_related(*shown).filter(code=code)


@prepared
def papers_of(case: int) -> QuerySet[CasePaper]:
    """What lies in the file of a case, in the order of its numbers."""
    return CasePaper.objects.filter(case=case).order_by("number")


@prepared
def parties_of(case: int) -> QuerySet[Party]:
    """The people in a case, as they were entered."""
    return Party.objects.filter(case=case).order_by("pk")


@prepared
def last_work_on(case: int) -> QuerySet[WorkEntry]:
    """The newest work on a case; one more than is shown, to know whether there is more."""
    return WorkEntry.objects.filter(case=case).select_related("practitioner")[: SHOWN + 1]


@prepared
def last_moves_of(case: int) -> QuerySet[CaseMove]:
    """The newest moves of a case."""
    return CaseMove.objects.filter(case=case).order_by("-pk")[:SHOWN]


@dataclass(frozen=True, slots=True)
class Course:
    """What happens in a case besides its moves: letters, sessions, and before the bodies of proceedings."""

    petitions: Sequence[Petition] = ()
    hearings: Sequence[Hearing] = ()
    beside: Sequence[Assignment] = ()  # who works on it besides the one who leads
    stages: Sequence[Stage] = ()
    registrations: Sequence[Registration] = ()
    charges: Sequence[Charge] = ()
    numbers: Sequence[OutsideNumber] = ()
    together: Sequence[Case] = ()
    to_tell: Assignment | None = None  # the person has not heard yet that this practitioner helps them now


def present_course(case: Case, now: datetime) -> Course:
    """What is at hand: letters that wait for an answer, sessions to come, who works on it. Three queries."""
    working = _working_on(case.pk)
    return Course(
        petitions=_open_petitions(case.pk),
        hearings=_hearings_to_come(case.pk, now),
        beside=[one for one in working if one.practitioner_id != case.practitioner_id],
        to_tell=next((one for one in working if one.to_tell), None),
    )


@prepared
def _open_petitions(case: int) -> QuerySet[Petition]:
    return Petition.objects.filter(case=case, answer="")


@prepared
def _hearings_to_come(case: int, now: datetime) -> QuerySet[Hearing]:
    return Hearing.objects.filter(case=case, starts_at__gte=now, called_off=False)


def course_of(case: Case) -> Course:
    """The whole course of `case`, in eight queries."""
    return Course(
        petitions=list(case.petitions.all()),
        hearings=list(case.hearings.all()),
        beside=_beside(case),
        stages=list(case.stages.all()),
        registrations=list(case.registrations.all()),
        charges=list(case.charges.all()),
        numbers=list(case.outside_numbers.all()),
        together=cases_together(case),
    )


def _beside(case: Case) -> list[Assignment]:
    return [working for working in _working_on(case.pk) if working.practitioner_id != case.practitioner_id]


@prepared
def _working_on(case: int) -> QuerySet[Assignment]:
    return Assignment.objects.filter(case=case, ended_at=None).select_related("practitioner")


def cases_together(case: Case) -> list[Case]:
    """The other cases of one matter."""
    leading = case.leading_id or case.pk
    same = Case.objects.filter(Q(leading_id=leading) | Q(pk=leading)).exclude(pk=case.pk)
    return list(same.select_related("person").only("code", "person__full_name").order_by("pk"))


def open_workload(practitioners: Iterable[int]) -> dict[int, int]:
    """How many open cases each of these practitioners has."""
    mine = Case.objects.open().filter(practitioner_id__in=list(practitioners))
    counted = mine.order_by().values_list("practitioner_id").annotate(open=Count("pk"))
    return {int(practitioner): count for practitioner, count in counted if practitioner}


def cases_numbered(actor: Actor, typed: str) -> CaseQuerySet:
    """The cases that another body knows by this number: typed whole, or number and year."""
    key = number_key(typed)
    theirs = OutsideNumber.objects.filter(Q(key=key) | Q(short=key)).order_by().values("case")
    return Case.objects.visible_to(actor).filter(pk__in=theirs)


def register_of(office: Agency, year: int) -> CaseQuerySet:
    """The lines of an office's Sổ thụ lý of a year."""
    return Case.objects.filter(office=office, year=year).select_related("person", "practitioner")


def cases_told(people: Collection[int]) -> list[Thing]:
    """The cases of these people, for the page of a person."""
    theirs = Case.objects.filter(person__in=people).select_related("office")
    shown = theirs.only("code", "status", "accepted_on", "office__name")
    return [
        Thing(
            kind="case",
            key=case.code,
            title=str(_("Vụ việc")),
            status=case.status_label,
            on=case.accepted_on,
            office_id=case.office_id,
            office=case.office.name,
            url_name="cases:open_case",
            is_open=case.is_open,
        )
        for case in shown
    ]
