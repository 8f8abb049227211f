"""A paper as a scan: its PDF pages as pictures, straight or a little askew."""

from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image

from tgpl.plans.tests.papers import Paper
from tgpl.plans.tests.papers.pdf import as_pdf


def as_scan(paper: Paper, *, askew: float = 0.0) -> bytes:
    pages = [page.render(scale=300 / 72, grayscale=True).to_pil() for page in pdfium.PdfDocument(as_pdf(paper))]
    turned = [page.rotate(askew, fillcolor=255, resample=Image.Resampling.BICUBIC) for page in pages]
    out = BytesIO()
    turned[0].save(out, "PDF", save_all=True, append_images=turned[1:], resolution=300)
    return out.getvalue()
