"""Open cases before the bodies of proceedings: their stage, a registration, a charge, the sessions to come."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case
from tgpl.cases.services import (
    add_charge,
    answer_registration,
    enter_stage,
    send_registration,
    set_hearing,
    take_petition,
)
from tgpl.intake.models import FormOfAid

POLICE, COURT = "Cơ quan Cảnh sát điều tra tỉnh Mẫu", "Tòa án nhân dân khu vực 1 tỉnh Mẫu"


def bring_before_bodies(case: Case, *, by: Actor, chance: Random, at: datetime, until: datetime) -> None:
    """What the practitioner of an open case has written down by `at`, and what the calendar holds after `until`."""
    if case.form != FormOfAid.PROCEEDINGS or case.practitioner is None:
        return
    criminal = case.field == "criminal"
    body = POLICE if criminal else COURT
    stage = "investigation" if criminal else "first_instance"
    enter_stage(by=by, case=case, kind=stage, body=body, since=timezone.localdate(at), at=at)
    sent = send_registration(by=by, case=case, body=body, at=at)
    if chance.random() < 0.7:
        answer_registration(by=by, registration=sent, answer="registered", at=at)
    if criminal:
        add_charge(by=by, case=case, name="Cố ý gây thương tích", article="Điều 134", gravity="serious")
    starts = (until + timedelta(days=chance.randrange(2, 25))).replace(hour=1, minute=0)
    kind = "interrogation" if criminal else "trial"
    set_hearing(by=by, case=case, kind=kind, starts_at=starts, place=body, at=at)
    if chance.random() < 0.15:
        take_petition(by=by, case=case, kind="change", reason="Muốn được người ở gần hơn giúp.", at=at)
