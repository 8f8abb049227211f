"""A paper as a Word file with real headings, lists and tables, in the same layout as the PDF."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from tgpl.documents.paper import Paper
from tgpl.documents.tree import Tree, as_tree, text_width
from tgpl.documents.word_blocks import Body, code_picture, picture, rule
from tgpl.documents.word_styles import blank
from tgpl.documents.word_tables import Place, layout_table, write
from tgpl.documents.wording import layout_of

# A Word file must say when it was made, and so must each file in its ZIP; a paper without a date says this.
NO_DATE = (1980, 1, 1, 0, 0, 0)
_LETTER_MM_PER_POINT = 0.17


def as_docx(paper: Paper) -> bytes:
    """`paper` as a Word file; the same paper gives the same bytes."""
    layout, tree = layout_of(paper), as_tree(paper)
    document = docx.Document(BytesIO(blank(layout["valid_from"], paper.language, large=paper.large)))
    _set_page(document, tree, layout)
    _describe(document, tree)
    if tree["form"]:
        write(document, "Note", tree["form"], italic=True).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _letterhead(document, tree, layout)
    _name(document, tree, layout)
    _addressees(document, tree)
    body = Body(document, tree, layout)
    body.write(tree["body"])
    _closing(document, tree, layout)
    _margin(document, tree)
    if tree["annex"]:
        document.add_page_break()
        body.write(tree["annex"])
    return _settled(document)


def _set_page(document: Document, tree: Tree, layout: Tree) -> None:
    page, section = layout["page"], document.sections[0]
    long, short = Mm(page["height"]), Mm(page["width"])
    section.orientation = WD_ORIENT.LANDSCAPE if tree["landscape"] else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if tree["landscape"] else (short, long)
    section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
    section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
    section.header_distance = Mm(10)


def _describe(document: Document, tree: Tree) -> None:
    about = document.core_properties
    about.title, about.language = tree["title"][:255], "vi-VN" if tree["language"] == "vi" else "en-GB"
    about.author = about.last_modified_by = " ".join(tree["issuer"]["name"])[:255] if tree["issuer"] else ""
    about.comments, about.keywords = "", ", ".join(tree["keywords"])[:255]
    about.created = about.modified = datetime(*(tree["date"] or NO_DATE[:3]), tzinfo=UTC)


def _letterhead(document: Document, tree: Tree, layout: Tree) -> None:
    width, left = text_width(tree, layout), layout["measures"]["agency_column"]
    if tree["issuer"] is None:
        return _country(document, tree, layout, width)
    agency, country = layout_table(document, [left, width - left])
    _agency(agency, tree, layout)
    _country(country, tree, layout, width - left)
    number, day = layout_table(document, [left, width - left])
    write(number, "Letterhead", tree["number"])
    if tree["subject"] and not tree["type_name"]:
        about = [{"text": f"{tree['words']['about']} "}, *tree["subject"]]
        write(number, "Letterhead", about, size=layout["sizes"]["about"])
    write(day, "Letterhead", tree["place_date"], italic=True, size=layout["sizes"]["place_date"])
    return None


def _agency(cell: Place, tree: Tree, layout: Tree) -> None:
    sizes, width = layout["sizes"], layout["measures"]["agency_column"]
    for name in tree["issuer"]["superior"]:
        write(cell, "Letterhead", name, size=sizes["superior"])
    for name in tree["issuer"]["name"]:
        write(cell, "Letterhead", name, bold=True, size=sizes["issuer"])
    longest = max(map(len, tree["issuer"]["name"]), default=0)
    rule(cell, width=width, length=longest * sizes["issuer"] * _LETTER_MM_PER_POINT * 0.6)


def _country(place: Place, tree: Tree, layout: Tree, width: float) -> None:
    said, sizes = tree["words"], layout["sizes"]
    write(place, "Letterhead", said["country"], bold=True, size=sizes["country"])
    write(place, "Letterhead", said["motto"], bold=True, size=sizes["motto"])
    rule(place, width=width, length=len(said["motto"]) * sizes["motto"] * _LETTER_MM_PER_POINT)


def _name(document: Document, tree: Tree, layout: Tree) -> None:
    if not tree["type_name"]:
        return
    write(document, "Title", tree["type_name"])
    if tree["subject"]:
        write(document, "Subtitle", tree["subject"])
        rule(document, width=text_width(tree, layout), length=30)


def _addressees(document: Document, tree: Tree) -> None:
    said, names = tree["words"]["addressees"], tree["addressees"]
    if len(names) == 1:
        paragraph = write(document, "Normal", f"{said} {names[0]}")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(12)
    elif names:
        paragraph = write(document, "Form Line", "\n".join([said, *[f"- {name}" for name in names]]))
        paragraph.paragraph_format.left_indent = Mm(40)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(12)


def _closing(document: Document, tree: Tree, layout: Tree) -> None:
    signatures = tree["signatures"]
    beside = bool(tree["recipients"] or tree["check"])
    columns = len(signatures) + beside
    if not columns:
        return
    for before in (
        *document.paragraphs[-1:],
        write(document, "Table Text"),
    ):  # nobody signs a page that says nothing else
        before.paragraph_format.keep_with_next = True
    lonely = columns == 1 and bool(signatures)
    shares = [text_width(tree, layout) / (columns + lonely)] * (columns + lonely)
    cells = layout_table(document, shares)
    if beside:
        _recipients(cells[0], tree, layout)
    loose = tree["place_date"] if tree["issuer"] is None else ""
    for cell, signature in zip(cells[len(cells) - len(signatures) :], signatures, strict=True):
        _signature(cell, signature, layout, loose if signature is signatures[-1] else "")


def _recipients(cell: Place, tree: Tree, layout: Tree) -> None:
    size = layout["sizes"]["recipients_label"]
    if tree["recipients"]:
        write(cell, "Recipients", tree["words"]["recipients"], bold=True, italic=True, size=size)
    for name in tree["recipients"]:
        write(cell, "Recipients", f"- {name}")
    if tree["check"]:
        _check(cell, tree["check"], layout)


def _check(cell: Place, check: Tree, layout: Tree) -> None:
    """How a reader finds the authentic copy, under "Nơi nhận"."""
    code = write(cell, "Recipients")
    code.paragraph_format.space_before = Mm(3)
    picture(code, code_picture(check["code"]), check["alt"], layout["measures"]["check_code"])
    write(cell, "Recipients", check["runs"], size=layout["sizes"]["check"])


def _signature(cell: Place, signature: Tree, layout: Tree, place_date: str) -> None:
    if place_date:
        write(cell, "Signature Block", place_date, italic=True, size=layout["sizes"]["place_date"])
    for said in [*signature["authority"], signature["position"]]:
        write(cell, "Signature Block", said, bold=True)
    if signature["hint"]:
        write(cell, "Signature Block", signature["hint"], italic=True, size=layout["sizes"]["hint"])
    name = write(cell, "Signature Block", signature["name"], bold=True)
    name.paragraph_format.space_before = Mm(layout["measures"]["signing_space"])


def _margin(document: Document, tree: Tree) -> None:
    """What stands at the foot of every page, the first too."""
    section = document.sections[0]
    for foot in (section.first_page_footer, section.footer) if tree["margin"] else ():
        foot.is_linked_to_previous = False
        foot.paragraphs[0].style = document.styles["Margin"]
        foot.paragraphs[0].text = tree["margin"]


def _settled(document: Document) -> bytes:
    """The file with one fixed date on its parts: python-docx stamps them with the time of writing."""
    written, settled = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(zipfile.ZipInfo(part.filename, NO_DATE), source.read(part), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
