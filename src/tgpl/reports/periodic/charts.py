"""A bar chart as a PNG for papers, in the carried font; the same numbers give the same picture."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from tgpl.documents.characters import FONTS
from tgpl.reports.tables.rules.sheet import worded

WIDTH, LABELS, BAR, GAP, SIZE = 1500, 520, 46, 26, 34


def bar_picture(bars: list[tuple[str, float]]) -> bytes:
    """Horizontal bars with their labels and numbers, black on white."""
    picture = Image.new("L", (WIDTH, len(bars) * (BAR + GAP) + GAP), 255)
    draw, font = ImageDraw.Draw(picture), ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), SIZE)
    longest = max(number for _, number in bars)
    for place, (label, number) in enumerate(bars):
        top = GAP + place * (BAR + GAP)
        length = int(number / longest * (WIDTH - LABELS - 160))
        draw.text((LABELS - 16, top + BAR // 2), _short(label, draw, font), fill=0, font=font, anchor="rm")
        draw.rectangle([LABELS, top, LABELS + max(length, 1), top + BAR], fill=90, outline=0)
        draw.text((LABELS + length + 14, top + BAR // 2), worded(number), fill=0, font=font, anchor="lm")
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _short(label: str, draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont) -> str:
    """The label as far as its place goes."""
    short = label
    while draw.textlength(short, font=font) > LABELS - 32:
        short = f"{short.rstrip('…')[:-1]}…"
    return short
