"""34 provinces and 3,321 communes, as they stood on any day."""

import datetime as dt
from collections import Counter

import pytest
from django.core.management import call_command

from tgpl.territory.models import Commune, FormerUnit, Province, Succession
from tgpl.territory.queries import communes_on, find_communes, home_province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]
FIRST_DAY, LATER = dt.date(2025, 7, 1), dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (dt.date(2025, 6, 30), {}),
        (FIRST_DAY, {"xã": 2621, "phường": 687, "đặc khu": 13}),
        (dt.date(2026, 4, 13), {"xã": 2621, "phường": 687, "đặc khu": 13}),
        (dt.date(2026, 4, 14), {"xã": 2611, "phường": 697, "đặc khu": 13}),
        (dt.date(2026, 8, 4), {"xã": 2599, "phường": 709, "đặc khu": 13}),
    ],
)
def test_communes_are_counted_by_the_day(day: dt.date, counts: dict[str, int]) -> None:
    assert Counter(communes_on(day).values_list("kind", flat=True)) == counts
    assert sum(counts.values()) in (0, 3321)


def test_a_commune_that_became_a_ward_keeps_its_code_and_each_resolution() -> None:
    before, after = Commune.objects.filter(code="26368").order_by("valid_from")
    assert (str(before), before.valid_to, before.basis) == (
        "Xã Long Thành",
        dt.date(2026, 4, 13),
        "Nghị quyết 1662/NQ-UBTVQH15 ngày 16/06/2025",
    )
    assert (str(after), after.valid_to, after.basis) == (
        "Phường Long Thành",
        None,
        "Nghị quyết 237/NQ-UBTVQH16 ngày 14/04/2026",
    )


def test_a_province_that_became_a_city_is_a_tinh_before() -> None:
    dong_nai = Province.objects.get(code="75")
    assert [dong_nai.kind_on(day) for day in (FIRST_DAY, LATER)] == ["tỉnh", "thành phố"]
    assert str(dong_nai) == "Thành phố Đồng Nai"
    assert Province.objects.get(code="66").kind_on(FIRST_DAY) == "tỉnh"


def test_every_commune_has_a_resolution_and_every_former_one_a_successor() -> None:
    assert Province.objects.count() == 34
    assert not Commune.objects.exclude(basis__startswith="Nghị quyết ").exists()
    codes = set(Commune.objects.values_list("code", flat=True))
    assert FormerUnit.objects.count() == 10_040
    assert set(Succession.objects.values_list("commune_code", flat=True)) == codes
    assert not FormerUnit.objects.exclude(successions__is_main=True).exists()


def test_loading_again_changes_nothing_and_keeps_what_an_officer_marked(capsys) -> None:
    commune = Commune.objects.get(code="11948")
    Commune.objects.filter(pk=commune.pk).update(extremely_difficult=True)
    ids = set(Commune.objects.values_list("pk", flat=True))
    call_command("load_territory")
    assert "3321" in capsys.readouterr().out
    assert set(Commune.objects.values_list("pk", flat=True)) == ids
    assert Commune.objects.get(pk=commune.pk).extremely_difficult is True


def test_communes_come_in_the_order_of_the_vietnamese_alphabet() -> None:
    names = list(communes_on(LATER, home_province()).values_list("name", flat=True))
    assert len(names) == 114
    assert names[:7] == ["Ái Quốc", "An Biên", "An Dương", "An Hải", "An Hưng", "An Khánh", "An Lão"]
    assert names.index("Đông Hải") > names.index("Dương Kinh")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("thuy nguyen", ["Phường Thủy Nguyên"]),
        ("Phường Thủy Nguyên", ["Phường Thủy Nguyên"]),
        ("đặc khu Cát Hải", ["Đặc khu Cát Hải"]),
        ("VĨNH", ["Xã Vĩnh Am", "Xã Vĩnh Bảo", "Xã Vĩnh Hải"]),
        ("an phụ", ["Phường Bắc An Phụ"]),
        ("không có xã này", []),
        ("xã", []),
        ("  ", []),
    ],
)
def test_finding_a_commune_by_name_in_the_home_province(query: str, first: list[str]) -> None:
    found = [str(commune) for commune in find_communes(query, LATER, home_province())]
    assert found[: len(first)] == first
    assert bool(found) == bool(first)


def test_the_very_diacritics_come_before_the_folded_name() -> None:
    found = find_communes("Tân Thành", LATER)
    exact = [commune.name == "Tân Thành" for commune in found]
    assert exact == sorted(exact, reverse=True)
    assert exact[0]
    assert not exact[-1]


def test_a_search_shows_the_name_of_its_day() -> None:
    assert [str(c) for c in find_communes("long thành", FIRST_DAY, Province.objects.get(code="75"))] == [
        "Xã Long Thành"
    ]
