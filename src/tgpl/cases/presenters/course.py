"""The course of a case in words: letters of the person, sessions, stages, registrations, who else is in the matter."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case, Charge, Hearing, Petition, Registration, Stage
from tgpl.cases.queries import Course
from tgpl.cases.steps import ASSIGN, MEET, WORK
from tgpl.core.pages.components import Tone, status

_PETITION = {
    Petition.Answer.WAITING: Tone.TODO,
    Petition.Answer.GRANTED: Tone.DONE,
    Petition.Answer.REFUSED: Tone.STOPPED,
}
_REGISTRATION = {
    Registration.Answer.WAITING: Tone.WAITING,
    Registration.Answer.REGISTERED: Tone.DONE,
    Registration.Answer.REFUSED: Tone.LATE,
    Registration.Answer.CANCELLED: Tone.LATE,
}


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One thing in the course of a case. `url` and `do`: the page on which something is to be done about it."""

    label: str
    words: str
    tag: SafeString | str = ""
    url: str = ""
    do: str = ""


def course_words(actor: Actor, case: Case, course: Course) -> list[CourseLine]:
    """What there is to tell, the letters on top."""
    held = actor.permissions
    return [
        *_to_tell(case, course, held),
        *(_petition(case, petition, held) for petition in course.petitions),
        *(_hearing(case, hearing, held) for hearing in course.hearings),
        *(_stage(stage) for stage in course.stages),
        *(_registration(case, registration, held) for registration in course.registrations),
        *(CourseLine(_("Số của cơ quan khác"), f"{one.number} · {one.body}") for one in course.numbers),
        *(_charge(charge) for charge in course.charges),
        *(CourseLine(_("Cùng thực hiện"), beside.practitioner.full_name) for beside in course.beside),
        *_together(course),
    ]


def _to_tell(case: Case, course: Course, held: Collection[str]) -> Iterator[CourseLine]:
    if course.to_tell and case.is_open:
        url = reverse("cases:tell_client", args=[case.code]) if MEET & set(held) else ""
        words = _("Người thực hiện mới: %(name)s") % {"name": course.to_tell.practitioner.full_name}
        yield CourseLine(_("Báo người được trợ giúp"), words, status(_("Chưa báo"), Tone.TODO), url, _("Ghi đã báo"))


def _petition(case: Case, petition: Petition, held: Collection[str]) -> CourseLine:
    waits = petition.kind == Petition.Kind.CHANGE and not petition.answer and bool(ASSIGN & set(held))
    words = f"{petition.reason} → {petition.words}" if petition.words else petition.reason
    return CourseLine(
        f"{petition.get_kind_display()}, {_day(petition.at)}",
        words,
        status(petition.get_answer_display(), _PETITION[Petition.Answer(petition.answer)]),
        reverse("cases:refuse_change", args=[case.code]) if waits else "",
        _("Ghi trả lời: không thay người") if waits else "",
    )


def _hearing(case: Case, hearing: Hearing, held: Collection[str]) -> CourseLine:
    at = timezone.localtime(hearing.starts_at)
    words = ", ".join(filter(None, [hearing.place, hearing.note]))
    tag = status(_("Hoãn"), Tone.STOPPED) if hearing.called_off else ""
    may = not hearing.called_off and hearing.starts_at > timezone.now() and bool(WORK & set(held))
    return CourseLine(
        f"{hearing.get_kind_display()}, {at:%H:%M} {_day(at)}",
        words,
        tag,
        reverse("cases:call_off_hearing", args=[case.code, hearing.uid]) if may else "",
        _("Ghi buổi này bị hoãn"),
    )


def _stage(stage: Stage) -> CourseLine:
    again = f" ({_('lại')})" if stage.again else ""
    since = _("từ %(day)s") % {"day": date_format(stage.since, "SHORT_DATE_FORMAT")}
    return CourseLine(f"{stage.get_kind_display()}{again}", f"{stage.body}, {since}")


def _registration(case: Case, registration: Registration, held: Collection[str]) -> CourseLine:
    answer = Registration.Answer(registration.answer)
    open_ = answer in {Registration.Answer.WAITING, Registration.Answer.REGISTERED} and bool(WORK & set(held))
    label = _("Đăng ký, gửi %(day)s") % {"day": _day(registration.at)}
    words = ", ".join(filter(None, [registration.body, registration.reason]))
    return CourseLine(
        label,
        words,
        status(registration.get_answer_display(), _REGISTRATION[answer]),
        reverse("cases:answer_registration", args=[case.code, registration.pk]) if open_ and case.is_open else "",
        _("Ghi trả lời của %(body)s") % {"body": registration.body} if open_ and case.is_open else "",
    )


def _charge(charge: Charge) -> CourseLine:
    told = [charge.name, charge.article, charge.get_gravity_display() if charge.gravity else ""]
    return CourseLine(_("Tội danh"), ", ".join(filter(None, told)))


def _together(course: Course) -> Iterator[CourseLine]:
    for other in course.together:
        url = reverse("cases:open_case", args=[other.code])
        yield CourseLine(_("Cùng vụ án"), other.person.full_name, url=url, do=other.code)


def _day(at: object) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATE_FORMAT")
