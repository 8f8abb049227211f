"""Whose matters each post may see by its role."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tgpl.accounts.models import Membership
from tgpl.accounts.queries import actor_of
from tgpl.accounts.testing import PEOPLE, Cast

EVERY_OFFICE = {"centre", "branch", "other_centre"}


@pytest.mark.parametrize(
    ("who", "offices"),
    [
        ("director", {"centre", "branch"}),
        ("branch_head", {"branch"}),
        ("branch_reception", {"branch"}),
        ("other_director", {"other_centre"}),
        ("department_officer", EVERY_OFFICE),
        ("auditor", set()),
        ("administrator", set()),
        ("police_partner", set()),
        ("commune_partner", set()),
    ],
)
def test_a_post_opens_the_matters_of_its_offices(cast: Cast, who: str, offices: set[str]) -> None:
    assert cast.people[who].actor.offices == {cast.agencies[nick].pk for nick in offices}


def test_everyone_of_the_cast_acts_in_their_own_role_and_agency(cast: Cast) -> None:
    for nick, (name, role, agency) in PEOPLE.items():
        actor = cast.people[nick].actor
        assert (actor.name, actor.role, actor.agency_id) == (name, role, cast.agencies[agency].pk)


def test_a_person_without_a_post_today_cannot_act(cast: Cast) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=cast.officer.user).update(valid_to=yesterday)
    assert actor_of(cast.officer.user) is None
