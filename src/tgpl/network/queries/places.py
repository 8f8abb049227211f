"""Where communes and offices lie, how far apart they are, and how great the need of each is."""

import csv
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import Count
from django.utils.translation import gettext as _

from tgpl.accounts.models import Agency
from tgpl.core.law.rule_files import Mark
from tgpl.directory.queries import organisations_on
from tgpl.intake.models import Request
from tgpl.network.models import MapData, SurveyRound
from tgpl.network.queries.surveys import answers_of
from tgpl.network.rules import TOTAL, Point
from tgpl.territory.models import Commune
from tgpl.territory.queries import communes_on, home_province

OUR_PLACES = Path(__file__).parents[1] / "data" / "places.tsv"
OUR_SOURCE = "Bộ dữ liệu vietnamadminunits 1.0.4 (theo sapnhap.bando.com.vn), đã đối chiếu với tọa độ xã cũ"
REQUESTS, EQUAL = "requests", "equal"
ROUNDS_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Located:
    """A point, and where it comes from."""

    point: Point
    source: str
    mark: str


@cache
def _shipped() -> dict[str, Located]:
    with OUR_PLACES.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            row["code"]: Located(Point(float(row["latitude"]), float(row["longitude"])), OUR_SOURCE, Mark.TO_VERIFY)
            for row in rows
        }


def places() -> dict[str, Located]:
    """The point of each commune: the office's own where it brought one, else the one that comes with the product."""
    found = dict(_shipped())
    for data in MapData.objects.filter(kind=MapData.Kind.POINTS).order_by("pk"):
        found |= {code: Located(Point(*degrees), data.source, data.mark) for code, degrees in data.content.items()}
    return found


def travel_times() -> MapData | None:
    """The latest travel times that an officer brought."""
    return MapData.objects.filter(kind=MapData.Kind.MINUTES).first()


def communes_of_home(day: dt.date) -> list[Commune]:
    """Today's communes of the home province, in the order of the alphabet."""
    province = home_province()
    return list(communes_on(day, province)) if province else []


@dataclass(frozen=True, slots=True)
class ServicePoint:
    """An office where people are served: the Centre, a branch. `code`: its commune, "" where nobody said."""

    pk: int
    name: str
    code: str


def service_points(day: dt.date) -> list[ServicePoint]:
    """The Centre and its branches that stand on `day`."""
    offices = organisations_on(day).filter(kind__in=Agency.OFFICES)
    rows = offices.order_by("kind", "name").values_list("pk", "short_name", "name", "commune__code")
    return [ServicePoint(pk, short or name, code or "") for pk, short, name, code in rows]


# Need


@dataclass(frozen=True, slots=True)
class Need:
    """How great the need of each commune is, by what it was measured, and which communes are not known."""

    key: str
    label: str
    values: Mapping[str, int]

    def of(self, code: str) -> int | None:
        return self.values.get(code)


def need_choices() -> list[tuple[str, str]]:
    """By what need can be measured: what communes answered lately, requests of a year, or every commune alike."""
    chosen = [
        (f"{survey_round.uid}:{section.code}", f"{_(section.title)} ({survey_round.title})")
        for survey_round in SurveyRound.objects.all()[:ROUNDS_OFFERED]
        for section in survey_round.survey.sections
        if section.need
    ]
    return [(REQUESTS, _("Yêu cầu trong 12 tháng qua, theo nơi ở")), *chosen, (EQUAL, _("Mọi xã, phường như nhau"))]


def need_by(key: str, day: dt.date) -> Need:
    """The need of each commune by one of the choices; an unknown key is the first choice."""
    choices = dict(need_choices())
    key = key if key in choices else REQUESTS
    if key == EQUAL:
        return Need(key, choices[key], {commune.code: 1 for commune in communes_of_home(day)})
    return Need(key, choices[key], _requested(day) if key == REQUESTS else _answered(key))


def _requested(day: dt.date) -> dict[str, int]:
    """Requests of a year by the commune where the person lives; a commune without any is known to have none."""
    first = day - dt.timedelta(days=365)
    rows = Request.objects.received_between(first, day).counted_once(day).exclude(person__commune=None).order_by()
    counted = dict(rows.values_list("person__commune__code").annotate(Count("pk")))
    return {commune.code: counted.get(commune.code, 0) for commune in communes_of_home(day)}


def _answered(key: str) -> dict[str, int]:
    """What the communes answered in a section that stands for need; who left it blank is not known."""
    uid, _colon, code = key.partition(":")
    survey_round = SurveyRound.objects.get(uid=uid)
    survey = survey_round.survey
    section = survey.section(code)
    cells = [f"{row}.{TOTAL}" for row in survey.rows_of(section.need)] if section else []
    found = {}
    for sending in answers_of(survey_round):
        commune = sending.survey_return.commune
        values = [value for cell in cells if (value := sending.answers.get(cell)) is not None]
        if commune and values:
            found[commune.code] = sum(values)
    return found
