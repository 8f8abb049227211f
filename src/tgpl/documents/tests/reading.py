"""Reading papers back: the words of a PDF, its tags, its faults."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from outloud import check

# The checker looks for tables by a page number on their tag, which the standard leaves free: it misses all of ours.
FALSE_ALARMS = {"TBL-014"}


def pages(pdf: bytes) -> list[str]:
    """The words of each page, on one line, as a reader copies them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_one_line(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def _one_line(text: str) -> str:
    # A hyphen at the end of a line comes back as one of these two.
    return re.sub(r"\s+", " ", text.replace("\ufffe", "-").replace("\x02", "-").replace("\u200b", "")).strip()


def squashed(text: str) -> str:
    """`text` without white space, to compare across line ends."""
    return re.sub(r"\s+", "", text)


def faults(pdf: bytes, folder: Path) -> list[str]:
    """What an independent checker of PDF/UA-1 and WCAG finds wrong."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    result = check(str(file), skip=FALSE_ALARMS)
    assert not result.error, result.error
    return [f"{finding.severity} {finding.rule}: {finding.message}" for finding in result.findings]


def tags(pdf: bytes) -> list[str]:
    """The structure tags in reading order, as a screen reader meets them."""

    def walk(element: object) -> Iterator[str]:
        if isinstance(element, pikepdf.Array):
            for child in element:
                yield from walk(child)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield str(element.S)[1:]
            yield from walk(element.get("/K"))

    with pikepdf.open(BytesIO(pdf)) as document:
        return list(walk(document.Root.StructTreeRoot))
