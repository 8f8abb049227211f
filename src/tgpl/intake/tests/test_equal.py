"""Equal treatment: with the same facts at the same moment, every channel and person is answered by the same time, and
tried to be reached as often before anybody gives up."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.deadlines.models import Clock
from tgpl.intake.models import Channel, MatterField
from tgpl.intake.services import IntakeError, ask_for_papers, lapse_request
from tgpl.intake.services.attempts import note_attempt, open_ways
from tgpl.intake.testing import ask

START = dt.datetime(2026, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=7)))
# The channels by which people ask; the law gives a notice from proceedings a clock of its own.
CHANNELS = [Channel.WEB, Channel.WALK_IN, Channel.TELEPHONE, Channel.POST, Channel.ELECTRONIC]
PEOPLE = [
    {"has_disability": None, "disability_kinds": []},
    {"has_disability": False, "disability_kinds": []},
    {"has_disability": True, "disability_kinds": ["hearing_speech"], "access_needs": ["sign_language"]},
    {"has_disability": True, "disability_kinds": ["intellectual"], "access_needs": ["easy_read"]},
]


def limits(cast: Cast, at: dt.datetime, **given) -> list[tuple[str, dt.datetime]]:
    """The limits that run for such a request; nothing of it stays."""
    with transaction.atomic():
        asked = ask(cast.centre, at, **given)
        clocks = Clock.objects.filter(subject_kind="request", subject_key=asked.reference).order_by("rule")
        found = list(clocks.values_list("rule", "due_at"))
        transaction.set_rollback(True)
    return found


def attempts(cast: Cast, at: dt.datetime, **given) -> tuple[int, dt.datetime]:
    """How often such a person is tried, a day apart, before the system lets the request end, and when that is."""
    by, tried = cast.reception.actor, 0
    with transaction.atomic():
        asked = ask(cast.centre, at, **given)
        ask_for_papers(by=by, request=asked, what="Giấy chứng nhận hộ nghèo", at=at)
        while True:
            try:
                lapse_request(by=cast.director.actor, request=asked, reason="Không gặp được.", at=at)
                break
            except IntakeError:
                at, tried = at + dt.timedelta(days=1), tried + 1
                note_attempt(by=by, request=asked, way=open_ways(asked)[0], reached=False, note="", at=at)
        transaction.set_rollback(True)
    return tried, at


@pytest.mark.django_db
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    minutes=st.integers(0, 330 * 24 * 60),
    channels=st.permutations(CHANNELS),
    people=st.permutations(PEOPLE),
)
def test_no_channel_and_no_disability_is_tried_less(cast: Cast, minutes, channels, people) -> None:
    at, phone = START + dt.timedelta(minutes=minutes), {"phone": "+84901234567"}
    found = {
        attempts(cast, at, channel=channel, person={**person, **phone})
        for channel, person in zip(channels, [*people, people[0]], strict=True)
    }
    assert found == {(3, at + dt.timedelta(days=3))}


@pytest.mark.django_db
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    minutes=st.integers(0, 330 * 24 * 60),
    field=st.sampled_from(MatterField.values),
    detained=st.booleans(),
    channels=st.permutations(CHANNELS),
    people=st.permutations(PEOPLE),
)
def test_no_channel_and_no_disability_waits_longer(cast: Cast, minutes, field, detained, channels, people) -> None:
    at, same = START + dt.timedelta(minutes=minutes), {"matter_field": field, "detained": detained}
    first, *others = [
        limits(cast, at, channel=channel, person=person, **same)
        for channel, person in zip(channels, [*people, people[0]], strict=True)
    ]
    assert first
    assert all(other == first for other in others)
