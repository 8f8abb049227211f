"""Guide cards at places without internet; the people of the web's requests found one of them, now and then."""

from datetime import datetime, timedelta

from tgpl.demo.province import Province
from tgpl.intake.models import PlaceCard
from tgpl.intake.services import make_card, withdraw_card

_PLACES = [
    ("Ủy ban nhân dân xã Ví Dụ", "xa", ""),
    ("Ủy ban nhân dân xã Ví Dụ", "xa", "Bộ phận một cửa"),
    ("Công an tỉnh Mẫu", "congan", "Phòng tiếp công dân"),
    ("Trại giam Ví Dụ", "tiepnhan", ""),
]


def make_cards(province: Province, until: datetime) -> list[PlaceCard]:
    """The cards of the places, made a year ago; the first was replaced by one that stands elsewhere in the house."""
    since = until - timedelta(days=366)
    cards = [
        make_card(by=province.actor(user), agency=province.agencies[agency], place=place, at=since)[0]
        for agency, user, place in _PLACES
    ]
    withdraw_card(by=province.actor("xa"), card=cards[0], at=since + timedelta(days=20))
    return cards[1:]
