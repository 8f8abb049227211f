"""Long names stand whole over their bars, and bars stand where their labels end."""

import re

from tgpl.core.pages.charts import WIDTH, Bar, bar_chart

LONG = "Người phiên dịch ngôn ngữ ký hiệu, lối đi không bậc cho xe lăn, văn bản dễ đọc và gặp tại nhà"


def texts(drawn: str) -> list[str]:
    return re.findall(r"<text [^>]*>([^<]*)</text>", drawn)


def test_a_long_name_is_read_whole() -> None:
    drawn = bar_chart("t", ["số"], [Bar(LONG, [3]), Bar("Nữ", [5])], "k")
    words = " ".join(texts(drawn))
    assert LONG in words
    assert f"{LONG}: 3; Nữ: 5" in drawn


def test_nothing_overlaps_and_nothing_leaves_the_sheet() -> None:
    drawn = bar_chart("t", ["a", "b"], [Bar(LONG, [3, 4]), Bar("", [0, 0]), Bar("Nam", [9, 0])], "k")
    boxes = [tuple(map(float, box)) for box in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', drawn)]
    assert all(left + width <= WIDTH for left, _top, width in boxes)
    baselines = [int(y) for y in re.findall(r'<text y="(\d+)"', drawn)]
    assert baselines == sorted(baselines)
    assert len(set(baselines)) == len(baselines)


def test_a_name_beyond_all_measure_is_cut_and_told_whole_in_words() -> None:
    name = "chữ " * 200
    drawn = bar_chart("t", ["số"], [Bar(name.strip(), [1])], "k")
    assert texts(drawn)[-2].endswith("…")
    assert name.strip() in drawn
