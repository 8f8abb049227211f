"""Rounds of survey: opening, filling in, sending, correcting, reminding, ending."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.services import save_agency
from tgpl.audit.services import record
from tgpl.network.models import Sending, SurveyReturn, SurveyRound
from tgpl.network.queries import commune_bodies, commune_by_name, commune_of, silent_rounds, survey_on
from tgpl.network.rules import Section, changes, read_answers
from tgpl.network.services.errors import NetworkError


@dataclass(frozen=True, slots=True)
class RoundFields:
    """A round as an officer describes it. `purpose`: what it is for: kind, key and name."""

    title: str
    opens_on: dt.date
    closes_on: dt.date
    law_on: dt.date
    purpose: tuple[str, str, str] = ("", "", "")


@transaction.atomic
def open_round(*, by: Actor, fields: RoundFields) -> SurveyRound:
    """A round that asks every commune's body; its form and the grounds of its law stay as they are today."""
    bodies = list(commune_bodies(max(fields.opens_on, timezone.localdate())).select_related("commune"))
    if not bodies:
        raise NetworkError(_("Chưa có Ủy ban nhân dân cấp xã nào trong hệ thống. Hãy thêm các xã, phường trước."))
    kind, key, name = fields.purpose
    made = SurveyRound.objects.create(
        title=fields.title,
        opens_on=fields.opens_on,
        closes_on=fields.closes_on,
        law_on=fields.law_on,
        form=survey_on(fields.law_on).as_json(),
        purpose_kind=kind,
        purpose_key=key,
        purpose=name,
        opened_by=by.name,
        opened_at=timezone.now(),
    )
    by_name = commune_by_name(timezone.localdate())
    SurveyReturn.objects.bulk_create(
        SurveyReturn(round=made, agency=body, commune=commune_of(body, by_name)) for body in bodies
    )
    _note(by, "survey.opened", made, communes=len(bodies))
    return made


@transaction.atomic
def add_commune_bodies(*, by: Actor) -> int:
    """A body for each commune of the home province that has none yet; how many were added."""
    today = timezone.localdate()
    by_name = commune_by_name(today)
    known = {commune.code for body in commune_bodies(today) if (commune := commune_of(body, by_name))}
    missing = {one.code: one for one in by_name.values() if one.code not in known}
    for commune in missing.values():
        name = f"Ủy ban nhân dân {str(commune)[:1].lower()}{str(commune)[1:]}"
        save_agency(
            by=by,
            agency=Agency(kind=Agency.Kind.COMMUNE, name=name, commune=commune, valid_from=commune.valid_from),
        )
    return len(missing)


@transaction.atomic
def move_close(*, by: Actor, survey_round: SurveyRound, closes_on: dt.date) -> None:
    """Gives the communes until another day."""
    open_rounds = SurveyRound.objects.filter(pk=survey_round.pk, ended_on=None, opens_on__lte=closes_on)
    if not open_rounds.update(closes_on=closes_on):
        raise NetworkError(_("Đợt này đã kết thúc, hoặc ngày mới sớm hơn ngày mở."))
    _note(by, "survey.moved", survey_round, closes_on=f"{closes_on:%d/%m/%Y}")


@transaction.atomic
def end_round(*, by: Actor, survey_round: SurveyRound) -> None:
    """From now on nobody sends anything more; what was sent stays."""
    if not SurveyRound.objects.filter(pk=survey_round.pk, ended_on=None).update(ended_on=timezone.localdate()):
        raise NetworkError(_("Đợt này đã được kết thúc."))
    _note(by, "survey.ended", survey_round)


class Overtaken(Exception):
    """A colleague saved the same page meanwhile: who, what stands there now, how often it was saved."""

    def __init__(self, by: str, typed: dict[str, str], times: int) -> None:
        self.by, self.typed, self.times = by, typed, times
        super().__init__(by)


@transaction.atomic
def save_page(
    *, by: Actor, survey_return: SurveyReturn, section: Section, typed: Mapping[str, str], after: int
) -> None:
    """Keeps a page of the draft as it was typed. `after`: how often the page had been saved when it was opened."""
    kept = _held(survey_return)
    before = kept.pages.get(section.code, {})
    if before.get("times", 0) != after and _differs(kept.typed, typed, section):
        theirs = {cell: kept.typed.get(cell, "") for cell in section.cells()}
        raise Overtaken(before["by"], theirs, before["times"])
    kept.typed |= {cell: typed.get(cell, "").strip() for cell in section.cells()}
    kept.pages[section.code] = {"times": before.get("times", 0) + 1, "by": by.name}
    kept.save(update_fields=["typed", "pages"])


def _differs(kept: Mapping[str, str], typed: Mapping[str, str], section: Section) -> bool:
    return any(kept.get(cell, "") != typed.get(cell, "").strip() for cell in section.cells())


@transaction.atomic
def take_workbook(*, by: Actor, survey_return: SurveyReturn, typed: Mapping[str, str]) -> None:
    """Puts what a workbook holds into the draft, wrong cells as they stand there: they are told on their page."""
    kept = _held(survey_return)
    kept.typed |= typed
    for section in kept.round.survey.sections:
        times = kept.pages.get(section.code, {}).get("times", 0)
        kept.pages[section.code] = {"times": times + 1, "by": by.name}
    kept.save(update_fields=["typed", "pages"])
    _note(by, "survey.workbook_taken", kept.round, agency=kept.agency.name)


@transaction.atomic
def send_return(
    *, by: Actor, survey_return: SurveyReturn, words: Mapping[str, str], why: str = "", how: str = Sending.How.ONLINE
) -> Sending:
    """Sends the draft as it stands; after the first time it is a correction, which says why."""
    kept = _held(survey_return)
    reading = read_answers(kept.round.survey, kept.typed)
    if not reading.is_sound:
        raise NetworkError(_("Còn ô ghi sai. Hãy sửa các ô được nêu rồi gửi lại."))
    if reading.blanks == len(reading.values):
        raise NetworkError(_("Phiếu còn trống. Hãy điền ít nhất một phần rồi gửi."))
    last = kept.history.first()
    if last and last.answers == reading.values and last.words == dict(words):
        return last
    if last and not why.strip():
        raise NetworkError(_("Phiếu này đã gửi. Hãy ghi lý do sửa."))
    made = _send(by, kept, last, answers=reading.values, words=dict(words), why=why.strip() if last else "", how=how)
    action = "survey.corrected" if last else "survey.sent"
    _note(by, action, kept.round, agency=kept.agency.name)
    return made


def _send(by: Actor, kept: SurveyReturn, last: Sending | None, **what: Any) -> Sending:
    now = timezone.now()
    kept.first_sent_on = kept.first_sent_on or timezone.localdate(now)
    kept.sendings += 1
    kept.words = what["words"]
    kept.save(update_fields=["first_sent_on", "sendings", "words"])
    changed = changes(last.answers, what["answers"]) if last else []
    return Sending.objects.create(
        survey_return=kept, number=kept.sendings, changes=changed, sent_by=by.name, sent_at=now, **what
    )


@transaction.atomic
def remind(*, by: Actor, survey_round: SurveyRound) -> int:
    """Reminds the communes that are silent: their own page says so. How many; once a day is enough."""
    if survey_round.ended_on:
        raise NetworkError(_("Đợt này đã được kết thúc."))
    today = timezone.localdate()
    silent = survey_round.returns.silent().exclude(reminded_on=today)
    number = silent.update(reminders=F("reminders") + 1, reminded_on=today)
    if number:
        _note(by, "survey.reminded", survey_round, communes=number)
    return number


def remind_when_due() -> None:
    """Reminds the silent of every round that is about to close."""
    for survey_round in silent_rounds(timezone.localdate()):
        remind(by=Actor.system(), survey_round=survey_round)


def _held(survey_return: SurveyReturn) -> SurveyReturn:
    """The return, held for change; refused once its round is over."""
    kept = (
        SurveyReturn.objects.select_for_update(of=("self",)).select_related("round", "agency").get(pk=survey_return.pk)
    )
    if not kept.round.takes_answers_on(timezone.localdate()):
        raise NetworkError(_("Đợt khảo sát này không còn nhận phiếu. Hãy liên hệ Sở Tư pháp nếu cần sửa."))
    return kept


def _note(by: Actor, action: str, survey_round: SurveyRound, **details: Any) -> None:
    record(by=by, action=action, kind="survey", key=str(survey_round.pk), title=survey_round.title, **details)
