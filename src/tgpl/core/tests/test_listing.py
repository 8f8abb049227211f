from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from pytest_django.asserts import assertHTMLEqual

from tgpl.core.lists.listing import Line, beside, listing

WICKED = "<script>alert(1)</script>"


def test_a_line_says_about_whom_it_is_and_where_it_leads() -> None:
    line = Line("/a/", "Nguyễn Thị Mẫu", (1990, "khuyết tật"), "A 1", ("Đã nhận", beside("01/02/2026", "Chi nhánh 1")))
    assertHTMLEqual(
        listing("Vụ việc", [gettext_lazy("Họ tên"), "Mã", "Tình trạng", "Ngày"], [line]),
        """
        <table class="govuk-table mo-rows"><caption class="govuk-visually-hidden">Vụ việc</caption>
        <thead><tr><th scope="col">Họ tên</th><th scope="col">Mã</th><th scope="col">Tình trạng</th>
        <th scope="col">Ngày</th></tr></thead>
        <tbody><tr><th scope="row"><a class="govuk-link" href="/a/">Nguyễn Thị Mẫu</a>
        <span class="mo-soft">1990, khuyết tật</span></th><td class="mo-nowrap">A 1</td><td>Đã nhận</td>
        <td>01/02/2026 <span class="mo-soft">Chi nhánh 1</span></td></tr></tbody></table>
        """,
    )


def test_what_is_not_known_takes_no_place() -> None:
    assert "mo-soft" not in listing("Vụ việc", [], [Line("/a/", "Mẫu", (None, False, ""), "A 1", (beside("nay", ""),))])


def test_words_of_others_are_never_read_as_markup() -> None:
    cells = (WICKED, beside(WICKED, WICKED), format_html("<b>{}</b>", WICKED))
    line = Line('"><script>', WICKED, (WICKED,), WICKED, cells)
    html = listing(WICKED, [WICKED], [line])
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 10
