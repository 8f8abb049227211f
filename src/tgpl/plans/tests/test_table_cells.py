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


def test_a_list_that_goes_on_in_the_next_row_belongs_to_its_task() -> None:
    assert task(output="Báo cáo |\n| | - Tại 05 xã an toàn khu | | |").title == "Khảo sát - Tại 05 xã an toàn khu"


def test_shares_are_outputs_of_their_own() -> None:
    assert task(output="100% yêu cầu được thụ lý<br>80% vụ việc đạt chất lượng").outputs == (
        "100% yêu cầu được thụ lý",
        "80% vụ việc đạt chất lượng",
    )


@pytest.mark.parametrize("heading", ["Nội dung, nhiệm vụ trọng tâm", "Tên công việc"])
def test_a_column_of_another_name_holds_the_tasks(heading: str) -> None:
    told = f"KẾ HOẠCH\nCông tác năm 2026\n\nI. NỘI DUNG\n\n{HEAD}| 1 | Khảo sát | Sở Tư pháp | Quý I/2026 | Báo cáo |\n"
    (found,) = read_lines(read_bytes(told.replace("Nhiệm vụ", heading).encode(), "kh.md")).tasks
    assert found.title == "Khảo sát"


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
        (f"Văn phòng{MAYBE}UBND tỉnh", ["Văn phòng UBND tỉnh"]),
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
