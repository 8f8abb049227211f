"""Cells of a table that say more than one thing: dashes inside a time, who leads and who helps under one head."""

from typing import Any

import pytest

from tgpl.core.reading import read_bytes
from tgpl.core.reading.cells import MAYBE, Box
from tgpl.core.reading.page import Word
from tgpl.core.reading.strips import Strip
from tgpl.plans.reader.document import read_lines
from tgpl.plans.reader.structure import Task
from tgpl.plans.reader.tables import _paragraphs

HEAD = "| TT | Nhiệm vụ | Đơn vị chủ trì, phối hợp | Thời gian | Sản phẩm |\n|---|---|---|---|---|\n"


def task(parties: str = "Chủ trì: Sở Tư pháp", time: str = "Quý I/2026", output: str = "Báo cáo") -> Task:
    text = f"KẾ HOẠCH\nCông tác năm 2026\n\nI. NỘI DUNG\n\n{HEAD}| 1 | Khảo sát | {parties} | {time} | {output} |\n"
    return read_lines(read_bytes(text.encode(), "kh.md")).tasks[0]


@pytest.mark.parametrize("time", ["Tháng 5 - tháng 10/2026", "Tháng 5 – tháng 10/2026"])
def test_a_dash_inside_a_time_is_no_bullet(time: str) -> None:
    (period,) = task(time=time).periods
    assert (period.text, period.start, period.end) == (time, "2026-05-01", "2026-10-31")


def test_a_dash_inside_an_output_stays() -> None:
    assert task(output="Hội nghị - tọa đàm").outputs == ("Hội nghị - tọa đàm",)


@pytest.mark.parametrize(
    ("parties", "lead", "coordinating"),
    [
        ("Chủ trì: Sở Tư pháp<br>Phối hợp: Sở Y tế; Công an tỉnh", ("Sở Tư pháp",), ("Sở Y tế", "Công an tỉnh")),
        ("- Chủ trì: Sở Tư pháp<br>- Phối hợp: Hội Người mù", ("Sở Tư pháp",), ("Hội Người mù",)),
        ("Chủ trì: Sở Tư pháp", ("Sở Tư pháp",), ()),
        ("Sở Tư pháp<br>Phối hợp: Sở Y tế", ("Sở Tư pháp",), ("Sở Y tế",)),
    ],
)
def test_a_cell_that_names_its_parts_is_parted(parties: str, lead: Any, coordinating: Any) -> None:
    found = task(parties)
    assert (found.lead, found.coordinating) == (lead, coordinating)


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        # A line of print ended within a name: one body. A person is asked all the same.
        (f"Hội Người mù, Hội{MAYBE}Doanh nghiệp trẻ, Sở Y tế", ["Hội Người mù, Hội Doanh nghiệp trẻ, Sở Y tế"]),
        (f"Đài tỉnh, Báo Hải{MAYBE}Phòng; Sở Y tế", ["Đài tỉnh, Báo Hải Phòng; Sở Y tế"]),
        (f"Sở Y tế{MAYBE}Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
    ],
)
def test_a_name_cut_by_the_end_of_a_line_is_one(cell: str, entries: list[str]) -> None:
    assert _paragraphs("coordinating", cell) == entries


@pytest.mark.parametrize(("second", "parted"), [("- Báo cáo", True), ("- bài", False), ("Báo cáo", None)])
def test_a_dash_before_a_capital_opens_a_paragraph_of_a_cell(second: str, parted: bool | None) -> None:
    full = Strip((Word("Danh mục được rà soát,", 0, 100, 10, 10),))
    next_line = Strip(tuple(Word(word, at, at + 8, 22, 10) for at, word in enumerate(second.split())))
    between = {True: "\n", False: " ", None: MAYBE}[parted]
    assert Box([full, next_line], room=100).text == f"Danh mục được rà soát,{between}{second}"
