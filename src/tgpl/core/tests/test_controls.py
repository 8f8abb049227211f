"""What functions draw is what the framework's own templates draw."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.functional import lazystr
from pytest_django.asserts import assertHTMLEqual

from tgpl.core.forms.rendering import PageRenderer

WICKED = '"><script>'
PLACES = [("", "Tất cả"), ("1", "Hải Phòng"), (WICKED, lazystr(WICKED)), ("Miền Nam", [(2, "Cần Thơ"), (3, "Cà Mau")])]


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.TextInput(), "Nguyễn Thị Mẫu"),
        (forms.TextInput(), None),
        (forms.TextInput({"class": "mo-long", "data-max": 5, "disabled": True, "spellcheck": False}), WICKED),
        (forms.NumberInput(), 0),
        (forms.PasswordInput(), "not shown again"),
        (forms.HiddenInput(), "7"),
        (forms.CheckboxInput(), True),
        (forms.CheckboxInput(), False),
        (forms.FileInput(), None),
        (forms.Select(choices=PLACES), "1"),
        (forms.Select(choices=PLACES), None),
        (forms.Select({"class": WICKED}, choices=PLACES), 3),
        (forms.SelectMultiple(choices=PLACES), ["1", "2"]),
        (forms.NullBooleanSelect(), True),
    ],
)
def test_a_control_is_the_one_of_the_framework(widget: forms.Widget, value: Any) -> None:
    ours = widget.render("place", value, {"id": "id_place"}, PageRenderer())
    assertHTMLEqual(ours, widget.render("place", value, {"id": "id_place"}, DjangoTemplates()))
    assert "<script>" not in ours
