"""Reading a case for quality: start, write, sign, correct, and the practitioner's answer."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Case
from tgpl.cases.rules.moves import CaseStatus
from tgpl.cases.services import add_paper
from tgpl.documents.services import render
from tgpl.intake.models import FormOfAid
from tgpl.quality.models import Assessment, Kind, Occasion, SampledCase
from tgpl.quality.papers import result_paper
from tgpl.quality.queries.assessment import did_the_case, kind_for, readings_of
from tgpl.quality.rulebook import sheet_on
from tgpl.quality.rules.scoring import graded
from tgpl.quality.services.errors import QualityError

Typed = Mapping[str, Any]


def start_assessment(*, by: Actor, case: Case, occasion: str, at: datetime) -> Assessment:
    """Begin to read a case that has ended: thẩm định in an office, đánh giá in the department.

    Never by somebody who worked on it. A case that a plan drew for two reviewers takes a second, blind to the first.
    """
    kind = kind_for(by)
    _check_may_read(by, case, kind)
    sampled = SampledCase.objects.filter(case=case, kind=kind).first()
    reading = _next_reading(by, case, kind, sampled)
    try:
        with transaction.atomic():
            return _begin(by, case, kind, occasion, sampled, reading, at)
    except IntegrityError:
        raise QualityError(_("Một người khác vừa bắt đầu chấm vụ việc này. Hãy tải lại trang để xem.")) from None


def _check_may_read(by: Actor, case: Case, kind: str) -> None:
    if case.status != CaseStatus.ENDED:
        raise QualityError(_("Chỉ chấm chất lượng khi vụ việc đã kết thúc."))
    if kind == Kind.EVALUATION and case.form == FormOfAid.ADVICE:
        raise QualityError(_("Sở Tư pháp chỉ đánh giá vụ việc tham gia tố tụng và đại diện ngoài tố tụng."))
    if did_the_case(by, case):
        raise QualityError(_("Bạn đã tham gia thực hiện vụ việc này nên không được chấm. Hãy để người khác chấm."))


def _next_reading(by: Actor, case: Case, kind: str, sampled: SampledCase | None) -> int:
    taken = readings_of(case, kind)
    if any(one.assessor_id == by.user_id for one in taken):
        raise QualityError(_("Bạn đã chấm vụ việc này. Muốn sửa kết quả đã ký, hãy lập bản sửa."))
    if not taken:
        return 1
    if sampled is None or not sampled.second or len(taken) > 1:
        raise QualityError(_("Vụ việc này đã có người chấm."))
    return 2


def _person(by: Actor) -> int:
    if by.user_id is None:
        raise QualityError(_("Kết quả phải do một người có tên chấm."))
    return by.user_id


def _begin(
    by: Actor, case: Case, kind: str, occasion: str, sampled: SampledCase | None, reading: int, at: datetime
) -> Assessment:
    assessment = Assessment.objects.create(
        case=case,
        office=case.office,
        kind=kind,
        occasion=Occasion.PLAN if sampled else occasion,
        sampled=sampled,
        reading=reading,
        assessor_id=_person(by),
        assessor_name=by.name,
        sheet_day=timezone.localdate(at),
        started_at=at,
        saved_at=at,
    )
    _record(by, assessment, action="assessment.started")
    return assessment


def save_draft(*, by: Actor, assessment: Assessment, typed: Typed, at: datetime) -> None:
    """Keep what was typed as it was typed, right or wrong. Raises QualityError when it is no longer theirs to write."""
    drafts = Assessment.objects.filter(pk=assessment.pk, signed_at=None, assessor=by.user_id)
    if not drafts.update(typed=dict(typed), saved_at=at):
        raise QualityError(_("Kết quả này đã ký, không sửa được nữa. Muốn sửa, hãy lập bản sửa."))
    assessment.typed, assessment.saved_at = dict(typed), at


@transaction.atomic
def sign_assessment(
    *, by: Actor, assessment: Assessment, typed: Typed, points: Mapping[str, Decimal], at: datetime
) -> None:
    """Sign: the grade is counted, the sheet is frozen; released to others unless a second reviewer is still to sign."""
    save_draft(by=by, assessment=assessment, typed=typed, at=at)
    if did_the_case(by, assessment.case):
        raise QualityError(_("Bạn đã tham gia thực hiện vụ việc này nên không được chấm. Hãy để người khác chấm."))
    result = graded(sheet_on(assessment.sheet_day), points, assessment.acts)
    signed = {
        "points": {code: str(value) for code, value in points.items()},
        "total": result.total,
        "grade": result.grade.code,
        "signed_at": at,
    }
    if not Assessment.objects.filter(pk=assessment.pk, signed_at=None).update(**signed):
        raise QualityError(_("Kết quả này vừa được ký ở một cửa sổ khác."))
    for name, value in signed.items():
        setattr(assessment, name, value)
    _supersede_earlier(assessment)
    _release(assessment, by=by, at=at)
    _record(by, assessment, action="assessment.signed", grade=result.grade.title)


def _supersede_earlier(assessment: Assessment) -> None:
    earlier = Assessment.objects.filter(
        case=assessment.case_id, kind=assessment.kind, reading=assessment.reading, version__lt=assessment.version
    )
    earlier.update(superseded=True)


def _release(assessment: Assessment, *, by: Actor, at: datetime) -> None:
    """Show the result to others; where two read the case, both results together, once both are signed."""
    signed = Assessment.objects.current().filter(case=assessment.case_id, kind=assessment.kind).exclude(signed_at=None)
    wanted = 2 if assessment.sampled and assessment.sampled.second else 1
    if len({one.reading for one in signed}) >= wanted:
        fresh = list(signed.filter(released_at=None).select_related("case__office", "case__practitioner"))
        signed.filter(released_at=None).update(released_at=at)
        assessment.released_at = at
        for one in fresh:
            _put_in_file(one, by=by, at=at)


def _put_in_file(assessment: Assessment, *, by: Actor, at: datetime) -> None:
    """The result in writing lies in the file of the case, version after version."""
    with override("vi"):  # a paper of the office, whatever language the reviewer reads
        paper = result_paper(assessment, assessment.case.office.name)
        title = f"{assessment.get_kind_display()}, bản {assessment.version}"
    file = ContentFile(render(paper, "pdf"), name="ket-qua.pdf")
    add_paper(by=by, case=assessment.case, kind="other", title=title, dated=paper.date, file=file, at=at)


def correct_assessment(*, by: Actor, assessment: Assessment, reason: str, at: datetime) -> Assessment:
    """A new version of a signed result, begun from its words; the signed one stands until the new one is signed."""
    if assessment.assessor_id != by.user_id or not assessment.is_signed or assessment.superseded:
        raise QualityError(_("Chỉ người đã ký mới được lập bản sửa của kết quả đang có hiệu lực."))
    if not reason.strip():
        raise QualityError(_("Hãy ghi lý do sửa."))
    try:
        with transaction.atomic():
            return _new_version(by, assessment, reason, at)
    except IntegrityError:
        raise QualityError(_("Đã có một bản sửa đang viết. Hãy viết tiếp bản đó.")) from None


def _new_version(by: Actor, assessment: Assessment, reason: str, at: datetime) -> Assessment:
    copied = ("case", "office", "kind", "occasion", "sampled", "reading", "assessor", "assessor_name", "sheet_day")
    corrected = Assessment.objects.create(
        **{name: getattr(assessment, name) for name in copied},
        version=assessment.version + 1,
        why_corrected=reason,
        typed=assessment.typed,
        started_at=at,
        saved_at=at,
    )
    _record(by, corrected, action="assessment.correcting", version=corrected.version)
    return corrected


@transaction.atomic
def answer_assessment(*, by: Actor, assessment: Assessment, answer: str, at: datetime) -> None:
    """What the practitioner says to a result, once."""
    if not answer.strip():
        raise QualityError(_("Hãy viết ý kiến của bạn về kết quả."))
    answered = {"answer": answer, "answered_at": at, "answered_by_name": by.name}
    open_ones = Assessment.objects.released().current().filter(pk=assessment.pk, answered_at=None)
    if not open_ones.update(**answered):
        raise QualityError(_("Kết quả này đã có ý kiến trả lời, hoặc đã được thay bằng bản khác. Hãy tải lại trang."))
    _record(by, assessment, action="assessment.answered")


def note_reading(*, by: Actor, assessment: Assessment) -> None:
    """Write down that someone opened a result."""
    _record(by, assessment, action="assessment.read")


def _record(by: Actor, assessment: Assessment, *, action: str, **details: Any) -> None:
    case = assessment.case
    record(by=by, action=action, kind="case", key=case.code, person=str(case.person.uid), **details)
