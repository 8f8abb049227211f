"""Dates and numbers are read and written as Vietnamese people do; Django's own formats for `vi` are not."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.template import Context, Template
from django.utils import formats, translation


class Birthday(forms.Form):
    date = forms.DateField()


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("03/04/2026", dt.date(2026, 4, 3)),  # 3 April, never 4 March
        ("21/11/2026", dt.date(2026, 11, 21)),
        ("3/4/2026", dt.date(2026, 4, 3)),
        ("03-04-2026", dt.date(2026, 4, 3)),
        ("03.04.2026", dt.date(2026, 4, 3)),
        ("2026-04-03", dt.date(2026, 4, 3)),
    ],
)
def test_the_day_stands_before_the_month(typed: str, date: dt.date) -> None:
    form = Birthday({"date": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["date"] == date


@pytest.mark.parametrize("typed", ["31/02/2026", "11/21/2026", "mai"])
def test_an_impossible_date_is_refused(typed: str) -> None:
    assert not Birthday({"date": typed}).is_valid()


def test_a_date_is_written_as_it_is_read() -> None:
    assert formats.date_format(dt.date(2026, 4, 3), "SHORT_DATE_FORMAT") == "03/04/2026"
    assert str(Birthday(initial={"date": dt.date(2026, 4, 3)})["date"]).count('value="03/04/2026"') == 1


@pytest.mark.parametrize(
    ("value", "written"),
    [(1234567, "1.234.567"), (Decimal("1234567.5"), "1.234.567,5"), (999, "999"), (-1000, "-1.000")],
)
def test_thousands_are_grouped_by_dots_and_decimals_parted_by_a_comma(value, written: str) -> None:
    assert formats.localize(value) == written
    assert Template("{{ value }}").render(Context({"value": value})) == written


@pytest.mark.parametrize("typed", ["1.234.567", "1234567"])
def test_a_number_is_read_as_it_is_written(typed: str) -> None:
    assert forms.DecimalField(localize=True).clean(typed) == 1234567
