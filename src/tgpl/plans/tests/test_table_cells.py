"""Cells of a table that say more than one thing: dashes inside a time, who leads and who helps under one head."""

from typing import Any

import pytest

from tgpl.core.reading import read_bytes
from tgpl.plans.reader.document import read_lines
from tgpl.plans.reader.structure import Task

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
