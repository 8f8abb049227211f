"""The blank Word file that papers are written on: styles, page, language, list numbering. Made once per layout."""

from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from tgpl.documents.paper import Paper
from tgpl.documents.wording import layout_of

KEPT = {"Normal", "Header", "Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle", "List Bullet", "List Number",
        "List Paragraph", "Caption", "Table Grid", "Normal Table", "Default Paragraph Font", "No List"}  # fmt: skip
ABSTRACT = """
<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>
</w:abstractNum>"""
DASH, NUMBER = 1, 2


@cache
def blank(valid_from: Any, language: str, *, large: bool = False) -> bytes:
    """A Word file without text, in the layout in force since `valid_from` and in `language`."""
    layout = layout_of(Paper(title="", body=(), date=valid_from, large=large))
    document = docx.Document()
    _drop_what_is_not_used(document)
    _set_defaults(document, language)
    for name, look in _looks(layout).items():
        _style(document, name, layout["fonts"]["word"], **look)
    _number_pages(document)
    _set_lists(document, layout)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _looks(layout: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The styles of a paper by name. In-house styles carry the name of the part that they draw."""
    size, measure = layout["sizes"], layout["measures"]
    center = WD_ALIGN_PARAGRAPH.CENTER
    body = {"size": size["body"], "after": measure["paragraph_space"], "spacing": measure["line_spacing"]}
    heading = {**body, "bold": True, "indent": measure["first_line_indent"], "keep": True}
    return {
        "Normal": {**body, "align": WD_ALIGN_PARAGRAPH.JUSTIFY},
        "Heading 1": heading,
        "Heading 2": heading,
        "Heading 3": {**heading, "italic": True},
        "Title": {"size": size["type_name"], "bold": True, "align": center, "before": 12, "after": 2, "keep": True},
        "Subtitle": {"size": size["subject"], "bold": True, "align": center, "keep": True, "narrow": 10},
        "Caption": {"size": size["table"], "bold": True, "before": 6, "after": 3, "keep": True},
        "Header": {"size": size["page_number"], "align": center},
        "List Bullet": body,
        "List Number": body,
        "List Paragraph": body,
        "Letterhead": {"size": size["number"], "align": center},
        "Rule": {"size": 2, "align": center, "before": 2},
        "Table Text": {"size": size["table"]},
        "Form Line": {**body, "align": WD_ALIGN_PARAGRAPH.LEFT},
        "Note": {"size": size["note"], "before": 3, "after": 6},
        "Margin": {"size": size["margin"], "italic": True},
        "Recipients": {"size": size["recipients"], "align": WD_ALIGN_PARAGRAPH.LEFT},
        "Signature Block": {"size": size["signature"], "align": center, "keep": True},
    }


def _style(
    document: Document,
    name: str,
    font: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    align: Any = WD_ALIGN_PARAGRAPH.LEFT,
    before: float = 0,
    after: float = 0,
    spacing: float = 1.0,
    indent: float = 0,
    narrow: float = 0,
    keep: bool = False,
) -> None:
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    _set_font(style, font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.alignment, shape.line_spacing = align, spacing
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.left_indent = shape.right_indent = Mm(narrow)
    shape.first_line_indent, shape.keep_with_next, shape.keep_together = Mm(indent), keep, keep


def _set_font(style: ParagraphStyle, font: str) -> None:
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:spacing"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
    for tag in ("w:pBdr", "w:contextualSpacing"):
        for old in style.element.findall(f".//{qn(tag)}"):
            old.getparent().remove(old)


def _drop_what_is_not_used(document: Document) -> None:
    """python-docx's own file brings 160 styles, a thumbnail and a second copy of its styles: a paper needs none."""
    for style in list(document.styles):
        if style.name not in KEPT:
            style.element.getparent().remove(style.element)
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/thumbnail", "/customXml")):
                del part.rels[key]


def _set_defaults(document: Document, language: str) -> None:
    code = "vi-VN" if language == "vi" else "en-GB"
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for lang in defaults.iter(qn("w:lang")):
        lang.set(qn("w:val"), code)
        lang.set(qn("w:eastAsia"), code)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), code)


def _number_pages(document: Document) -> None:
    """The number of the page centred on top, from page 2."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    for stop in list(paragraph.style.paragraph_format.tab_stops):
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _set_lists(document: Document, layout: dict[str, Any]) -> None:
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    measure = layout["measures"]
    place = {
        "left": Mm(measure["first_line_indent"] + measure["list_indent"]).twips,
        "hanging": Mm(measure["list_indent"]).twips,
    }
    for number, form, text in ((DASH, "bullet", "-"), (NUMBER, "decimal", "%1.")):
        xml = ABSTRACT.format(ns=nsdecls("w"), id=number, format=form, text=text, **place)
        numbering.append(parse_xml(xml))


def begin_list(document: Document, abstract: int) -> int:
    """A new list of the kind `abstract`, whose count begins at 1; its id."""
    numbering = document.part.numbering_part.element
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return number.numId
