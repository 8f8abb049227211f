"""What commands share: days as people write them, and files given where they are wanted."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper


def day(text: str) -> date:
    """A day of the command line, written as machines or as people do.

    >>> day("2026-10-30") == day("30/10/2026")
    True
    """
    parts = [part.zfill(2) for part in text.split("/")]
    try:
        return date.fromisoformat("-".join(reversed(parts)))
    except ValueError:
        told = f"“{text}” không phải ngày có trong lịch; hãy viết như 2026-10-30 hoặc 30/10/2026."
        raise ArgumentTypeError(told) from None


def writer_for(output: Path | None, out: OutputWrapper) -> Callable[[bytes], object]:
    """How to give a file: into `output`, or to where standard output was sent; never onto a screen.

    Asked for before the work, so that nobody waits for a file that has no place.
    """
    if output is not None:
        return partial(write_file, output)
    pipe = getattr(out, "buffer", None)
    if pipe is None or out.isatty():
        raise CommandError("Kết quả là tệp, cần nơi ghi: thêm -o TỆP, hoặc chuyển hướng vào tệp bằng > TỆP.")
    write: Callable[[bytes], object] = pipe.write
    return write


def write_file(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise CommandError(f"Không ghi được tệp {output}: {error.strerror}.") from None
