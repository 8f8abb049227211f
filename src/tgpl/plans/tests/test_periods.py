"""The words of a period slot, and the days that they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.reading.roman import roman, roman_value
from tgpl.plans.reader.periods import When, read_periods

PLAN_YEAR = 2026


def read(*entries: str) -> When:
    return read_periods(list(entries), PLAN_YEAR)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Từ tháng 01/2026 đến tháng 12/2026", "2026-01-01", "2026-12-31"),
        ("Từ tháng 3 đến hết tháng 5 năm 2026", "2026-03-01", "2026-05-31"),
        ("Từ 01/2026 đến 12/2026", "2026-01-01", "2026-12-31"),
        ("01/2026 - 12/2026", "2026-01-01", "2026-12-31"),
        ("Từ ngày 01/3/2026 đến ngày 30/4/2026", "2026-03-01", "2026-04-30"),
        ("Từ ngày 15/11 đến ngày 03/12/2026", "2026-11-15", "2026-12-03"),
        ("Từ ngày 01 đến ngày 30/4/2026", "2026-04-01", "2026-04-30"),
        ("Quý I/2026", "2026-01-01", "2026-03-31"),
        ("Quý 3 năm 2026", "2026-07-01", "2026-09-30"),
        ("Quý III, quý IV năm 2026", "2026-07-01", "2026-12-31"),
        ("quý III - IV/2026", "2026-07-01", "2026-12-31"),
        ("Quý II và quý III năm 2026", "2026-04-01", "2026-09-30"),
        ("Từ quý III/2026 đến quý II/2027", "2026-07-01", "2027-06-30"),
        ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
        ("06 tháng cuối năm 2026", "2026-07-01", "2026-12-31"),
        ("9 tháng đầu năm 2026", "2026-01-01", "2026-09-30"),
        ("Trong tháng 4/2026", "2026-04-01", "2026-04-30"),
        ("Tháng 2 năm 2028", "2028-02-01", "2028-02-29"),
        ("Tháng 3, 4/2026", "2026-03-01", "2026-04-30"),
        ("Trong năm 2026", "2026-01-01", "2026-12-31"),
        ("Năm 2026, 2027", "2026-01-01", "2027-12-31"),
        ("Giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31"),
        ("ngày 18/4/2026", "2026-04-18", "2026-04-18"),
        ("Ngày 18 tháng 4 năm 2026", "2026-04-18", "2026-04-18"),
        ("trước ngày 30/10/2026", None, "2026-10-30"),
        ("Hoàn thành trước tháng 6/2026", None, "2026-05-31"),
        ("Chậm nhất là ngày 15/12/2026", None, "2026-12-15"),
        ("Đến hết quý II/2026", None, "2026-06-30"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026 - 2030", "2026-01-01", "2030-12-31"),
        ("T3/2026", "2026-03-01", "2026-03-31"),
        ("Q.II/2026", "2026-04-01", "2026-06-30"),
        ("Từ tháng 6/2026", "2026-06-01", None),
        ("Từ năm 2026 trở đi", "2026-01-01", None),
        ("Sau ngày 01/7/2026", "2026-07-02", None),
        ("Năm 2027 và các năm tiếp theo", "2027-01-01", None),
        ("Quý III, quý IV năm 2026 và các năm tiếp theo", "2026-07-01", None),
        ("Thường xuyên", None, None),
        ("Thường xuyên trong năm 2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_the_days_of_a_period(words: str, start: str | None, end: str | None) -> None:
    when = read(words)
    (period,) = when.periods
    assert (period.text, period.start, period.end) == (words, start, end)
    assert (period.recurrence, period.condition, period.activity, when.whys) == (None, None, None, ())


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [("Hằng năm", None, None), ("Hàng năm", None, None), ("Trước ngày 15/12 hằng năm", None, None),
     ("Hằng năm, từ năm 2027", "2027-01-01", None), ("Quý IV hằng năm", None, None)],
)  # fmt: skip
def test_what_comes_every_year(words: str, start: str | None, end: str | None) -> None:
    (period,) = read(words).periods
    assert (period.recurrence, period.start, period.end) == ("yearly", start, end)


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("Theo giai đoạn và theo yêu cầu của cơ quan có thẩm quyền", "theo yêu cầu của cơ quan có thẩm quyền"),
        ("Khi có yêu cầu", "Khi có yêu cầu"),
        ("Quý I/2026, theo hướng dẫn của Bộ Tư pháp", "theo hướng dẫn của Bộ Tư pháp"),
        ("Theo Kế hoạch số 12/KH-BTP ngày 05/01/2026", "Theo Kế hoạch số 12/KH-BTP ngày 05/01/2026"),
        ("Trong thời hạn 30 ngày kể từ ngày Luật có hiệu lực", "Trong thời hạn 30 ngày kể từ ngày Luật có hiệu lực"),
    ],
)
def test_what_it_waits_for(words: str, condition: str) -> None:
    (period,) = read(words).periods
    assert period.condition == condition
    assert period.start == ("2026-01-01" if words.startswith("Quý") else None)


@pytest.mark.parametrize(
    ("words", "activity"),
    [
        ("Tháng 4/2026 đối với hoạt động hưởng ứng “Ngày Người khuyết tật”", "Ngày Người khuyết tật"),
        ("Tháng 4/2026 đối với hội nghị cấp xã", "hội nghị cấp xã"),
        ("Hội nghị cấp tỉnh: Tháng 4/2026", "Hội nghị cấp tỉnh"),
        ("Tháng 4/2026 (hưởng ứng Ngày Sách)", "Ngày Sách"),
    ],
)
def test_what_a_period_is_for(words: str, activity: str) -> None:
    (period,) = read(words).periods
    assert (period.activity, period.start, period.end) == (activity, "2026-04-01", "2026-04-30")


def test_windows_in_one_entry_and_in_several() -> None:
    expected = [("2026-04-01", "2026-06-30"), ("2026-10-01", "2026-12-31")]
    for when in (read("Quý II/2026; quý IV/2026"), read("Quý II/2026", "quý IV/2026")):
        assert [(p.start, p.end) for p in when.periods] == expected
        assert when.whys == ()


def test_several_last_days() -> None:
    when = read("Trước ngày 15/6 và ngày 15/12/2026")
    assert [(p.start, p.end) for p in when.periods] == [(None, "2026-06-15"), (None, "2026-12-15")]
    assert when.whys


def test_a_semicolon_within_words_that_cannot_stand_alone_cuts_nothing() -> None:
    assert len(read("Quý II/2026; sớm nhất có thể").periods) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Quý II", "Không ghi năm"),
        ("Cả năm", "Không ghi năm"),
        ("Tháng 3 và tháng 10 năm 2026", "rời nhau"),
        ("31/02/2026", "không có trong lịch"),
        ("Tháng 13/2026", "không có trong lịch"),
        ("Từ tháng 6/2026 đến tháng 3/2026", "đứng trước"),
        ("Cuối năm 2026", "không cho ngày rõ ràng"),
        ("Hằng quý", "không phải hằng năm"),
        ("Sớm nhất có thể", "Chưa hiểu"),
        ("Quý II/2026 nếu trời đẹp", "Còn chữ chưa hiểu"),
        ("Trong quý II/2026; tiếp tục trong các năm tiếp theo", "các năm sau"),
    ],
)
def test_what_is_not_sure_is_asked(words: str, why: str) -> None:
    assert any(why in asked for _, asked in read(words).whys)


def test_without_a_year_in_the_plan_nothing_is_assumed() -> None:
    (period,) = read_periods(["Quý II"], None).periods
    assert (period.start, period.end) == (None, None)


WRITINGS = ["{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d} tháng {m} năm {y}", "{d}-{m}-{y}"]


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(WRITINGS))
def test_any_day_in_any_writing(day: date, writing: str) -> None:
    (period,) = read("Trước ngày " + writing.format(d=day.day, m=day.month, y=day.year)).periods
    assert period.end == day.isoformat()


@given(st.integers(1, 12), st.integers(1, 12), st.integers(2024, 2030))
def test_any_range_of_months(first: int, last: int, year: int) -> None:
    when = read(f"Từ tháng {first} đến tháng {last}/{year}")
    if last < first:
        assert when.whys
    else:
        assert when.periods[0].start == f"{year}-{first:02}-01"
        assert when.periods[0].end is not None
        assert when.periods[0].end.startswith(f"{year}-{last:02}-")


@given(st.text(max_size=80))
def test_no_text_breaks_it(words: str) -> None:
    for period in read(words).periods:
        assert period.text in words


@given(st.integers(1, 39))
def test_roman_numbers_there_and_back(number: int) -> None:
    assert roman_value(roman(number)) == number
