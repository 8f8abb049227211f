"""Pages of a plan's source as pictures, so that a person can see what was really printed."""

from io import BytesIO

from tgpl.plans.models import PlanSource

DOTS_PER_INCH = 110


def page_picture(source: PlanSource, page: int) -> bytes | None:
    """The page as PNG; None where the file is no PDF or has no such page."""
    import pypdfium2 as pdfium  # when the first page is looked at, not at every start

    with source.file.open("rb") as file:
        content = file.read()
    if b"%PDF-" not in content[:1024]:
        return None
    document = pdfium.PdfDocument(content)
    try:
        if not 1 <= page <= len(document):
            return None
        out = BytesIO()
        document[page - 1].render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil().save(out, "PNG", optimize=True)
        return out.getvalue()
    finally:
        document.close()
