"""What the measurements need in the database: sessions of colleagues, written drafts, a plan with evidence."""

import secrets
import uuid
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from django.http import HttpResponse
from django.test import Client

from bench.load import Ask
from tgpl.accounts.models import User
from tgpl.accounts.queries import actor_of
from tgpl.indicators.catalogue import INDICATORS
from tgpl.intake.drafts import start_draft
from tgpl.intake.models import Draft
from tgpl.intake.tests.writing import FOR_HERSELF, write
from tgpl.intake.views.device import COOKIE, remember
from tgpl.plans.models import Plan, PlanTask
from tgpl.plans.services import choose_evidence
from tgpl.plans.testing import plan_in_force

TOKEN = "a" * 32  # a form's token and its cookie need only agree
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def client_of(username: str) -> Client:
    """A browser in which this colleague is signed in."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def cookies_of(client: Client, **more: str) -> str:
    """The Cookie header that this browser sends."""
    held = {name: morsel.coded_value for name, morsel in client.cookies.items()}
    return "; ".join(f"{name}={value}" for name, value in {**held, **more}.items())


def page_of(username: str, path: str) -> Ask:
    """A signed-in colleague opens a page."""
    return Ask(path, headers={"Cookie": cookies_of(client_of(username))})


def written_answers() -> dict[str, Any]:
    """The answers of one person who has filled in every page of the request."""
    write(Client(), FOR_HERSELF)
    return dict(Draft.objects.latest("pk").data["answers"])


def drafts_to_send(number: int) -> list[Ask]:
    """So many finished drafts of as many people, each from its own device and network: the last press of the button."""
    answers = written_answers()
    return [
        _draft_to_send(_of_another(answers), network) for network, _ in zip(_networks(), range(number), strict=False)
    ]


def _of_another(answers: dict[str, Any]) -> dict[str, Any]:
    """The same answers of a person with numbers of their own."""
    who, contact = answers["ho-ten"], answers["lien-lac"]
    return {
        **answers,
        "ho-ten": {**who, "identity_number": [f"031{secrets.randbelow(10**9):09}"]},
        "lien-lac": {**contact, "phone": [f"090{secrets.randbelow(10**7):07}"]},
    }


def _draft_to_send(answers: dict[str, Any], network: str) -> Ask:
    key, draft = start_draft()
    draft.data = {"uid": str(uuid.uuid4()), "answers": answers, "facts": {}}
    draft.save(update_fields=["data"])
    held = remember(HttpResponse(), key).cookies[COOKIE].coded_value
    headers = {**FORM, "Cookie": f"{COOKIE}={held}; csrftoken={TOKEN}", "X-Forwarded-For": network}
    return Ask("/gui-yeu-cau/kiem-tra/", "POST", f"csrfmiddlewaretoken={TOKEN}", headers, 302)


def _networks() -> Iterator[str]:
    """Addresses of private networks: nobody is slowed down for sending a second time."""
    return (f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}" for n in cycle(range(1 << 24)))


def plan_with_evidence() -> Plan:
    """A plan in force, each of its tasks judged by two figures; the same again on the second call."""
    officer = actor_of(User.objects.get(username="so"))
    assert officer is not None
    plan = Plan.objects.in_force().first() or plan_in_force(officer)
    codes = cycle(figure.code for figure in INDICATORS)
    for task in PlanTask.objects.filter(plan=plan, evidence=None):
        choose_evidence(by=officer, task=task, codes=[next(codes), next(codes)])
    return plan
