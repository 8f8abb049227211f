"""A commune is picked by typing its name, or an old address, and choosing when the name is ambiguous."""

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from tgpl.territory.forms import CommuneField, CommunesField
from tgpl.territory.models import Commune

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]


class Address(forms.Form):
    commune = CommuneField(label="Xã, phường")
    other = CommuneField(label="Nơi khác", required=False)


def typed(text: str, code: str = "") -> Address:
    return Address(MultiValueDict({"commune": [text], "commune_code": [code]}))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Phường Thủy Nguyên, Thành phố Hải Phòng", "11560"),
        ("phuong thuy nguyen hai phong", "11560"),
        ("đặc khu Cát Hải", "11914"),
        ("xã Kênh Giang, huyện Thủy Nguyên, Hải Phòng", "11488"),  # an old address: today's commune
    ],
)
def test_a_clear_name_gives_the_commune(text: str, code: str) -> None:
    form = typed(text)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["commune"] == Commune.objects.get(code=code, valid_to=None)
    assert form.cleaned_data["other"] is None


def test_an_ambiguous_name_brings_choices_and_the_picked_one_is_taken() -> None:
    form = typed("phường Trần Hưng Đạo")
    assert not form.is_valid()
    page = str(form["commune"])
    assert 'value="phường Trần Hưng Đạo"' in page
    assert 'type="radio"' in page
    assert "Phường Trần Hưng Đạo, Thành phố Hải Phòng" in page
    assert "Trước đây: Phường Trần Hưng Đạo, Thành phố Thủy Nguyên" in page
    picked = typed("phường Trần Hưng Đạo", "11488")
    assert picked.is_valid()
    assert str(picked.cleaned_data["commune"]) == "Phường Lưu Kiếm"


def test_part_of_a_name_asks_which_is_meant() -> None:
    form = typed("trần hưng")
    assert not form.is_valid()
    assert "Hãy chọn một nơi" in form.errors["commune"][0]
    assert "Phường Trần Hưng Đạo" in str(form["commune"])


def test_a_code_that_does_not_fit_what_was_typed_is_not_taken() -> None:
    assert not typed("phường Trần Hưng Đạo", "00004").is_valid()
    form = typed("đặc khu Cát Hải", "00004")
    assert form.is_valid()
    assert form.cleaned_data["commune"].code == "11914"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "required"),
        ("   ", "required"),
        ("không có nơi này", "Không tìm thấy xã, phường nào"),
        ("12", "Không tìm thấy"),
    ],
)
def test_what_is_no_commune_is_said_and_stays_in_the_box(text: str, message: str) -> None:
    form = typed(text)
    assert not form.is_valid()
    (error,) = form.errors.as_data()["commune"]
    assert message == error.code or message in error.messages[0]
    assert f'value="{text.strip()}"' in str(form["commune"])


def test_a_kept_commune_is_shown_with_its_province_and_is_no_change() -> None:
    commune = Commune.objects.get(code="11560", valid_to=None)
    unchanged = Address(MultiValueDict({"commune": [commune.address]}), initial={"commune": commune})
    assert unchanged.is_valid()
    assert not unchanged.has_changed()
    page = str(Address(initial={"commune": commune})["commune"])
    assert 'value="Phường Thủy Nguyên, Thành phố Hải Phòng"' in page


def test_the_communes_of_the_home_province_are_suggested_while_typing() -> None:
    page = str(Address()["commune"])
    assert page.count("<option") == 114
    assert 'list="id_commune_list"' in page


def test_several_communes_are_written_one_a_line_by_new_names_or_old() -> None:
    field = CommunesField()
    told = "xã Kênh Giang, huyện Thủy Nguyên, Hải Phòng\n\nPhường Lưu Kiếm, thành phố Hải Phòng"
    assert len(field.clean(told)) == 1
    assert len(field.clean("xã Kênh Giang, thị xã Chí Linh, Hải Dương")) == 3  # split: all of its parts
    with pytest.raises(forms.ValidationError, match="Không tìm thấy “Xã Không Có”"):
        field.clean("Xã Không Có")
    with pytest.raises(forms.ValidationError, match="Có nhiều nơi tên “phường Trần Hưng Đạo”"):
        field.clean("phường Trần Hưng Đạo")
