"""Bringing the territory into the database from the files under `data/`."""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from tgpl.core.language.text import fold
from tgpl.territory.models import Commune, EarlierStanding, FormerName, FormerUnit, Province, Succession
from tgpl.territory.rules import key

DATA = Path(__file__).parent / "data"
KINDS = {"Xã": "xa", "Phường": "phuong", "Thị trấn": "thitran", "Huyện": "huyen"}
BATCH = 500
Row = dict[str, str]


@transaction.atomic
def load_territory() -> None:
    """Bring provinces, communes and former units to what the files say; what officers marked on a commune stays."""
    _load_provinces()
    provinces = {province.code: province for province in Province.objects.all()}
    _load_communes(provinces)
    _load_former()


def _rows(name: str) -> Iterator[Row]:
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _dates(row: Row) -> dict[str, dt.date | None]:
    return {name: dt.date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_to")}


def _load_provinces() -> None:
    rows = list(_rows("provinces"))
    Province.objects.bulk_create(
        [
            Province(code=row["code"], name=row["name"], kind=row["kind"], basis=row["basis"], **_dates(row))
            for row in rows
            if not row["valid_to"]
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "kind", "valid_from", "valid_to", "basis"],
    )
    ids = dict(Province.objects.values_list("code", "pk"))
    EarlierStanding.objects.all().delete()
    EarlierStanding.objects.bulk_create(
        EarlierStanding(province_id=ids[row["code"]], kind=row["kind"], basis=row["basis"], **_dates(row))
        for row in rows
        if row["valid_to"]
    )


def _load_communes(provinces: dict[str, Province]) -> None:
    Commune.objects.bulk_create(
        (
            Commune(
                code=row["code"],
                name=row["name"],
                folded=fold(row["name"]),
                kind=row["kind"],
                province=provinces[row["province"]],
                basis=row["basis"],
                **_dates(row),
            )
            for row in _rows("communes")
        ),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["code", "valid_from"],
        update_fields=["name", "folded", "kind", "province", "valid_to", "basis"],
    )


def _load_former() -> None:
    """Former units are replaced whole: nothing else points at them."""
    FormerUnit.objects.all().delete()
    rows = list(_rows("former_communes"))
    districts = {row["code"]: row for row in _rows("former_districts")}
    present = dict(Commune.objects.values_list("code", "province__name"))
    units = FormerUnit.objects.bulk_create(
        (_former_unit(row, districts[row["district"]], present) for row in rows), batch_size=BATCH
    )
    pairs = list(zip(units, rows, strict=True))
    FormerName.objects.bulk_create((name for unit, row in pairs for name in _names(unit, row)), batch_size=BATCH)
    Succession.objects.bulk_create(
        (
            Succession(unit=unit, commune_code=code, is_main=place == 0)
            for unit, row in pairs
            for place, code in enumerate(row["successors"].split(","))
        ),
        batch_size=BATCH,
    )


def _former_unit(row: Row, district: Row, present: dict[str, str]) -> FormerUnit:
    then = key(district["province"].removeprefix("Tỉnh ").removeprefix("Thành phố "))
    now = [key(present[code]) for code in row["successors"].split(",")]
    return FormerUnit(
        code=row["code"],
        name=row["name"],
        district_code=district["code"],
        district=district["name"],
        province_code=district["province_code"],
        province=district["province"],
        district_keys=district["keys"],
        province_keys=",".join(dict.fromkeys([then, *now])),
    )


def _names(unit: FormerUnit, row: Row) -> Iterator[FormerName]:
    """The last name of the unit, then the earlier ones of the file, each as "kind:key"."""
    word = next(word for word in KINDS if row["name"].startswith(word))
    yield FormerName(unit=unit, kind=KINDS[word], key=key(row["name"].removeprefix(word)))
    for earlier in filter(None, row["aliases"].split(",")):
        kind, _, name = earlier.partition(":")
        yield FormerName(unit=unit, kind=kind, key=name)
