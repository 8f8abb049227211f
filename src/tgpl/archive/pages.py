"""The pages of a file and the words on each: text where the file holds text, print read from pictures elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from typing import IO, Any

from tgpl.core.files.checks import MOST_PIXELS
from tgpl.core.files.ocr import DOTS_PER_INCH, CannotRead, Print, read_print
from tgpl.core.files.uploads import FileKind, kind_of
from tgpl.core.language.text import nfc

# A page with fewer letters of its own is a picture with a stamp or a page number.
_OWN_TEXT = 20


@dataclass(frozen=True, slots=True)
class Pages:
    """A file opened for reading: how many pages it has, and what each says (from 1)."""

    count: int
    words_on: Callable[[int], Print]

    def read(self, number: int) -> Print:
        """What the page says. Raises CannotRead."""
        try:
            return self.words_on(number)
        except CannotRead:
            raise
        except Exception as error:  # a damaged page may fail anywhere inside its reader
            raise CannotRead(f"Trang {number} bị hỏng, không đọc được. Hãy quét lại trang này.") from error


def open_pages(file: IO[bytes]) -> Pages:
    """`file` as pages. Raises CannotRead."""
    kind = kind_of(file)
    try:
        return _READERS[kind.extension](file)
    except KeyError:
        raise CannotRead("Kiểu tệp này không có chữ để đọc.") from None
    except CannotRead:
        raise
    except Exception as error:  # a damaged file may fail anywhere inside its reader
        raise CannotRead(f"Tệp {_name(kind)} bị hỏng, không mở được. Hãy quét hoặc lưu lại.") from error


def _name(kind: FileKind) -> str:
    return kind.extension.upper()


# The readers load their libraries when their first file comes: the processes that serve pages do without them.


def _pdf(file: IO[bytes]) -> Pages:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(file)

    def read(number: int) -> Print:
        page = document[number - 1]
        own = page.get_textpage().get_text_bounded().strip()
        return Print(nfc(own), 100.0) if len(own) >= _OWN_TEXT else read_print(_picture_of(page))

    return Pages(len(document), read)


def _picture_of(page: Any) -> bytes:
    """The page as print is read best, or as finely as a sheet the size of a wall may be without filling the memory."""
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / 72, sqrt(MOST_PIXELS / (width * height)))
    return _png(page.render(scale=scale, grayscale=True).to_pil())


def _image(file: IO[bytes]) -> Pages:
    from PIL import Image, ImageOps

    picture: Any = Image.open(file)

    def read(number: int) -> Print:
        picture.seek(number - 1)
        if picture.width * picture.height > MOST_PIXELS:
            raise CannotRead(f"Trang {number} quá lớn để máy đọc. Hãy quét lại trang này ở 300 dpi, khổ giấy nhỏ hơn.")
        return read_print(_png(ImageOps.exif_transpose(picture).convert("L")))

    return Pages(getattr(picture, "n_frames", 1), read)


def _png(picture: Any) -> bytes:
    held = BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def _word(file: IO[bytes]) -> Pages:
    from docx import Document

    document = Document(file)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return Pages(1, lambda number: Print(nfc(text), 100.0))


_READERS: dict[str, Callable[[IO[bytes]], Pages]] = {
    "pdf": _pdf,
    "jpg": _image,
    "png": _image,
    "tif": _image,
    "docx": _word,
}
