from collections import Counter

import pytest
import time_machine
from conftest import MOMENT
from django.db import transaction

from tgpl.cases.models import Case
from tgpl.cases.queries import gone_practitioners
from tgpl.complaints.models import Complaint
from tgpl.deadlines.models import Clock, ClockChange
from tgpl.demo.services import load_demo, told
from tgpl.demo.telling import PATHS
from tgpl.intake.models import Channel, PlaceCard, Request, RequestPaper
from tgpl.intake.presenters.place_cards import FEWEST_TOLD
from tgpl.intake.queries import came_by
from tgpl.intake.rules import RequestStatus
from tgpl.lawbook.models import Trial
from tgpl.network.models import Sending, SurveyRound
from tgpl.outreach.models import TextRevision
from tgpl.outreach.services import reading_faults
from tgpl.people.models import Disability, DisabilityKind, Merge, Person
from tgpl.plans.models import Plan
from tgpl.quality.models import GRADES, Assessment, Opinion, SamplingPlan
from tgpl.reports.models import TableIssue

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def year(django_db_setup, django_db_blocker):
    """Loaded once: the tests of this file only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(MOMENT, tick=False):
            loaded = load_demo(until=MOMENT)
        yield loaded
        transaction.set_rollback(True)


def test_the_year_holds_everything_a_year_holds(year, moment) -> None:
    assert set(Request.objects.values_list("status", flat=True)) == set(RequestStatus)
    assert set(Request.objects.values_list("channel", flat=True)) == set(Channel)
    assert set(Disability.objects.values_list("kind", flat=True)) == set(DisabilityKind)
    assert Request.objects.exclude(relation="").exists()
    assert Clock.objects.running().late().exists()
    assert Case.objects.filter(status="ended", file_complete=False).exists()
    assert not Request.objects.filter(received_at__gt=moment).exists()
    assert RequestPaper.objects.recordings().filter(transcript=None).exists()


def test_cards_lead_people_here_from_places_without_internet(year, moment) -> None:
    cards = PlaceCard.objects.in_use()
    assert max(came_by(cards, moment.date()).values()) >= FEWEST_TOLD
    assert PlaceCard.objects.exclude(withdrawn_at=None).exists()


def test_some_came_twice(year) -> None:
    assert Merge.objects.filter(undone_at=None).count() == 1
    handed_on = Request.objects.exclude(came_from=None).get()
    assert (handed_on.channel, handed_on.came_from.status) == ("transfer", "transferred")
    assert {handed_on.office.register_prefix, handed_on.came_from.office.register_prefix} == {"TT", "CN1"}
    people = Person.objects.filter(merged_into=None).values_list("folded_name", "phone_index")
    assert 2 in Counter(people).values()  # two records that an officer should look at


def test_one_has_left_and_the_head_finds_what_waits(year, moment) -> None:
    [gone] = gone_practitioners(year.actor("giamdoc"), moment.date())
    assert gone.matters
    assert gone.next_clock


def test_new_rules_wait_for_a_second_person_after_their_trial(year) -> None:
    trial = Trial.objects.get()
    assert trial.done_at
    assert trial.differing
    assert ClockChange.objects.get().clock.pauses


def test_the_plan_of_the_year_is_in_force_with_its_evidence(year) -> None:
    plan = Plan.objects.get()
    assert plan.status == "in_force"
    assert not plan.doubts.exists()
    bound = set(plan.tasks.exclude(evidence=None).values_list("number", flat=True))
    assert bound >= {"II.1.a", "II.1.b", "II.6.a", "II.6.b"}
    assert len(bound) >= 0.8 * plan.tasks.count()  # figures, or work that people record
    assert plan.tasks.get(number="II.4").periods.get().after.number == "II.3"


def test_the_year_is_judged_in_every_way(year, moment) -> None:
    assert set(Assessment.objects.exclude(grade="").values_list("grade", flat=True)) == set(GRADES)
    assert Assessment.objects.filter(signed_at=None).exists()
    assert Assessment.objects.filter(superseded=True).exists()
    assert Assessment.objects.filter(reading=2).exists()
    assert SamplingPlan.objects.filter(drawn_at=None).exclude(frozen_at=None).exists()
    assert {one.is_given for one in Opinion.objects.all()} == {True, False}
    assert Complaint.objects.open().exists()
    assert Complaint.objects.exclude(answers=None).exists()


def test_the_communes_are_surveyed_and_one_is_silent(year) -> None:
    survey_round = SurveyRound.objects.get()
    assert survey_round.purpose.startswith("II.5.")
    assert survey_round.returns.silent().count() == 1
    assert Sending.objects.filter(number=2).exclude(why="").count() == 1


def test_a_table_was_issued_sent_and_corrected_and_says_what_changed(year) -> None:
    first, second = TableIssue.objects.order_by("version")
    assert (first.status, second.status) == ("replaced", "signed")
    assert first.sendings.exists()
    assert "ghi kết thúc nhầm" in second.correction
    assert {(change["row"], change["was"] - change["now"]) for change in second.changes} >= {("TS", 1)}
    assert first.content != second.content


def test_nobody_in_it_looks_real(year) -> None:
    given = set(Person.objects.values_list("full_name", flat=True))
    assert all(p.identity_number.startswith("000") for p in Person.objects.all())
    assert len(given) > 50


def test_every_story_says_what_becomes_of_it() -> None:
    stories = told("stories")
    assert {s["path"] for s in stories} == set(PATHS)
    assert len({s["key"] for s in stories}) == len(stories)


def test_drafts_wait_and_citizens_read_only_what_is_shipped(year) -> None:
    drafts = TextRevision.objects.all()
    assert [draft.published_at for draft in drafts] == [None, None]
    assert {bool(draft.confirmed_by) for draft in drafts} == {True, False}
    assert [bool(reading_faults(draft)) for draft in drafts].count(True) == 1
