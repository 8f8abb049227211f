"""Communes as of a date, and today's commune for an address on an old paper."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from tgpl.core.language.collation import VietnameseOrder
from tgpl.core.language.text import fold, squeeze
from tgpl.territory.models import (
    Commune,
    CommuneQuerySet,
    EarlierStanding,
    FormerName,
    FormerUnit,
    Province,
    Succession,
)
from tgpl.territory.rules import AddressLine, Candidate, key, likeness

MOST_MATCHES = 50
_SHORTEST_PART = 3  # letters of a former name that are searched for
TWO_TIERS = dt.date(2025, 7, 1)  # districts ended, provinces were merged


def home_province() -> Province | None:
    """The province that this installation serves (TGPL_PROVINCE); None before the territory is loaded."""
    return Province.objects.filter(code=settings.HOME_PROVINCE).first()


def communes_on(day: dt.date, province: Province | None = None) -> CommuneQuerySet:
    """The communes that existed on `day`, of one province or all, in the order of the Vietnamese alphabet."""
    communes = Commune.objects.on(day).select_related("province").order_by(VietnameseOrder("name"), "code")
    return communes.filter(province=province) if province else communes


def find_communes(query: str, on: dt.date, province: Province | None = None) -> list[Commune]:
    """The communes on a day whose name holds the words of `query`; the very name, diacritics and all, comes first."""
    words, wanted = fold(_without_kind(query)), squeeze(_without_kind(query)).casefold()
    if not words:
        return []
    found = list(communes_on(on, province).filter(folded__contains=words)[: MOST_MATCHES * 4])
    found.sort(key=lambda commune: _distance(commune, wanted, words))
    return found[:MOST_MATCHES]


def _distance(commune: Commune, wanted: str, folded: str) -> tuple[bool, ...]:
    name = commune.name.casefold()
    return name != wanted, wanted not in name, commune.folded != folded, not commune.folded.startswith(folded)


def _without_kind(query: str) -> str:
    words = squeeze(query).split(" ")
    for kind in (("xa",), ("phuong",), ("dac", "khu"), ("thi", "tran")):
        if tuple(fold(word) for word in words[: len(kind)]) == kind and len(words) > len(kind):
            return " ".join(words[len(kind) :])
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Match:
    """A commune that a line may mean; `former` when the line uses an old name, `in_part` when that one was split."""

    commune: Commune
    former: FormerUnit | None = None
    in_part: bool = False

    @property
    def name(self) -> str:
        """The name by which the line calls it, in small letters."""
        return (self.former.name if self.former else self.commune.name).casefold()


def present_communes_for(text: str, on: dt.date | None = None) -> list[Match]:
    """The communes of today (or of the day `on`) in which the address `text` lies, the likeliest first.

    One match: clear. Several: the line is ambiguous, or the old commune was split. None: no known name in it.
    """
    line, day = AddressLine.read(text), on or timezone.localdate()
    province = line.province(_province_keys())
    candidates: list[tuple[Commune | FormerUnit, Candidate]] = [
        *_present_candidates(line, day),
        *_former_candidates(line),
    ]
    scored = [(likeness(line, candidate, province), thing) for thing, candidate in candidates]
    best = max((score for score, _ in scored), default=0)
    likeliest = [thing for score, thing in scored if score == best and best > 0]
    matches = _matches(likeliest, day)
    typed = squeeze(text).casefold()
    # The very diacritics first, then the province that this installation serves.
    matches.sort(key=lambda match: (match.name not in typed, match.commune.province.code != settings.HOME_PROVINCE))
    return matches[:MOST_MATCHES]


def likely_communes(text: str, on: dt.date | None = None) -> list[Match]:
    """What a person who typed `text` may mean: communes that the line names, else those whose name holds its words.

    Names of today come before those from before 01/07/2025, which lead to the communes that they lie in now.
    """
    day = on or timezone.localdate()
    if certain := present_communes_for(text, day):
        return certain
    found = {commune.code: Match(commune) for commune in find_communes(text, day)}
    for match in _formerly_named(text, day):
        found.setdefault(match.commune.code, match)
    return list(found.values())[:MOST_MATCHES]


def _formerly_named(text: str, day: dt.date) -> list[Match]:
    """Where the former communes lie now whose name holds the words of `text`; our own province first."""
    words = key(_without_kind(text))
    if len(words) < _SHORTEST_PART:
        return []
    units = list(FormerUnit.objects.filter(names__key__contains=words).distinct().order_by("code")[: MOST_MATCHES * 4])
    return sorted(_successors(units, day), key=lambda match: match.commune.province.code != settings.HOME_PROVINCE)


def history_of(code: str) -> list[Commune]:
    """The commune of this code through time, the latest first."""
    return list(Commune.objects.filter(code=code).select_related("province").order_by("-valid_from"))


@dataclass(frozen=True, slots=True)
class Part:
    """A former commune that lies in a present one: the whole of it, its greater part, or a smaller part."""

    unit: FormerUnit
    is_whole: bool
    is_main: bool


def former_units_in(code: str) -> list[Part]:
    """The former communes that lie, whole or in part, in the commune of this code."""
    split = Exists(Succession.objects.filter(unit=OuterRef("unit"), is_main=False))
    found = Succession.objects.filter(commune_code=code).select_related("unit").annotate(is_split=split)
    order = found.order_by("unit__province_code", "unit__district_code", VietnameseOrder("unit__name"))
    return [Part(part.unit, is_whole=not part.is_split, is_main=part.is_main) for part in order]


def _province_keys() -> set[str]:
    keys = FormerUnit.objects.values_list("province_keys", flat=True).distinct()
    return {name for pair in keys for name in pair.split(",")}


def _present_candidates(line: AddressLine, day: dt.date) -> Iterator[tuple[Commune, Candidate]]:
    runs = {" ".join(line.words[start:end]) for spans in line.runs.values() for start, end in spans}
    for commune in communes_on(day).filter(folded__in=runs):
        province = frozenset({key(commune.province.name)})
        yield commune, Candidate(key(commune.kind), key(commune.name), province_keys=province)


def _former_candidates(line: AddressLine) -> Iterator[tuple[FormerUnit, Candidate]]:
    for name in FormerName.objects.filter(key__in=line.runs).select_related("unit"):
        unit = name.unit
        districts, provinces = (frozenset(keys.split(",")) for keys in (unit.district_keys, unit.province_keys))
        yield unit, Candidate(name.kind, name.key, districts, provinces)


def _matches(likeliest: list[Commune | FormerUnit], day: dt.date) -> list[Match]:
    """One match for each commune."""
    found = {thing.code: Match(thing) for thing in likeliest if isinstance(thing, Commune)}
    for match in _successors([thing for thing in likeliest if isinstance(thing, FormerUnit)], day):
        found.setdefault(match.commune.code, match)
    return list(found.values())


def _successors(units: list[FormerUnit], day: dt.date) -> Iterator[Match]:
    successions = list(Succession.objects.filter(unit__in=units).order_by("unit", "-is_main", "pk"))
    by_code = {c.code: c for c in communes_on(day).filter(code__in={s.commune_code for s in successions})}
    by_id = {unit.pk: unit for unit in units}
    split = {s.unit_id for s in successions if not s.is_main}
    for succession in successions:
        if succession.commune_code in by_code:
            unit = by_id[succession.unit_id]
            yield Match(by_code[succession.commune_code], unit, in_part=unit.pk in split)


def former_provinces() -> dict[str, str]:
    """Names of provinces that are no more ("tỉnh Hải Dương"), each with the one in which most of it lies now."""
    today = {str(province).casefold() for province in Province.objects.all()}
    names = dict.fromkeys(FormerUnit.objects.order_by("province_code").values_list("province", flat=True))
    gone = {name: _now(province=name) for name in names if name.casefold() not in today}
    earlier = EarlierStanding.objects.select_related("province").filter(valid_to__gte=TWO_TIERS)
    return {**gone, **{str(standing): str(standing.province) for standing in earlier}}


def former_districts() -> dict[str, str]:
    """Names of districts ("quận Lê Chân"): none is left. One that is a city of today by the same name is left out."""
    today = {str(province).casefold() for province in Province.objects.all()}
    names = FormerUnit.objects.order_by("district_code").values_list("district", flat=True).distinct()
    return {name: "" for name in names if name.casefold() not in today}


def _now(*, province: str) -> str:
    successors = Succession.objects.filter(unit__province=province, is_main=True).values("commune_code")
    found = Province.objects.filter(communes__code__in=successors).annotate(parts=Count("communes")).order_by("-parts")
    return str(found.first() or "")
