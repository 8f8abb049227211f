"""Samples for tests: scans with known words, cases with papers."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from tgpl import documents
from tgpl.accounts.testing import Cast
from tgpl.archive.services import read_some_pages, take_up_new_papers
from tgpl.cases.models import Case, CasePaper
from tgpl.cases.services import add_paper, close_case
from tgpl.cases.testing import accept, assign, practitioner

FONT = Path(documents.__file__).parent / "fonts" / "LiberationSerif-Regular.ttf"


def scan(*pages: str) -> bytes:
    """A PDF whose pages are pictures of the given words: nothing in it but dots."""
    pictures = [_picture(words) for words in pages]
    held = BytesIO()
    pictures[0].save(held, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    return held.getvalue()


def _picture(words: str) -> Image.Image:
    paper = Image.new("L", (1240, 600), 255)
    draw = ImageDraw.Draw(paper)
    font = ImageFont.truetype(str(FONT), 44)
    draw.multiline_text((100, 100), words, font=font, fill=0, spacing=20)
    return paper


def a_paper(cast: Cast, case: Case, content: bytes, at: datetime, *, title: str = "Bản án mẫu") -> CasePaper:
    """`content` added to the file of `case`."""
    file = ContentFile(content, "mau.pdf")
    return add_paper(by=cast.officer.actor, case=case, kind="proceedings_paper", title=title, at=at, file=file)


def an_ended_case(cast: Cast, at: datetime) -> Case:
    """A case of the officer that is done."""
    case = accept(cast, at)
    assign(case, practitioner(cast, cast.officer), at, by=cast.director.actor)
    close_case(by=cast.director.actor, case=case, ending="completed", result="Xong.", at=at)
    case.refresh_from_db()
    return case


def read_everything() -> None:
    """All new papers read to their end."""
    for text in take_up_new_papers():
        while read_some_pages(text):
            pass
