"""A page as a picture in shades of grey: straightened, its ruling lines found, cells cut out of it."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageFilter, ImageStat

from tgpl.core.files.ocr import DOTS_PER_INCH
from tgpl.core.reading.page import Rule

SCALE = DOTS_PER_INCH / 72
_WHITE, _DARK = 255, 150
_BLACKENED = bytes(1 if shade < _DARK else 0 for shade in range(256))
# Ruling lines are longer than any stroke of a letter, in points.
_SHORTEST_RULE = 15.0
_STEEPEST, _SKEW_STEP, _SKEW_DOTS = 2.5, 0.1, 50
_BANDS = 16
# Paper lighter than this carries no stroke; where its dots stray further from their neighbours, the picture is grainy.
_PAPER, _GRAINY = 170, 1.2
_SAMPLE_ROWS = 400


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of grey dots."""

    width: int
    height: int
    dots: bytes

    def rows(self, left: int, top: int, right: int, bottom: int) -> Iterator[bytes]:
        for row in range(max(top, 0), min(bottom, self.height)):
            yield self.dots[row * self.width + max(left, 0) : row * self.width + min(right, self.width)]

    def is_blank(self) -> bool:
        return sum(self.dots.translate(_BLACKENED)) < 20

    def as_pgm(self) -> bytes:
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.dots


def photograph(page: pdfium.PdfPage, quarters: int = 0) -> Picture:
    """The page as shown, turned by so many quarters clockwise, its lines of text made level, without grain."""
    skew = _skew(_draw(page, _SKEW_DOTS / 72, quarters, 0.0))
    return smooth(_draw(page, SCALE, quarters, skew if abs(skew) > _SKEW_STEP else 0.0))


def smooth(picture: Picture) -> Picture:
    """A grainy picture with each dot as its neighbours have it; a clean one as it is: fine strokes would suffer."""
    return _pictured(_neighbours(_image(picture))) if _grain(_image(picture)) > _GRAINY else picture


def _grain(image: Image.Image) -> float:
    """How far the dots of the paper stray from their neighbours, in a band across the middle."""
    middle = image.height // 2
    band = image.crop((0, max(middle - _SAMPLE_ROWS // 2, 0), image.width, middle + _SAMPLE_ROWS // 2))
    smooth = _neighbours(band)
    paper = smooth.point(lambda shade: _WHITE if shade > _PAPER else 0)
    return float(ImageStat.Stat(ImageChops.difference(band, smooth), paper).mean[0]) if paper.getbbox() else 0.0


def _neighbours(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.MedianFilter(3))


def _image(picture: Picture) -> Image.Image:
    return Image.frombytes("L", (picture.width, picture.height), picture.dots)


def _pictured(image: Image.Image) -> Picture:
    return Picture(image.width, image.height, image.tobytes())


def _draw(page: pdfium.PdfPage, scale: float, quarters: int, skew: float) -> Picture:
    width, height = page.get_size()
    matrix = pdfium.PdfMatrix().scale(scale, scale)
    for _ in range(quarters % 4):
        matrix = matrix.multiply(pdfium.PdfMatrix(0, 1, -1, 0, height * scale, 0))
        width, height = height, width
    matrix = matrix.multiply(_level(skew))
    # Widths in fours: then no row has filling behind it.
    across, down = int(width * scale) // 4 * 4, int(height * scale)
    bitmap = pdfium.PdfBitmap.new_native(across, down, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, across, down)
    clip = raw.FS_RECTF(0, 0, across, down)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix.to_raw(), clip, raw.FPDF_ANNOT)
    return Picture(across, down, bytes(bitmap.buffer))


def _level(skew: float) -> pdfium.PdfMatrix:
    """Turns back lines that go down to the right by `skew` degrees."""
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    return pdfium.PdfMatrix(cosine, -sine, sine, cosine, 0, 0)


def _skew(picture: Picture) -> float:
    """By how many degrees the lines go down to the right: where levelled, full and empty rows differ the most."""
    black = picture.dots.translate(_BLACKENED)
    band = picture.width // _BANDS
    ink = [
        [sum(black[row * picture.width + at * band : row * picture.width + (at + 1) * band]) for at in range(_BANDS)]
        for row in range(picture.height)
    ]

    def contrast(degrees: float) -> int:
        shifts = [round(math.tan(math.radians(degrees)) * (at + 0.5) * band) for at in range(_BANDS)]
        lowest, highest = max(0, -min(shifts)), picture.height - max(0, *shifts)
        return sum(sum(ink[row + shift][at] for at, shift in enumerate(shifts)) ** 2 for row in range(lowest, highest))

    steps = int(_STEEPEST / _SKEW_STEP)
    angles = sorted((at * _SKEW_STEP for at in range(-steps, steps + 1)), key=abs)
    return max(angles, key=contrast)


def rules_in(picture: Picture) -> list[Rule]:
    """The ruling lines, in points: long runs of dark dots along a row or a column."""
    black = picture.dots.translate(_BLACKENED)
    upright = b"".join(black[at :: picture.width] for at in range(picture.width))
    level = _runs(black, picture.width, is_level=True)
    return [*level, *_runs(upright, picture.height, is_level=False)]


def _runs(black: bytes, length: int, *, is_level: bool) -> Iterator[Rule]:
    for match in re.finditer(rb"\x01{%d,}" % int(_SHORTEST_RULE * SCALE), black):
        line, start = divmod(match.start(), length)
        end = min(start + len(match[0]), length)
        yield Rule(is_level, line / SCALE, start / SCALE, end / SCALE)


def without(picture: Picture, boxes: Iterable[tuple[int, int, int, int]]) -> Picture:
    """The picture with these boxes (left, top, right, bottom) made white."""
    dots = bytearray(picture.dots)
    for left, top, right, bottom in boxes:
        left, right = max(left, 0), min(right, picture.width)
        for row in range(max(top, 0), min(bottom, picture.height)):
            dots[row * picture.width + left : row * picture.width + right] = bytes([_WHITE]) * (right - left)
    return Picture(picture.width, picture.height, bytes(dots))


def cut(picture: Picture, left: int, top: int, right: int, bottom: int) -> Picture:
    rows = list(picture.rows(left, top, right, bottom))
    return Picture(len(rows[0]) if rows else 0, len(rows), b"".join(rows))


def smaller(picture: Picture, share: float) -> Picture:
    """The picture with fewer dots: letters look a little different, so that a second look is one of its own."""
    size = max(round(picture.width * share), 1), max(round(picture.height * share), 1)
    return _pictured(_image(picture).resize(size, Image.Resampling.LANCZOS))


def stacked(pictures: list[Picture], margin: int) -> Picture:
    """The pictures one under the other, with white around each."""
    width = max(picture.width for picture in pictures) + 2 * margin
    space = bytes([_WHITE]) * width * margin
    parts = [space]
    for picture in pictures:
        parts += [
            (bytes([_WHITE]) * margin + row).ljust(width, bytes([_WHITE]))
            for row in picture.rows(0, 0, picture.width, picture.height)
        ]
        parts.append(space)
    dots = b"".join(parts)
    return Picture(width, len(dots) // width, dots)
