"""Reminding bodies of their tasks by e-mail, and switching that off for a plan."""

import smtplib
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.plans.models import Plan, ReminderLetter
from tgpl.plans.queries.reminding import last_letters, to_remind
from tgpl.plans.rules import Reminded, is_news
from tgpl.plans.rules.reminders import about, body, subject
from tgpl.plans.watching import again_after


@transaction.atomic
def switch_reminders(*, by: Actor, plan: Plan, on: bool) -> None:
    """From now on bodies are reminded of this plan's tasks, or no longer."""
    if Plan.objects.filter(pk=plan.pk, reminds=not on).update(reminds=on):
        record(by=by, action="plan.reminders_on" if on else "plan.reminders_off", kind="plan", key=str(plan.pk))


def remind_bodies(day: date) -> int:
    """Writes the letters of `day` and sends those that were not sent yet; how many went out.

    A letter is taken up before it is sent: a sender that dies with it costs one letter of one day and doubles none.
    """
    digests, last = to_remind(day), last_letters()
    today = set(ReminderLetter.objects.filter(day=day).values_list("agency", flat=True))
    for agency, tasks in digests.items():
        if agency.pk not in today and is_news(tasks, last.get(agency.pk), day, again_after()):
            ReminderLetter.objects.get_or_create(agency=agency, day=day, defaults={"about": about(tasks)})
    waiting = ReminderLetter.objects.filter(day=day, taken_at=None, fault="").select_related("agency")
    return _send([(letter, digests.get(letter.agency, [])) for letter in waiting], day)


def _send(letters: Iterable[tuple[ReminderLetter, list[Reminded]]], day: date) -> int:
    sent, letters = 0, list(letters)
    if not letters:
        return 0
    with get_connection() as line:
        for letter, tasks in letters:
            taken = ReminderLetter.objects.filter(pk=letter.pk, taken_at=None).update(taken_at=timezone.now())
            if taken and tasks:
                sent += _hand_over(letter, _message(letter.agency, tasks, day, line))
    return sent


def _hand_over(letter: ReminderLetter, message: EmailMessage) -> bool:
    """Gives the letter to the mail server; one that it refuses stays with its fault, others are tried again."""
    try:
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
        _put_back(letter, fault=type(refusal).__name__)
        return False
    except OSError:
        _put_back(letter)
        raise
    return True


def _put_back(letter: ReminderLetter, fault: str = "") -> None:
    ReminderLetter.objects.filter(pk=letter.pk).update(taken_at=None, fault=fault)


def _message(agency: Agency, tasks: list[Reminded], day: date, line: BaseEmailBackend) -> EmailMessage:
    base = settings.ADDRESS
    page = f"{base}{reverse('plans:list_share')}" if base else ""
    return EmailMessage(
        subject(tasks),
        body(agency.name, _department(), tasks, day, page),
        to=[agency.email],
        headers={"Auto-Submitted": "auto-generated"},
        connection=line,
    )


def _department() -> str:
    found = Agency.objects.filter(kind=Agency.Kind.DEPARTMENT).order_by("pk").first()
    return found.name if found else "Sở Tư pháp"
