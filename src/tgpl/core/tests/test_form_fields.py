import datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.forms.fields import (
    IdentityNumberField,
    MoneyField,
    PartialDate,
    PartialDateField,
    PhoneField,
    VietnameseDateField,
    not_in_future,
)

BORN = datetime.date(1985, 3, 27)


def said(field: forms.Field, value: Any) -> str:
    """The message that a person reads for `value`."""
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return " ".join(caught.value.messages)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        (["27", "3", "1985"], BORN),
        (["27", "03", "1985"], BORN),
        (["29", "2", "2024"], datetime.date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_day_first(typed: list[str], date: datetime.date) -> None:
    assert VietnameseDateField().clean(typed) == date


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (["31", "2", "2026"], "Không có ngày 31/2/2026. Hãy kiểm tra lại."),
        (["29", "2", "2025"], "Không có ngày 29/2/2025. Hãy kiểm tra lại."),
        (["27", "", "1985"], "Ngày tháng còn thiếu tháng."),
        (["", "3", ""], "Ngày tháng còn thiếu ngày, năm."),
        (["27", "ba", "1985"], "Ngày, tháng và năm phải viết bằng số, ví dụ 27 3 1985."),
        (["27", "3", "85"], "Hãy viết năm đủ 4 chữ số, ví dụ 1985."),
        (["", "", ""], "Hãy điền mục này."),
    ],
)
def test_a_wrong_date_is_explained(typed: list[str], message: str) -> None:
    assert said(VietnameseDateField(), typed) == message


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(9999, 12, 31)))
def test_every_date_comes_back_from_its_boxes(date: datetime.date) -> None:
    field = VietnameseDateField()
    assert field.clean(field.widget.decompress(date)) == date
    assert not field.has_changed(date, field.widget.decompress(date))


@given(st.lists(st.text(max_size=6), min_size=3, max_size=3))
def test_no_typing_breaks_the_date_field(typed: list[str]) -> None:
    try:
        result = VietnameseDateField(required=False).clean([part.strip() for part in typed])
    except ValidationError:
        return
    assert result is None or isinstance(result, datetime.date)


@pytest.mark.parametrize("whole", ["27/3/1985", "27-03-1985", "27.3.1985", "27 3 1985"])
def test_a_whole_date_in_the_first_box_is_shared_out(whole: str) -> None:
    sent = {"born_day": whole, "born_month": "", "born_year": ""}
    assert VietnameseDateField().widget.value_from_datadict(sent, {}, "born") == whole.replace(whole[2], " ").split()


def test_a_year_alone_is_enough_where_a_day_may_be_forgotten() -> None:
    field = PartialDateField()
    assert field.clean(["", "", "1985"]) == PartialDate(None, 1985)
    assert field.clean(["27", "3", "1985"]) == PartialDate(BORN, 1985)
    assert said(field, ["", "3", "1985"]).endswith("Nếu không nhớ ngày, chỉ viết năm.")
    assert said(field, ["", "", "85"]) == "Hãy viết năm đủ 4 chữ số, ví dụ 1985."


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        (datetime.date(2026, 3, 1), True),
        (datetime.date(2026, 3, 2), False),
        (PartialDate(None, 2026), True),
        (PartialDate(None, 2027), False),
        (PartialDate(datetime.date(2026, 3, 2), 2026), False),
        (None, True),
    ],
)
@time_machine.travel("2026-03-01T10:00:00+07:00")
def test_a_birthday_is_not_in_the_future(value: Any, fits: bool) -> None:
    if fits:
        not_in_future(value)
    else:
        with pytest.raises(ValidationError, match="tương lai"):
            not_in_future(value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("031085000123", "031085000123"),
        ("031 085 000 123", "031085000123"),
        ("031.085.000.123", "031085000123"),
        ("012345678", "012345678"),
    ],
)
def test_identity_numbers_of_both_lengths(typed: str, kept: str) -> None:
    assert IdentityNumberField().clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0310850001", "Số định danh (căn cước) có 12 chữ số, chứng minh nhân dân cũ có 9. Số vừa viết có 10."),
        ("B1234567", "Số định danh chỉ gồm chữ số."),
        ("٠٣١٠٨٥٠٠٠١٢٣", "Số định danh chỉ gồm chữ số."),
    ],
)
def test_wrong_identity_numbers_are_explained(typed: str, message: str) -> None:
    assert said(IdentityNumberField(), typed) == message


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0901 234 567", "+84901234567"),
        ("0901.234.567", "+84901234567"),
        ("+84 901 234 567", "+84901234567"),
        ("0225 3842 456", "+842253842456"),
        ("", ""),
    ],
)
def test_telephone_numbers(typed: str, kept: str) -> None:
    assert PhoneField(required=False).clean(typed) == kept


@pytest.mark.parametrize("typed", ["12345", "số của em tôi", "0901 234 56"])
def test_wrong_telephone_numbers_are_explained(typed: str) -> None:
    assert said(PhoneField(), typed) == "Số điện thoại chưa đúng. Ví dụ số đúng: 0901 234 567."


@pytest.mark.parametrize(
    ("typed", "sum_of_money"),
    [
        ("1.500.000", 1_500_000),
        ("1500000", 1_500_000),
        ("1 500 000 đ", 1_500_000),
        ("1,500,000 đồng", 1_500_000),
        ("0", 0),
        ("800.000 VNĐ", 800_000),
    ],
)
def test_sums_of_money(typed: str, sum_of_money: int) -> None:
    assert MoneyField().clean(typed) == Decimal(sum_of_money)


@pytest.mark.parametrize("typed", ["1,5 triệu", "-5", "1.50", "nhiều"])
def test_wrong_sums_of_money_are_explained(typed: str) -> None:
    assert said(MoneyField(), typed) == "Hãy viết số tiền bằng số, tính theo đồng. Ví dụ: 1.500.000."


@given(st.integers(0, 10**12))
def test_a_sum_comes_back_as_it_was_shown(amount: int) -> None:
    field = MoneyField()
    assert field.clean(field.prepare_value(Decimal(amount))) == amount
