"""A contract lawyer has left the centre, with open matters that wait for the head to give them to others."""

from datetime import datetime, timedelta

from tgpl.cases.models import Case
from tgpl.cases.services import take_up_left_clocks
from tgpl.demo.asking import BY
from tgpl.demo.province import Province
from tgpl.directory.services import end_engagement


def let_one_leave(province: Province, until: datetime) -> None:
    """The last practitioner on the list who has open matters and no account to work with, if there is one."""
    day = until.date()
    leading = Case.objects.open().exclude(practitioner=None).values("practitioner")
    known = [who for who in province.practitioners if who.user_id is None]
    gone = next((who for who in reversed(known) if leading.filter(practitioner=who).exists()), None)
    if gone is None:
        return
    told = {"on": day - timedelta(days=1), "because": "Chấm dứt hợp đồng"}
    end_engagement(by=province.actor("giamdoc"), engagement=gone.engagements.get(), **told)
    take_up_left_clocks(by=BY, day=day)
