import datetime as dt
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory

from tgpl.core.pages.components import (
    Fact,
    Moment,
    Task,
    Tone,
    clock,
    clock_words,
    crumbs,
    day,
    figure,
    law_source,
    older_newer,
    pairs,
    status,
    step,
    summary,
    task_list,
    timeline,
)

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 3, 10, 14, 0, tzinfo=HERE)
WICKED = "<script>alert(1)</script>"


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, minute, tzinfo=HERE)


@pytest.mark.parametrize(
    ("due", "at_once", "words", "tone"),
    [
        (at(10, 16, 30), False, "Hạn hôm nay, 16:30", Tone.SOON),
        (at(11, 9), False, "Còn 19 giờ", Tone.SOON),
        (at(13, 13), False, "Còn 2 ngày", Tone.SOON),
        (at(20, 17), False, "Còn 10 ngày", Tone.TODO),
        (at(10, 13, 20), False, "Quá hạn 40 phút", Tone.LATE),
        (at(9, 10), False, "Quá hạn 28 giờ", Tone.LATE),
        (at(3, 14), False, "Quá hạn 7 ngày", Tone.LATE),
        (at(10, 8), True, "Làm ngay", Tone.LATE),
        (at(9, 13), True, "Quá hạn 25 giờ", Tone.LATE),
    ],
)
def test_a_limit_is_said_in_words(due: dt.datetime, at_once: bool, words: str, tone: Tone) -> None:
    assert clock_words(due, NOW, at_once=at_once) == (words, tone)


@time_machine.travel(NOW)
def test_a_limit_that_was_kept_or_missed() -> None:
    assert "Xong đúng hạn" in clock(at(10, 12), stopped=at(10, 11))
    assert "Xong, muộn 3 giờ" in clock(at(10, 9), stopped=at(10, 12))
    assert "Quá hạn 2 giờ" in clock(at(10, 12))


@pytest.mark.parametrize("tone", Tone)
def test_every_status_has_a_sign_beside_its_colour(tone: Tone) -> None:
    html = status("Tình trạng", tone)
    sign = html.split('aria-hidden="true">')[1][0]
    assert sign.strip()
    assert html.endswith("</span>Tình trạng</strong>")


def test_no_two_statuses_share_a_sign() -> None:
    signs = [status("x", tone).split('aria-hidden="true">')[1][0] for tone in Tone]
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize(
    "html",
    [
        status(WICKED),
        summary([Fact(WICKED, WICKED, WICKED, WICKED)]),
        pairs([Fact(WICKED, WICKED)]),
        task_list([Task(WICKED, WICKED, url=WICKED, hint=WICKED), Task(WICKED, WICKED)]),
        timeline([Moment(WICKED, NOW, WICKED, WICKED)]),
        law_source(WICKED, "confirmed"),
        figure(WICKED, WICKED, WICKED, WICKED),
        older_newer(WICKED, WICKED),
    ],
    ids=["status", "summary", "pairs", "task_list", "timeline", "law_source", "figure", "older_newer"],
)
def test_what_people_typed_is_text(html: str) -> None:
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_fact_that_nobody_gave_is_said_to_be_missing() -> None:
    assert "Chưa có" in summary([Fact("Số điện thoại", None)])
    assert "Chưa có" in summary([Fact("Số điện thoại", "")])
    assert pairs([Fact("Số người", 0)]) == '<dl class="mo-pairs"><div><dt>Số người</dt><dd>0</dd></div></dl>'
    assert '<dd class="govuk-summary-list__value">0</dd>' in summary([Fact("Số người", 0)])


def test_a_change_link_says_what_it_changes() -> None:
    assert 'Sửa<span class="govuk-visually-hidden"> Họ và tên</span>' in summary([Fact("Họ và tên", "A", "/sua/")])


def test_a_task_that_cannot_begin_is_no_link() -> None:
    html = task_list([Task("Gửi", "Chưa thể bắt đầu", Tone.WAITING), Task("Kể", "Chưa làm", url="/ke/")])
    assert html.count("<a ") == 1
    assert 'aria-describedby="viec-2-status"' in html


def test_dates_are_day_first_and_readable_by_machines() -> None:
    assert day(dt.date(2026, 4, 3)) == '<time datetime="2026-04-03">03/04/2026</time>'
    assert ">14:00 10/03/2026<" in day(NOW.astimezone(dt.UTC))
    assert day(None) == ""


def test_the_mark_of_a_source_is_shown() -> None:
    assert "Đã đối chiếu văn bản" in law_source("Điều 7", "confirmed")
    assert "Cần kiểm tra lại" in law_source("Điều 7", "to_verify")


def test_pages_before_and_after_are_shown_where_there_are_any() -> None:
    assert older_newer() == ""
    assert 'rel="next"' in older_newer(older_url="?truoc=9")
    assert 'rel="prev"' not in older_newer(older_url="?truoc=9")


def test_an_answer_in_words_stands_smaller_than_a_number() -> None:
    assert "mo-figure__value--words" in figure("Chưa có ai thuộc diện tính", "Được giúp")
    assert "mo-figure__value--words" not in figure("0/2 (0,0 %)", "Được giúp")


def test_the_way_from_above_is_pairs_of_label_and_address() -> None:
    assert '<a class="govuk-breadcrumbs__link" href="/yeu-cau/">Yêu cầu</a>' in crumbs("Yêu cầu", "/yeu-cau/")
    with pytest.raises(ValueError, match="shorter"):
        crumbs("Yêu cầu")


def test_a_step_says_how_far() -> None:
    assert "Bước 2 trong 5" in step(2, 5)


def drawn(source: str, **context: Any) -> str:
    request = RequestFactory().get("/danh-sach/")
    return Template("{% load page %}" + source).render(Context({"request": request, **context}))


def test_tags_for_templates() -> None:
    html = drawn(
        '{% table "Vụ việc" key="vu-viec" %}<tbody>{{ name }}</tbody>{% endtable %}'
        '{% empty "Chưa có gì" %}<p>Hãy đợi.</p>{% endempty %}{% panel "Đã gửi" reference="A-1" %}Cảm ơn{% endpanel %}',
        name=WICKED,
    )
    assert 'aria-labelledby="vu-viec"' in html
    assert '<caption class="govuk-table__caption govuk-table__caption--m" id="vu-viec">Vụ việc</caption>' in html
    assert "&lt;script&gt;" in html
    assert "Hãy đợi." in html
    assert '<strong class="mo-reference">A-1</strong>' in html


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("1500000"), "1.500.000\xa0đồng"), (0, "0\xa0đồng"), (None, "")],
)
def test_money(value: Any, shown: str) -> None:
    assert drawn("{{ value|money }}", value=value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [("+84901234567", "0901 234 567"), ("+6591234567", "+65 9123 4567"), ("", "")]
)
def test_telephone_numbers(value: str, shown: str) -> None:
    assert drawn("{{ value|phone }}", value=value) == shown
