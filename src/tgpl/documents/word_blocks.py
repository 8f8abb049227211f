"""The blocks of a paper's body, written into Word."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from tgpl.documents.tree import Tree, table_size, text_width
from tgpl.documents.word_styles import DASH, NUMBER, begin_list
from tgpl.documents.word_tables import ALIGNMENTS, Place, layout_table, ruled_table, say, write

QR_MM = 28
FRAME = "<w:pBdr {ns}>{sides}</w:pBdr>"
SIDE = '<w:{side} w:val="single" w:sz="{size}" w:space="4" w:color="auto"/>'


class Body:
    """Writes the blocks of one paper in order."""

    def __init__(self, document: Document, tree: Tree, layout: Tree) -> None:
        self.document = document
        self.layout = layout
        self.measures = layout["measures"]
        self.width = text_width(tree, layout)
        self.kinds: dict[str, Callable[[Tree], object]] = {
            "heading": self.heading,
            "paragraph": self.paragraph,
            "list": self.points,
            "table": self.table,
            "form_line": self.form_line,
            "choices": self.choices,
            "note": self.note,
            "image": self.image,
            "qr": self.qr,
            "page_break": lambda block: self.document.add_page_break(),
        }

    def write(self, blocks: list[Tree]) -> None:
        for block in blocks:
            self.kinds[block["kind"]](block)

    def heading(self, block: Tree) -> None:
        write(self.document, f"Heading {block['level']}", block["runs"])

    def paragraph(self, block: Tree) -> None:
        paragraph = write(self.document, "Normal", block["runs"])
        paragraph.alignment = ALIGNMENTS[block["align"]]
        if block["indent"] and block["align"] in {"left", "justify"}:
            paragraph.paragraph_format.first_line_indent = Mm(self.measures["first_line_indent"])

    def points(self, block: Tree) -> None:
        if block["marker"] == "letter":  # Word counts in no alphabet that has đ: the letter is part of the text
            for item in block["items"]:
                self._lettered(item)
            return
        style, kind = ("List Bullet", DASH) if block["marker"] == "dash" else ("List Number", NUMBER)
        number = begin_list(self.document, kind)
        for item in block["items"]:
            properties = write(self.document, style, item["runs"])._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number

    def _lettered(self, item: Tree) -> None:
        paragraph = write(self.document, "List Paragraph", [{"text": f"{item['label']}\t"}, *item["runs"]])
        shape = paragraph.paragraph_format
        hanging = self.measures["list_indent"]
        shape.left_indent, shape.first_line_indent = Mm(self.measures["first_line_indent"] + hanging), Mm(-hanging)

    def table(self, block: Tree) -> None:
        if block["caption"]:
            write(self.document, "Caption", block["caption"])
        size, blank_row = table_size(block["columns"], self.layout), self.measures["blank_row"]
        ruled_table(self.document, block, width=self.width, size=size, blank_row=blank_row)
        write(self.document, "Table Text")

    def form_line(self, block: Tree) -> None:
        paragraph = write(self.document, "Form Line")
        fields = block["fields"]
        for position, field in enumerate(fields, start=1):
            empty = not field["value"]
            leader = WD_TAB_LEADER.DOTS if empty else WD_TAB_LEADER.SPACES
            if empty or position < len(fields):
                end = Mm(self.width * position / len(fields))
                side = WD_TAB_ALIGNMENT.RIGHT if empty else WD_TAB_ALIGNMENT.LEFT
                paragraph.paragraph_format.tab_stops.add_tab_stop(end, side, leader)
            label = f"{field['label']}: " if field["label"] else ""
            between = " " if position > 1 and not fields[position - 2]["value"] else ""
            after = "\t" if empty or position < len(fields) else ""
            say(paragraph, [{"text": between + label + field["value"] + after}])

    def choices(self, block: Tree) -> None:
        for option in block["options"]:
            write(self.document, "Form Line", f"{'☒' if option['ticked'] else '☐'} {option['text']}")

    def note(self, block: Tree) -> None:
        label = {"text": f"{block['label']} ", "bold": True}
        frame(write(self.document, "Note", [label, *block["runs"]]))

    def image(self, block: Tree) -> None:
        paragraph = write(self.document, "Normal")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        picture(paragraph, block["content"], block["alt"], min(block["width_mm"], self.width))

    def qr(self, block: Tree) -> None:
        code, words = layout_table(self.document, [QR_MM + 4, self.width - QR_MM - 4])
        picture(write(code, "Normal"), code_picture(block["code"]), block["alt"], QR_MM)
        write(words, "Form Line", block["runs"])
        write(self.document, "Table Text")


def code_picture(code: Any) -> bytes:
    """A QR code as PNG."""
    out = BytesIO()
    code.save(out, kind="png", scale=8, border=2)
    return out.getvalue()


def picture(paragraph: Paragraph, content: bytes, alt: str, width: float) -> None:
    """A picture in a paragraph, with the words that stand for it."""
    drawing = paragraph.add_run().add_picture(BytesIO(content), width=Mm(width))
    drawing._inline.docPr.set("descr", alt)


def frame(paragraph: Paragraph) -> None:
    """A thin box around a paragraph, thick on the left."""
    sides = "".join(
        SIDE.format(side=side, size=18 if side == "left" else 4) for side in ("top", "left", "bottom", "right")
    )
    _set_border(paragraph, sides)


def rule(place: Place, *, width: float, length: float) -> None:
    """A line `length` mm long in the middle of a place `width` mm wide: the border of a flat, indented paragraph."""
    paragraph = write(place, "Rule")
    margin = Mm(max(width - length, 0) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = margin
    _set_border(paragraph, SIDE.format(side="top", size=6))


def _set_border(paragraph: Paragraph, sides: str) -> None:
    border = parse_xml(FRAME.format(ns=nsdecls("w"), sides=sides))
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
