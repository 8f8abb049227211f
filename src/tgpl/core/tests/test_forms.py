import unicodedata
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Checkboxes, LongTextField, Radios, VietnameseDateField


class Asking(Form):
    name = forms.CharField(label="Họ và tên", help_text="Viết như trên giấy tờ.", max_length=10)
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)
    born = VietnameseDateField(label="Ngày sinh")
    need = forms.ChoiceField(
        label="Cần gì",
        choices=[("advice", "Tư vấn"), ("defend", "Bào chữa")],
        widget=Radios(hints={"advice": "Hỏi đáp"}),
    )
    ways = forms.MultipleChoiceField(
        label="Cách liên lạc", choices=[("call", "Gọi")], widget=Checkboxes, required=False
    )
    agree = forms.BooleanField(label="Tôi đồng ý")


SENT: dict[str, Any] = {
    "name": "Nguyễn Thị Mẫu",
    "born_day": "31",
    "born_month": "2",
    "born_year": "1990",
    "need": "<b>",
}


def drawn(form: Form) -> str:
    return " ".join(str(form).split())


def test_text_is_taken_in_nfc_from_the_door() -> None:
    sent = QueryDict(mutable=True)
    sent.setlist("name", [unicodedata.normalize("NFD", "Hoà")])
    form = Asking(sent)
    form.is_valid()
    assert form.cleaned_data["name"] == "Hoà"
    assert form["name"].value() == "Hoà"


def test_a_field_names_its_hint_and_its_error() -> None:
    html = drawn(Asking(SENT))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'class="govuk-input govuk-input--error"' in html
    assert '<span class="govuk-visually-hidden">Lỗi:</span> Viết nhiều nhất 10 ký tự' in html
    assert html.count('aria-invalid="true"') >= 1


def test_fields_of_several_controls_are_groups_with_a_legend() -> None:
    html = drawn(Asking(SENT))
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_born_error">' in html
    assert '<legend class="govuk-fieldset__legend">Ngày sinh</legend>' in html
    assert 'aria-describedby="id_need_0_hint"' in html


def test_what_was_typed_stays() -> None:
    html = drawn(Asking(SENT))
    assert 'value="31"' in html
    assert 'value="1990"' in html
    assert "Nguyễn Thị Mẫu" in html


def test_only_optional_questions_are_marked() -> None:
    html = drawn(Asking())
    assert html.count("(không bắt buộc)") == 2
    assert " required" not in html


def test_the_summary_leads_to_each_field() -> None:
    summary = " ".join(Asking(SENT).error_summary.split())
    for target in ("id_name", "id_born_0", "id_need_0", "id_agree"):
        assert f'<a href="#{target}">' in summary, target
        assert f'id="{target}"' in drawn(Asking(SENT)), target
    assert "Không có ngày 31/2/1990" in summary


def test_no_errors_no_summary() -> None:
    assert Asking().error_summary == ""


def test_a_question_can_be_the_heading_of_its_page() -> None:
    class OneQuestion(Form):
        heading = "need"
        need = forms.ChoiceField(label="Bạn cần gì?", choices=[("a", "A")], widget=forms.RadioSelect)

    assert '<h1 class="govuk-fieldset__heading">Bạn cần gì?</h1>' in drawn(OneQuestion())


def test_what_was_typed_is_never_read_as_markup() -> None:
    html = drawn(Asking(SENT | {"name": '"><script>'}))
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (forms.CharField(), "", "Hãy điền mục này."),
        (forms.IntegerField(), "ba", "Hãy viết một số nguyên."),
        (forms.DateField(), "hôm qua", "Hãy viết ngày theo dạng ngày/tháng/năm, ví dụ 21/11/2026."),
        (forms.EmailField(), "mau@", "Thư điện tử chưa đúng. Ví dụ đúng: ten@example.vn."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Hãy chọn một mục trong danh sách. b không có trong đó."),
        (forms.IntegerField(min_value=1), "0", "Giá trị nhỏ nhất là 1."),
        (forms.FileField(), None, "Hãy điền mục này."),
    ],
)
def test_default_messages_are_vietnamese(field: forms.Field, typed: Any, message: str) -> None:
    with pytest.raises(forms.ValidationError) as caught:
        field.clean(typed)
    assert caught.value.messages == [message]


def test_default_messages_are_english_for_who_chose_english() -> None:
    with pytest.raises(forms.ValidationError) as caught:
        forms.CharField().clean("")
    with translation.override("en"):
        assert caught.value.messages == ["This field is required."]


def test_a_story_is_never_cut_off_while_it_is_typed() -> None:
    class Telling(Form):
        story = LongTextField(label="Chuyện", max_length=5)

    form = Telling({"story": "dài quá"})
    html = drawn(form)
    assert "maxlength" not in html
    assert 'data-max="5"' in html
    assert "dài quá</textarea>" in html
    assert form.errors["story"] == ["Viết nhiều nhất 5 ký tự (đang có 7)."]
