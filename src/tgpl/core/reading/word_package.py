"""The parts of a Word file that hold its words: opened safely, whatever else lies in the file.

A Word file is a zip of XML parts. Macros, pictures and links in it are never opened.
"""

import struct
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from tgpl.core.reading.lines import UnreadableFile

# A document of 200 pages has about 5 MB of XML; a part that says it is larger is a trap.
_LARGEST_PART = 40 * 1024 * 1024
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
# Files saved as "Strict Open XML" name the same things otherwise.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

Element = Any

# What a damaged file makes zip and XML readers say.
DAMAGE = (
    BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, LookupError, OSError, RuntimeError, ValueError, struct.error
)  # fmt: skip


def w(name: str) -> str:
    """The full name of `w:name` ("mc:Fallback" for other families)."""
    family, _, local = name.rpartition(":")
    return f"{{{_NAMES[family or 'w']}}}{local}"


def value(element: Element | None, path: str) -> str | None:
    """The `w:val` of the element at `path` ("pPr/numPr/ilvl"), None where there is none."""
    found = element.find("/".join(map(w, path.split("/")))) if element is not None else None
    return None if found is None else found.get(w("val"))


class WordPackage:
    """An open Word file; a damaged one raises one of `DAMAGE`."""

    def __init__(self, content: bytes) -> None:
        self._zip = ZipFile(BytesIO(content))
        self._main = self._related("", "officeDocument") or ""
        self.body = self._body()

    def _body(self) -> Element:
        found = self._part(self._main).find(w("body")) if self._main else None
        if found is None:
            raise UnreadableFile("Đây là tệp nén hoặc tệp khác, không phải Word: hãy chọn tệp văn bản.")
        return found

    def part(self, kind: str) -> Element | None:
        """The part of this kind ("numbering", "styles") that belongs to the document."""
        name = self._related(self._main, kind)
        return self._part(name) if name else None

    def _related(self, source: str, kind: str) -> str | None:
        """The name of the part that `source` points to as its `kind`."""
        folder = dirname(source)
        name = join(folder, "_rels", f"{source.rpartition('/')[2]}.rels")
        if name not in self._zip.namelist():
            return None
        for relation in self._part(name):
            if (relation.get("Type") or "").endswith(f"/{kind}"):
                return normpath(join("/", folder, relation.get("Target") or "")).lstrip("/")
        return None

    def _part(self, name: str) -> Element:
        if self._zip.getinfo(name).file_size > _LARGEST_PART:
            raise UnreadableFile("Tệp Word quá lớn khi mở ra: hãy tách phần cần đọc thành tệp nhỏ hơn.")
        with self._zip.open(name) as part:
            xml = part.read(_LARGEST_PART + 1)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        return etree.fromstring(xml.replace(_STRICT, _NAMES["w"].encode()), parser)
