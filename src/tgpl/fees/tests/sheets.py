"""What stands in the first sheet of a workbook, read as a spreadsheet program reads it."""

import io
import zipfile
from xml.etree import ElementTree

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def cells(content: bytes) -> list[list[object]]:
    """The rows of the first sheet: text, numbers, and "=…" for a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings = ["".join(part.itertext()) for part in _tree(book, "sharedStrings").findall("x:si", NS)]
        rows = _tree(book, "worksheets/sheet1").findall(".//x:row", NS)
        return [[_value(cell, strings) for cell in row.findall("x:c", NS)] for row in rows]


def _tree(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(f"xl/{name}.xml"))


def _value(cell: ElementTree.Element, strings: list[str]) -> object:
    if cell.find("x:f", NS) is not None:
        return "formula"
    value = cell.findtext("x:v", default="", namespaces=NS)
    return strings[int(value)] if cell.get("t") == "s" else float(value) if value else ""
