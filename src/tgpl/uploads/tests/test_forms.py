"""Boxes for files: a file sent before its form is taken from there, and a form that comes back keeps its file."""

import re

import pytest
from django import forms
from django.core.files.base import File
from django.utils.datastructures import MultiValueDict

from tgpl.core.files.uploads import PaperField
from tgpl.core.forms.base import Form
from tgpl.core.testing.files import photograph, scan
from tgpl.uploads.models import Upload
from tgpl.uploads.testing import begun, sent

pytestmark = pytest.mark.django_db
PDF = scan().read()


class Paper(Form):
    title = forms.CharField(label="Tên giấy")
    file = PaperField(label="Tệp")


class MaybePaper(Paper):
    file = PaperField(label="Tệp", required=False)


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def filled_in(title: str = "Giấy hộ nghèo", file: File | None = None, uid: str = "", form: type[Form] = Paper) -> Form:
    files = MultiValueDict({"file": [file]} if file else {})
    return form({"title": title, "file_sent": uid}, files)


def kept_id(form: Form) -> str:
    return re.search(r'name="file_sent" value="([^"]*)"', str(form))[1]


def test_a_file_that_was_sent_before_its_form_is_taken_from_there() -> None:
    form = filled_in(uid=sent(PDF, "giấy hộ nghèo.pdf"))
    assert form.is_valid()
    file = form.cleaned_data["file"]
    assert (file.read(), file.name) == (PDF, "giấy hộ nghèo.pdf")


def test_a_file_chosen_anew_goes_before_the_one_that_was_sent() -> None:
    form = filled_in(uid=sent(PDF), file=photograph("ảnh.jpg"))
    assert form.is_valid()
    assert form.cleaned_data["file"].name == "ảnh.jpg"


@pytest.mark.parametrize("by_script", [True, False])
def test_a_form_that_must_be_filled_in_once_more_keeps_its_file(by_script) -> None:
    came = {"uid": sent(PDF, "đơn.pdf")} if by_script else {"file": scan(name="đơn.pdf")}
    wrong = filled_in(title="", **came)
    assert not wrong.is_valid()
    assert "Đã nhận tệp: đơn.pdf" in str(wrong)
    again = filled_in(uid=kept_id(wrong))
    assert again.is_valid()
    assert again.cleaned_data["file"].name == "đơn.pdf"


def test_nothing_is_kept_of_a_form_that_was_in_order_or_of_a_file_that_was_refused() -> None:
    assert filled_in(file=scan()).is_valid()
    assert kept_id(filled_in(title="", file=photograph("ảnh.png", "GIF"))) == ""
    refused = filled_in(title="", uid=sent(b"MZ program", "đơn.pdf"))
    assert not refused.is_valid()
    assert kept_id(refused) == ""
    assert Upload.objects.count() == 1  # the one that the sender's script began


@pytest.mark.parametrize("uid", ["", "x", "00000000-0000-4000-8000-000000000000", "unfinished"])
def test_an_id_that_names_no_whole_file_is_no_file(uid) -> None:
    uid = str(begun(PDF, arrived=3).uid) if uid == "unfinished" else uid
    assert filled_in(uid=uid).errors["file"] == ["Hãy chọn một tệp: ảnh chụp giấy tờ, hoặc tệp PDF."]
    assert filled_in(uid=uid, form=MaybePaper).is_valid()


def test_a_photograph_sent_in_pieces_loses_what_it_tells_too() -> None:
    located = photograph(comment=b"Nha cua Mau").read()
    form = filled_in(uid=sent(located, "ảnh.jpg"))
    assert form.is_valid()
    assert b"Nha cua Mau" not in form.cleaned_data["file"].read()
