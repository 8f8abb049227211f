"""Makes src/tgpl/network/data/places.tsv: a point for each commune, from the public package that it names.

    pip download --no-deps -d DIR vietnamadminunits==1.0.4   (and unzip the wheel in DIR)
    python scripts/places_data.py DIR

The package has two lists of other makers: today's communes, and those before 01/07/2025. A point is carried only if it
lies near some former commune of which today's is made (`MOST_KM`): what the two lists do not agree on is left out.
"""

import csv
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

from tgpl.core.language.text import nfc
from tgpl.network.rules.distance import Point, kilometres

ROOT = Path(__file__).resolve().parents[1] / "src" / "tgpl"
MOST_KM = 10


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "territory" / "data" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def former_points(database: sqlite3.Connection) -> dict[str, list[Point]]:
    """By today's commune, where its former communes lay."""
    found = {
        code: Point(float(lat), float(lon))
        for code, lat, lon in database.execute("SELECT wardCode, wardLat, wardLon FROM admin_units_legacy")
        if lat and lon
    }
    made_of = defaultdict(list)
    for row in rows("former_communes.tsv"):
        for successor in filter(None, row["successors"].split(",")):
            if row["code"] in found:
                made_of[successor].append(found[row["code"]])
    return made_of


def main(source: Path) -> None:
    database = sqlite3.connect(source / "vietnamadminunits" / "data" / "dataset.db")
    listed = {
        (province, nfc(name).casefold()): Point(float(lat), float(lon))
        for province, name, lat, lon in database.execute("SELECT provinceCode, ward, wardLat, wardLon FROM admin_units")
    }
    made_of = former_points(database)
    kept, left_out = {}, 0
    for row in rows("communes.tsv"):
        point = listed.get((row["province"], f"{row['kind']} {row['name']}".casefold()))
        near = point and any(kilometres(point, former) <= MOST_KM for former in made_of[row["code"]])
        if point and near:
            kept[row["code"]] = point
        else:
            left_out += 1
    lines = [f"{code}\t{point.latitude:.4f}\t{point.longitude:.4f}" for code, point in sorted(kept.items())]
    (ROOT / "network" / "data" / "places.tsv").write_text("code\tlatitude\tlongitude\n" + "\n".join(lines) + "\n")
    print(f"{len(kept)} points, {left_out} rows without")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
