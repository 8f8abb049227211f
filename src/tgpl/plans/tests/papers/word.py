"""A paper as a Word file, numbered by Word itself or by hand."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tgpl.plans.tests.papers import LEVELS, Paper

_BULLETS = {"-": 0, "+": 1}
_LISTS = f"""<w:numbering {nsdecls("w")}>
 <w:abstractNum w:abstractNumId="70">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
 </w:abstractNum>
 <w:abstractNum w:abstractNumId="71">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0A7;"/></w:lvl>
 </w:abstractNum>
 <w:num w:numId="70"><w:abstractNumId w:val="70"/></w:num>
 <w:num w:numId="71"><w:abstractNumId w:val="71"/></w:num>
</w:numbering>"""


def as_word(paper: Paper, *, automatic: bool = True) -> bytes:
    """`paper` as .docx; `automatic`: Word counts the items, else their numbers are typed."""
    document = Document()
    lists = document.part.numbering_part.element
    for element in parse_xml(_LISTS):
        lists.append(element)
    _columns(document, paper.head)
    for line in paper.title:
        document.add_paragraph().add_run(line).bold = True
    for kind, number, text in paper.numbered():
        _paragraph(document, kind, number, text, automatic=automatic)
    _columns(document, paper.tail)
    if paper.appendix:
        _appendix(document, paper.appendix)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _columns(document: Any, sides: dict[str, list[str]]) -> None:
    """A letterhead: two cells without lines, side by side."""
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell, lines in zip(row.cells, (sides["left"], sides["right"]), strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def _paragraph(document: Any, kind: str, number: str, text: str, *, automatic: bool) -> None:
    if not automatic or kind == "p":
        document.add_paragraph(f"{number} {text}".strip())
        return
    paragraph = document.add_paragraph(text)
    if kind in LEVELS:
        put_in_list(paragraph, 70, LEVELS.index(kind))
    else:
        put_in_list(paragraph, 71, _BULLETS[kind])


def put_in_list(paragraph: Any, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        properties.append(element)


def _appendix(document: Any, appendix: dict[str, Any]) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for line in appendix["title"]:
        document.add_paragraph(line)
    rows = appendix["rows"]
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            _fill(table, at, place, str(text))


def _fill(table: Any, row: int, place: int, text: str) -> None:
    cell = table.cell(row, place)
    if text == "<":
        table.cell(row, place - 1).merge(cell)
    elif text == "^":
        table.cell(row - 1, place).merge(cell)
    else:
        first, *more = text.split("\n")
        cell.text = first
        for line in more:
            cell.add_paragraph(line)
