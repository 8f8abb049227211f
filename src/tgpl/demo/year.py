"""One year of work, told through the same services that colleagues use; the same seed tells the same year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.demo.names import invented_identity, invented_name, invented_phone
from tgpl.demo.province import Province
from tgpl.demo.telling import PATHS, RECENT, Story, Telling
from tgpl.intake.models import PlaceCard, Request
from tgpl.intake.services import NewRequest, receive_request
from tgpl.people.services import PersonDetails, SafeContactRules

CONSENTS = ["handle_request", "share_with_practitioner", "ask_opinion"]


@dataclass
class Year:
    """The teller of the year: stories, a seeded chance, and the moment at which the telling stops."""

    province: Province
    stories: list[Story]
    chance: Random
    until: datetime
    cards: Sequence[PlaceCard] = ()

    def tell(self, requests: int) -> None:
        """Tell `requests` stories, spread over the year before `until`, in the order in which people came."""
        weights = [story["weight"] for story in self.stories]
        told = self.chance.choices(self.stories, weights, k=requests)
        moments = sorted(self._office_hour(self.chance.randrange(365)) for _ in told)
        told.sort(key=lambda story: story["path"] in RECENT)  # what is still open came last
        for story, at in zip(told, moments, strict=True):
            self._tell_one(story, at)

    def _office_hour(self, days_before: int) -> datetime:
        day = timezone.localdate(self.until) - timedelta(days=days_before + 1)
        minutes = self.chance.randrange(8 * 60, 17 * 60)
        return timezone.make_aware(datetime.combine(day, time(minutes // 60, minutes % 60)))

    def _tell_one(self, story: Story, at: datetime) -> None:
        office = self._office()
        request = self._receive(story, office, at)
        PATHS[story["path"]](Telling(self.province, self.chance, self.until, story, request, at))

    def _office(self) -> Agency:
        return self.province.agencies[self.chance.choices(["centre", "CN1", "CN2"], [6, 3, 1])[0]]

    def _receive(self, story: Story, office: Agency, at: datetime) -> Request:
        senders = [a for kind in story.get("from", []) for a in self.province.of_kind(kind)]
        new = NewRequest(
            uid=UUID(int=self.chance.getrandbits(128), version=4),
            person=self._person(story, at),
            channel=story["channel"],
            received_at=at,
            story=story["story"],
            matter_field=story["field"],
            wanted_form=story["form"],
            facts=story["facts"],
            detained=story.get("detained", False),
            relation=story.get("relation", ""),
            requester_name=invented_name(self.chance, "female") if "relation" in story else "",
            requester_phone=invented_phone(self.chance) if "relation" in story else "",
            referred_by=self.chance.choice(senders) if senders else None,
            consents=CONSENTS,
        )
        if story["channel"] == "web" and self.cards:
            new = replace(new, came_by=self._card(new.uid))
        by = Actor.citizen() if story["channel"] == "web" else self.province.actor("tiepnhan")
        return receive_request(by=by, office=office, new=new).request

    def _card(self, uid: UUID) -> int | None:
        """Some found us by a card, most of them at the first place."""
        first, *others = self.cards
        found: list[PlaceCard | None] = [*[first] * 6, *others, *[None] * 12]
        card = found[uid.int % len(found)]
        return card and card.pk

    def _person(self, story: Story, at: datetime) -> PersonDetails:
        born = at.date() - timedelta(days=int(story["age"] * 365.25) + self.chance.randrange(1, 360))
        sex = story["sex"]
        kinds = story.get("disability", [])
        return PersonDetails(
            full_name=invented_name(self.chance, sex),
            sex=sex,
            birth=born,
            ethnicity=story.get("ethnicity", "Kinh"),
            identity_number=invented_identity(self.chance, sex=sex, year=born.year),
            phone=invented_phone(self.chance),
            commune_id=self.chance.choice(self.province.communes),
            address=f"Nhà mẫu số {self.chance.randrange(1, 100)}",
            has_disability=bool(kinds),
            disability_kinds=kinds,
            disability_degree=story.get("degree", ""),
            access_needs=story.get("needs", []),
            safe_contact=SafeContactRules(**story.get("safe", {})),
        )
