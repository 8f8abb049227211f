"""What a declaration of moves may not say: each fault is told with its line."""

from datetime import date
from pathlib import Path

import pytest

from tgpl.core.law.paths import path_on, read_paths
from tgpl.core.law.rule_files import RuleFault

WHOLE = """\
thing: letter
versions:
  - {valid_from: 2018-01-01, mark: confirmed}
states:
  - {state: written, owner: reception, clocks: [await_papers]}
  - {state: sent, final: true}
moves:
  - {move: write, to: written, by: [view_cases], service: write, action: letter.written, citation: Điều 1}
  - {move: send, from: [written], to: sent, by: [view_cases], service: send, action: letter.sent, citation: Điều 2}
"""


def read(text: str, folder: Path):
    file = folder / "thu.yaml"
    file.write_text(text, encoding="utf-8")
    return read_paths([file])


def test_a_whole_declaration_is_read(tmp_path) -> None:
    (path,) = read(WHOLE, tmp_path)
    assert [move.code for move in path.open_at("written")] == ["send"]
    assert path.moves["send"].leads_to("written") == "sent"
    assert path.may("send", "written")
    assert not path.may("send", "sent")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("owner: reception, ", "", 5, "cần người chịu trách nhiệm"),
        (", clocks: [await_papers]", "", 5, "ít nhất một thời hạn"),
        ("to: sent", "to: lost", 9, "không có trạng thái “lost”"),
        ("from: [written]", "from: [sent]", 5, "không có lối ra"),
        (", final: true", ", owner: head, clocks: [x]", 6, "không có lối ra"),
        ("service: send, ", "", 9, "thiếu mục “service”"),
        ("citation: Điều 2", "citation: Điều 2, colour: red", 9, "không có mục nào tên là “colour”"),
        ("- {valid_from: 2018", "- {valid_from: 2020-01-01, mark: confirmed}\n  - {valid_from: 2018", 3, "chồng lên"),
    ],
)
def test_a_fault_names_its_line(tmp_path, old, new, line, words) -> None:
    with pytest.raises(RuleFault) as told:
        read(WHOLE.replace(old, new, 1), tmp_path)
    assert told.value.line == line
    assert words in told.value.message


def test_a_second_version_is_put_in_force_on_a_date_without_touching_code(tmp_path) -> None:
    (tmp_path / "a.yaml").write_text(
        WHOLE.replace("2018-01-01,", "2018-01-01, valid_to: 2026-12-31,"), encoding="utf-8"
    )
    later = WHOLE.replace("2018-01-01", "2027-01-01").replace("mark: confirmed", "mark: to_verify")
    (tmp_path / "b.yaml").write_text(
        later.replace("[view_cases], service: send", "[assign_cases], service: send"), encoding="utf-8"
    )
    paths = read_paths(sorted(tmp_path.glob("*.yaml")))
    assert path_on(paths, date(2026, 12, 31)).moves["send"].permissions == ("view_cases",)
    assert path_on(paths, date(2027, 1, 1)).moves["send"].permissions == ("assign_cases",)
    assert path_on(paths, date(2027, 1, 1)).moves["send"].mark == "to_verify"
