"""What commands share: days typed either way, files that go where they are wanted."""

from argparse import ArgumentTypeError
from datetime import date
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management.base import CommandError, OutputWrapper

from tgpl.core.commands import day, writer_for


@pytest.mark.parametrize("typed", ["2026-10-30", "30/10/2026"])
def test_a_day_is_typed_as_machines_or_as_people_do(typed: str) -> None:
    assert day(typed) == date(2026, 10, 30)


@pytest.mark.parametrize("typed", ["31/02/2026", "2026-13-01", "hôm nay", ""])
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ArgumentTypeError, match="hãy viết như 2026-10-30"):
        day(typed)


def test_a_file_goes_to_its_place_or_down_the_pipe(tmp_path: Path) -> None:
    pipe = BytesIO()
    text = TextIOWrapper(pipe)
    writer_for(None, OutputWrapper(text))(b"%PDF")
    writer_for(tmp_path / "a.pdf", OutputWrapper(StringIO()))(b"%PDF")
    assert pipe.getvalue() == (tmp_path / "a.pdf").read_bytes() == b"%PDF"


class Screen(TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_a_file_is_never_thrown_onto_a_screen() -> None:
    with pytest.raises(CommandError, match="cần nơi ghi"):
        writer_for(None, OutputWrapper(Screen(BytesIO())))


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Không ghi được tệp .*a\.pdf"):
        writer_for(tmp_path / "none" / "a.pdf", OutputWrapper(StringIO()))(b"")
