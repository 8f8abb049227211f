"""Asking people how they were served, and keeping what they say."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Case, CasePaper
from tgpl.cases.rules.moves import CaseStatus
from tgpl.cases.services import add_paper
from tgpl.intake.models import FormOfAid
from tgpl.quality.models import Opinion, opinion_secret_index
from tgpl.quality.queries.opinion import may_be_asked, ways_closed
from tgpl.quality.rulebook import opinion_form_on
from tgpl.quality.services.errors import QualityError

TITLE = "Phiếu lấy ý kiến (Mẫu 11)"  # of the paper in the file, in the language of the office
LINKS = frozenset({Opinion.Way.LINK, Opinion.Way.PRINTED_LINK})


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that waits for an answer, and the secret of its link: told once, kept nowhere."""

    opinion: Opinion
    secret: str


@transaction.atomic
def ask_opinion(*, by: Actor, case: Case, way: str, at: datetime) -> Asked:
    """Ask the client of a case that has ended, in a way that is safe for them; a new link ends the one before."""
    _check_may_ask(case, way)
    form = opinion_form_on(timezone.localdate(at))
    secret = secrets.token_urlsafe(16) if way in LINKS else ""
    asked = {
        "office": case.office,
        "way": way,
        "form_version": form.version,
        "secret": opinion_secret_index(secret) if secret else "",
        "lapses_at": at + timedelta(days=form.link_days) if secret else None,
        "asked_at": at,
        "asked_by_name": by.name,
    }
    opinion, _new = Opinion.objects.update_or_create(case=case, given_at=None, defaults=asked)
    _record(by, case, action="opinion.asked", way=way)
    return Asked(opinion, secret)


def _check_may_ask(case: Case, way: str) -> None:
    if case.status != CaseStatus.ENDED or case.form == FormOfAid.ADVICE:
        raise QualityError(_("Chỉ lấy ý kiến khi vụ việc tham gia tố tụng hoặc đại diện ngoài tố tụng đã kết thúc."))
    if way != Opinion.Way.PAPER and not may_be_asked(case.person):
        raise QualityError(_("Người này chưa đồng ý được hỏi ý kiến. Chỉ ghi phiếu giấy do chính họ điền."))
    closed = ways_closed(case.person).get(way)
    if closed:
        raise QualityError(closed)


def keep_answer(*, opinion: Opinion, question: str, answer: str) -> None:
    """Keep one answer of a person who goes from page to page; the last word on a question counts."""
    answers = {**opinion.answers, question: answer}
    if not Opinion.objects.filter(pk=opinion.pk, given_at=None).update(answers=answers):
        raise QualityError(_("Ý kiến này đã được gửi. Cảm ơn bạn."))
    opinion.answers = answers


@transaction.atomic
def finish_opinion(*, opinion: Opinion, speaker: str, words: str, at: datetime) -> None:
    """The person sends what they answered."""
    if not opinion.answers:
        raise QualityError(_("Bạn chưa trả lời câu nào. Hãy trả lời ít nhất một câu."))
    _give(opinion, by=Actor.citizen(), speaker=speaker, words=words, answers=opinion.answers, at=at)


@transaction.atomic
def take_opinion(
    *, by: Actor, opinion: Opinion, answers: Mapping[str, str], speaker: str, words: str, at: datetime
) -> None:
    """Write down what a person said by telephone or on paper."""
    if not answers:
        raise QualityError(_("Chưa có câu trả lời nào. Hãy ghi ít nhất một câu."))
    _give(opinion, by=by, speaker=speaker, words=words, answers=answers, at=at, taken_by_name=by.name)


def _give(
    opinion: Opinion, *, by: Actor, speaker: str, words: str, answers: Mapping[str, str], at: datetime, **more: Any
) -> None:
    given = {"speaker": speaker, "words": words or None, "answers": dict(answers), "given_at": at, "secret": "", **more}
    if not Opinion.objects.filter(pk=opinion.pk, given_at=None).update(**given):
        raise QualityError(_("Ý kiến của vụ việc này đã được ghi. Không cần ghi lại."))
    for name, value in given.items():
        setattr(opinion, name, value)
    case = opinion.case
    # The file shows that the form is there; what it says stays here, where the practitioner's own rules hold.
    add_paper(by=by, case=case, kind=CasePaper.Kind.OPINION, title=TITLE, dated=timezone.localdate(at), at=at)
    _record(by, case, action="opinion.given", way=opinion.way)


def note_opinion_read(*, by: Actor, opinion: Opinion) -> None:
    """Write down that someone opened an opinion."""
    _record(by, opinion.case, action="opinion.read")


def _record(by: Actor, case: Case, *, action: str, **details: Any) -> None:
    record(by=by, action=action, kind="case", key=case.code, person=str(case.person.uid), **details)
