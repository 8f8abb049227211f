"""The case file: papers numbered as they come, complete or not, and the file's place in the national system."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.dates import Dated, days_of
from tgpl.cases.models import Case, CasePaper
from tgpl.cases.queries import papers_missing
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.numbers import note_national_code
from tgpl.deadlines.services import stop_clock


@transaction.atomic
def add_paper(
    *,
    by: Actor,
    case: Case,
    kind: str,
    title: str,
    at: datetime,
    dated: date | None = None,
    file: File | None = None,
    uid: UUID | None = None,
) -> CasePaper:
    """Add a paper to the file under the next number; the same `uid` again adds nothing. Raises CaseError."""
    Case.objects.select_for_update().get(pk=case.pk)  # two papers at once get two numbers
    uid = uid or uuid4()
    came_before = case.papers.filter(uid=uid).first()
    if came_before:
        return came_before
    paper = CasePaper(uid=uid, case=case, kind=kind, title=title, dated=dated, added_at=at, added_by_name=by.name)
    if file is not None:
        paper.hold(file)
        if case.papers.filter(sha256=paper.sha256).exists():
            raise CaseError(_("Tệp này đã có trong hồ sơ vụ việc, không cần thêm lại."))
    paper.number = (case.papers.aggregate(last=Max("number"))["last"] or 0) + 1
    paper.save(force_insert=True)
    _note_completeness(case)
    if kind == CasePaper.Kind.STATUS_PROOF and case.papers_follow:
        stop_clock(
            by=by, rule="missing_papers", subject_kind="case", subject_key=case.code, because="papers_came", at=at
        )
    if kind == CasePaper.Kind.ADVICE:
        stop_clock(by=by, rule="written_advice", subject_kind="case", subject_key=case.code, because="advised", at=at)
    record(by=by, action="paper.added", kind="case", key=case.code, person=str(case.person.uid), paper=kind)
    return paper


@transaction.atomic
def strike_papers(*, case: Case, digests: Collection[str], on: date) -> None:
    """Papers that no longer hold stay in the file under their numbers, and make it complete no more."""
    case.papers.filter(sha256__in=digests).update(withdrawn_on=on)
    _note_completeness(case)


def _note_completeness(case: Case) -> None:
    complete = not papers_missing(case)
    if complete != case.file_complete:
        Case.objects.filter(pk=case.pk).update(file_complete=complete)
        case.file_complete = complete


@transaction.atomic
def record_national_entry(*, by: Actor, case: Case, national_code: str, on: date) -> None:
    """Note under which code, and on which day, the case was entered in the Ministry's national system."""
    if not national_code.strip():
        raise CaseError(_("Hãy ghi mã hồ sơ trên Hệ thống quản lý của Bộ Tư pháp."))
    if fault := days_of(case, Dated.NATIONAL_ENTRY, timezone.localdate()).fault(on):
        raise CaseError(fault)
    Case.objects.filter(pk=case.pk).update(national_code=national_code.strip(), national_entered_on=on)
    case.national_code, case.national_entered_on = national_code.strip(), on
    note_national_code(by=by, case=case, code=case.national_code, at=timezone.now())
    record(by=by, action="case.entered_nationally", kind="case", key=case.code, person=str(case.person.uid))


def note_paper_taken(*, by: Actor, paper: CasePaper) -> None:
    """Write down that someone took a paper of a file away."""
    case = paper.case
    record(by=by, action="paper.taken", kind="case", key=case.code, person=str(case.person.uid), paper=str(paper.uid))
