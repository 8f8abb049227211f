"""Where an address on an old paper lies today: a table to be read by whoever knows the places."""

import datetime as dt

import pytest

from tgpl.territory.queries import former_units_in, likely_communes, present_communes_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]
TODAY = dt.date(2026, 9, 1)

CLEAR = [
    ("xã Kênh Giang, huyện Thủy Nguyên, Hải Phòng", "Phường Lưu Kiếm"),  # merged away already in 2024
    ("xa kenh giang huyen thuy nguyen hai phong", "Phường Lưu Kiếm"),
    ("XÃ KÊNH GIANG, H. THỦY NGUYÊN, TP HẢI PHÒNG", "Phường Lưu Kiếm"),
    ("Kênh Giang, Thủy Nguyên", "Phường Lưu Kiếm"),
    ("Thị trấn Núi Đèo, Thủy Nguyên, Hải Phòng", "Phường Thủy Nguyên"),
    ("TT Cát Bà, huyện Cát Hải", "Đặc khu Cát Hải"),
    ("x. Nghĩa Lộ, h. Cát Hải, tp Hải Phòng", "Đặc khu Cát Hải"),
    ("huyện Bạch Long Vĩ, Hải Phòng", "Đặc khu Bạch Long Vĩ"),  # a district without communes
    ("Thôn 2, xã Hòa Đông, huyện Krông Pắc, tỉnh Đắk Lắk", "Xã Ea Knuếc"),
    ("Xã Ea Kpam, Cư M'gar, Đắk Lắk", "Xã Cư M’gar"),
    ("P.5, Q.3, TP.HCM", "Phường Bàn Cờ"),
    ("phường 05 quận 3 thành phố Hồ Chí Minh", "Phường Bàn Cờ"),
    ("P5, Q3, Sài Gòn", "Phường Bàn Cờ"),
    ("phường Thái Bình, TP Hòa Bình, Hòa Bình", "Phường Thống Nhất"),
    # already in today's words
    ("phường Thủy Nguyên, thành phố Hải Phòng", "Phường Thủy Nguyên"),
    ("xã Long Thành, Đồng Nai", "Phường Long Thành"),
    ("Số 8, tổ 3, phường Lê Chân, Hải Phòng", "Phường Lê Chân"),
]


@pytest.mark.parametrize(("line", "commune"), CLEAR, ids=[line for line, _ in CLEAR])
def test_a_clear_line_has_one_commune(line: str, commune: str) -> None:
    assert [str(match.commune) for match in present_communes_for(line, TODAY)] == [commune]


def test_the_answer_says_which_old_name_it_goes_by() -> None:
    (match,) = present_communes_for("xã Kênh Giang, huyện Thủy Nguyên, Hải Phòng", TODAY)
    assert str(match.former) == "Phường Trần Hưng Đạo, Thành phố Thủy Nguyên, Thành phố Hải Phòng"
    assert match.in_part is False


def test_a_commune_that_was_split_has_each_part_the_greater_first() -> None:
    matches = present_communes_for("xã Kênh Giang, thị xã Chí Linh, Hải Dương", TODAY)
    assert [str(m.commune) for m in matches] == ["Phường Trần Nhân Tông", "Phường Bắc An Phụ", "Phường Chu Văn An"]
    assert all(match.in_part for match in matches)


def test_a_street_named_like_a_commune_does_not_mislead() -> None:
    found = present_communes_for("đường Trần Hưng Đạo, phường An Biên, quận Lê Chân, Hải Phòng", TODAY)
    assert {str(match.commune) for match in found} == {"Phường Lê Chân", "Phường An Biên"}


def test_an_ambiguous_line_has_all_communes_it_may_mean_the_home_province_first() -> None:
    matches = present_communes_for("phường Trần Hưng Đạo", TODAY)
    assert len(matches) > 5
    provinces = [match.commune.province.code for match in matches]
    assert provinces[:3] == ["31", "31", "31"]
    assert "33" in provinces


def test_the_province_may_be_the_old_or_the_new_one() -> None:
    old, new = (
        present_communes_for(f"xã An Sơn, huyện Nam Sách, {place}", TODAY) for place in ("Hải Dương", "Hải Phòng")
    )
    assert [m.commune for m in old] == [m.commune for m in new]
    assert old


@pytest.mark.parametrize("line", ["", " , ,", "Tuy Hòa, Phú Yên", "số 5", "不", "a" * 5000, "phường, quận, tỉnh"])
def test_a_line_without_a_known_commune_has_no_answer(line: str) -> None:
    assert present_communes_for(line, TODAY) == []


def test_the_answer_costs_the_same_for_any_line(django_assert_max_num_queries) -> None:
    for line in ("xã Tân Thành", "xã Kênh Giang, thị xã Chí Linh, Hải Dương"):
        with django_assert_max_num_queries(5):
            present_communes_for(line, TODAY)


@pytest.mark.parametrize(
    ("code", "is_whole", "is_main"),
    [("10573", False, True), ("10549", False, False)],
    ids=["the greater part", "a smaller part"],
)
def test_a_commune_names_the_former_ones_in_it_and_how_much_of_them(code: str, is_whole: bool, is_main: bool) -> None:
    (part,) = (part for part in former_units_in(code) if part.unit.name == "Phường Văn Đức")
    assert (part.is_whole, part.is_main) == (is_whole, is_main)


def test_a_former_commune_that_was_not_split_lies_whole_in_its_successor() -> None:
    parts = {str(part.unit): part.is_whole for part in former_units_in("11488")}
    assert parts["Phường Trần Hưng Đạo, Thành phố Thủy Nguyên, Thành phố Hải Phòng"] is True


@pytest.mark.parametrize(
    ("part", "commune"),
    [
        ("kênh gian", "Phường Lưu Kiếm"),
        ("xã kenh gian", "Phường Lưu Kiếm"),
        ("núi đè", "Phường Thủy Nguyên"),
    ],
)
def test_part_of_a_former_name_is_found_too(part: str, commune: str) -> None:
    assert commune in {str(match.commune) for match in likely_communes(part, TODAY) if match.former}


def test_names_of_today_come_before_former_ones_and_our_province_first() -> None:
    matches = likely_communes("thủy ng", TODAY)
    assert str(matches[0].commune) == "Phường Thủy Nguyên"
    former = [match.commune.province.code == "31" for match in likely_communes("kênh gian", TODAY) if match.former]
    assert former == sorted(former, reverse=True)
    assert likely_communes("ke", TODAY) == [] or all(not match.former for match in likely_communes("ke", TODAY))
