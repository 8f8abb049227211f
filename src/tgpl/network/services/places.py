"""Data for the map, where offices stand, and reckonings of where branches should."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.services import save_agency
from tgpl.audit.services import record
from tgpl.network.models import MapData, Siting
from tgpl.network.queries import communes_of_home, need_by, places, service_points, travel_times
from tgpl.network.rules import KILOMETRES, MINUTES, Inputs, Place, Point, reckon
from tgpl.network.services.errors import NetworkError
from tgpl.territory.models import Commune

MOST_FURTHER = 10


@transaction.atomic
def bring_map_data(*, by: Actor, kind: str, source: str, mark: str, content: dict[str, Any]) -> MapData:
    """Keeps what a file says; what was brought before stays, and counts where this one says nothing."""
    made = MapData.objects.create(
        kind=kind, source=source, mark=mark, content=content, brought_by=by.name, brought_at=timezone.now()
    )
    record(by=by, action=f"map.{kind}_brought", kind="map_data", key=str(made.pk), source=source, communes=len(content))
    return made


@transaction.atomic
def place_office(*, by: Actor, office: Agency, commune: Commune) -> None:
    """Says in which commune an office stands."""
    office.commune = commune
    save_agency(by=by, agency=office)


@dataclass(frozen=True, slots=True)
class Question:
    """What an officer asks: by which need, towards what aim, how many more at most, what counts as near, and where."""

    title: str
    need: str
    aim: str
    most: int
    reach: float
    unit: str = KILOMETRES
    fixed: bool = True
    candidates: tuple[str, ...] = ()


@transaction.atomic
def ask_siting(*, by: Actor, question: Question) -> Siting:
    """Freezes all that goes into a reckoning; the background reckons it."""
    inputs = _inputs(question, timezone.localdate())
    told = inputs.as_json()
    made = Siting.objects.create(
        title=question.title,
        inputs=told,
        inputs_sha256=digest_of(told),
        asked_by=by.name,
        asked_at=timezone.now(),
    )
    record(by=by, action="siting.asked", kind="siting", key=str(made.pk), title=made.title)
    return made


def digest_of(told: dict[str, Any]) -> str:
    """The SHA-256 of what goes into a reckoning: the same figures, the same digest."""
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _inputs(question: Question, day: dt.date) -> Inputs:
    with override("vi"):
        need = need_by(question.need, day)
    points, times = places(), travel_times()
    communes = communes_of_home(day)
    located = [commune for commune in communes if commune.code in points]
    standing = {one.code: one.name for one in service_points(day) if one.code in points}
    minutes = times.content if times and question.unit == MINUTES else {}
    _check(question, located, minutes)
    sources = sorted({f"{points[one.code].source} ({points[one.code].mark})" for one in located})
    return Inputs(
        aim=question.aim,
        fixed=question.fixed,
        most=question.most,
        reach=question.reach,
        unit=question.unit,
        need_label=need.label,
        communes=tuple(_place(one, points[one.code].point, need.of(one.code)) for one in located),
        candidates=question.candidates or tuple(one.code for one in located),
        standing={code: name for code, name in standing.items() if code in {one.code for one in located}},
        minutes=minutes,
        sources=(*sources, *([f"{times.source} ({times.mark})"] if times and minutes else [])),
        without_place=tuple(str(one) for one in communes if one.code not in points),
    )


def _place(commune: Commune, point: Point, need: int | None) -> Place:
    return Place(commune.code, str(commune), point.latitude, point.longitude, need)


def _check(question: Question, located: list[Commune], minutes: dict[str, Any]) -> None:
    if not located:
        raise NetworkError(_("Chưa có tọa độ của xã, phường nào. Hãy nộp tệp tọa độ trước."))
    if question.unit == MINUTES and not minutes:
        raise NetworkError(_("Chưa có bảng thời gian đi. Hãy nộp bảng đó, hoặc tính theo đường chim bay."))
    unknown = set(question.candidates) - {one.code for one in located}
    if unknown:
        raise NetworkError(_("Nơi dự kiến chưa có tọa độ: %s.") % ", ".join(sorted(unknown)))


def reckon_waiting() -> None:
    """Reckons what waits, the oldest first; done twice it is done once."""
    for siting in Siting.objects.filter(status=Siting.Status.WAITING).order_by("pk"):
        try:
            steps, status = reckon(Inputs.from_json(siting.inputs)), Siting.Status.DONE
        except ArithmeticError:
            steps, status = [], Siting.Status.FAILED
        waiting = Siting.objects.filter(pk=siting.pk, status=Siting.Status.WAITING)
        waiting.update(steps=steps, status=status, done_at=timezone.now())
