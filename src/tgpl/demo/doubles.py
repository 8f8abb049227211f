"""People who came twice: two records merged, two that wait for an officer, a request handed on between offices."""

from datetime import datetime, timedelta
from random import Random

from tgpl.demo.asking import uid
from tgpl.demo.names import invented_identity
from tgpl.demo.province import Province
from tgpl.intake.models import Request
from tgpl.intake.services import NewRequest, receive_request, transfer_request
from tgpl.people.models import Sex
from tgpl.people.services import PersonDetails, merge_people

_STORY = "Hỏi lại việc đã nhờ trước đây; lần này đến nơi gần nhà hơn."


def tell_doubles(province: Province, chance: Random, until: datetime) -> None:
    """The first three who came to the centre come again, to its first branch."""
    centre, director, at = province.agencies["centre"], province.actor("giamdoc"), until - timedelta(days=1)
    came = Request.objects.filter(office=centre).exclude(person__phone=None).select_related("person").order_by("pk")
    pairs = [(first, _again(province, chance, first, until)) for first in came[:3]]
    (known, again), (_first, handed_on) = pairs[:2]
    reason = "Cùng số điện thoại, cùng tên; đã gọi hỏi lại."
    merge_people(by=director, survivor=known.person, other=again.person, reason=reason, at=at)
    transfer_request(by=director, request=handed_on, to_agency=centre, reason="Trung tâm đang làm việc này.", at=at)
    Request.objects.filter(came_from=handed_on).update(uid=uid(chance))  # the same seed gives the same


def _again(province: Province, chance: Random, first: Request, until: datetime) -> Request:
    """The same person at the branch, who said less of themselves and showed another paper."""
    person = first.person
    year = person.birth_year or 1980
    identity = invented_identity(chance, sex=person.sex or Sex.FEMALE, year=year)
    details = PersonDetails(
        full_name=person.full_name, phone=person.phone or "", birth=year, identity_number=identity
    )  # fmt: skip
    new = NewRequest(
        uid=uid(chance), person=details, channel="walk_in", received_at=until - timedelta(days=3), story=_STORY,
        matter_field=first.matter_field, consents=["handle_request"],
    )  # fmt: skip
    return receive_request(by=province.actor("tiepnhancn1"), office=province.agencies["CN1"], new=new).request
