"""Words in pictures of print, read by Tesseract with Vietnamese (packages tesseract-ocr, tesseract-ocr-vie)."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

from tgpl.core.language.text import nfc

DOTS_PER_INCH = 300
_LONGEST_WAIT = 180  # seconds a page
# Several threads in one Tesseract get in each other's way.
_ALONE = {**os.environ, "OMP_THREAD_LIMIT": "1"}


class CannotRead(Exception):
    """The picture cannot be read; the words say what to do."""


class NoReader(CannotRead):
    """This server has no Tesseract, or none that knows Vietnamese."""


@dataclass(frozen=True, slots=True)
class Print:
    """The words of a picture, line by line, and how sure the reader was of them on average, of 100."""

    text: str
    sureness: float


def can_read() -> bool:
    """Whether this server has Tesseract with Vietnamese."""
    try:
        return bool(_program())
    except CannotRead:
        return False


def read_print(picture: bytes) -> Print:
    """The print in `picture` (PNG, JPEG, TIFF or PGM, about 300 dots per inch). Raises CannotRead."""
    return _print_of(report_on(picture))


def report_on(picture: bytes, layout: int = 3) -> str:
    """Tesseract's table (TSV) of the words in `picture`, with their boxes and how sure it is. Raises CannotRead.

    `layout` tells what to expect (3: a page, 6: one block of lines).
    """
    command = [_program(), "stdin", "stdout", "-l", "vie", "--psm", str(layout), "--dpi", str(DOTS_PER_INCH), "tsv"]
    try:
        run = subprocess.run(command, input=picture, env=_ALONE, capture_output=True, timeout=_LONGEST_WAIT, check=True)
    except subprocess.SubprocessError:
        raise CannotRead("Không đọc được ảnh này. Hãy quét lại rõ hơn.") from None
    return run.stdout.decode()


@lru_cache(maxsize=1)
def _program() -> str:
    program = shutil.which("tesseract")
    languages = _languages(program) if program else []
    if not program or "vie" not in languages:
        raise NoReader("Máy chủ chưa có gói tesseract-ocr và tesseract-ocr-vie nên chưa đọc được ảnh chụp.")
    return program


def _languages(program: str) -> list[str]:
    return subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout.split()


def _print_of(report: str) -> Print:
    """Tesseract's table (TSV) as lines of words."""
    lines: dict[tuple[str, ...], list[str]] = {}
    sure: list[float] = []
    for row in report.splitlines()[1:]:
        cells = row.split("\t")
        if cells[0] == "5" and cells[11].strip():
            lines.setdefault(tuple(cells[1:5]), []).append(cells[11])
            sure.append(float(cells[10]))
    text = "\n".join(" ".join(words) for words in lines.values())
    return Print(nfc(text), sum(sure) / len(sure) if sure else 0.0)
