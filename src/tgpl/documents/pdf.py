"""A paper as PDF/UA-1: tagged, titled, with its language and reading order, in the carried font.

The words travel as data (JSON), so nothing that a person typed is ever read as markup.
"""

import json
from dataclasses import asdict
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from tgpl.documents.cards import WIDTHS, Card, Size
from tgpl.documents.characters import FONTS, breakable, clean, drawable
from tgpl.documents.paper import Paper
from tgpl.documents.tree import Tree, as_tree, map_text, table_size, text_width
from tgpl.documents.wording import layout_of, layout_on

BLOCKS = ("body", "annex")
BY_THEMSELVES = (*BLOCKS, "check")
TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"
CARD = TEMPLATE.with_name("card.typ")
_LONGEST_ON_CARD = 30  # letters of a word
# A letter is about this share of its size wide; a point is 0.3528 mm.
_LETTER_MM_PER_POINT = 0.6 * 0.3528
_ONE_AT_A_TIME = Lock()
_LONG, _REMEMBERED = 100_000, 10


def as_pdf(paper: Paper) -> bytes:
    """`paper` as PDF/UA-1; the same paper gives the same bytes."""
    layout = layout_of(paper)
    inputs = {"paper": _json(_ready(as_tree(paper), layout, paper)), "layout": _json(layout)}
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(TEMPLATE, format="pdf", pdf_standards="ua-1", sys_inputs=inputs)
        if len(inputs["paper"]) > _LONG:
            _forget()
    return pdf


def card_as_pdf(card: Card, size: Size) -> bytes:
    """`card` as PDF/UA-1 of one page."""
    import segno

    said = {name: value for name, value in asdict(card).items() if name != "qr"}
    svg = _svg(segno.make(clean(card.qr.content), error="m"))
    qr = {"svg": svg, "alt": card.qr.alt, "text": card.qr.text, "address": card.qr.content}
    shown = map_text(said, lambda text: drawable(breakable(clean(text), _LONGEST_ON_CARD)))
    font = layout_on(None)["fonts"]["pdf"]
    inputs = {"card": _json({**shown, "qr": qr, "width": WIDTHS[size], "font": font})}
    with _ONE_AT_A_TIME:
        return _compiler().compile(CARD, format="pdf", pdf_standards="ua-1", sys_inputs=inputs)


def _forget() -> None:
    """Let go of what the typesetter remembers of its last papers: ten registers of a year are 300 MB."""
    for _ in range(_REMEMBERED + 1):
        _compiler().compile(b"", format="pdf", sys_inputs={})


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    return typst.Compiler(root=TEMPLATE.parent, font_paths=fonts, ignore_system_fonts=True)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _ready(tree: Tree, layout: Tree, paper: Paper) -> Tree:
    """The tree with what only PDF wants: places to break long words, characters that can be drawn, pictures as data."""
    width = text_width(tree, layout)
    return {
        **{part: _fitted(tree[part], width, layout["sizes"]["body"]) for part in tree if part not in BY_THEMSELVES},
        "title": drawable(tree["title"]),
        "author": drawable(clean(paper.issuer.name).replace("\n", " ")) if paper.issuer else "",
        "about": tree["words"]["about"] if tree["subject"] and not tree["type_name"] else None,
        "text_width": width,
        "check": _block(tree["check"], width, layout) if tree["check"] else None,
        **{part: [_block(block, width, layout) for block in tree[part]] for part in BLOCKS},
    }


def _fitted(value: Any, width: float, size: float) -> Any:
    longest = int(width / (size * _LETTER_MM_PER_POINT))
    return map_text(value, lambda text: drawable(breakable(text, longest)))


def _block(block: Tree, width: float, layout: Tree) -> Tree:
    if block["kind"] == "table":
        return _table(block, width, table_size(block["columns"], layout))
    if block["kind"] == "image":
        content = block["content"]
        return {**block, "content": list(content), "format": "png" if content[:1] == b"\x89" else "jpg"}
    if block["kind"] == "qr":
        return {**block, "code": None, "svg": _svg(block["code"]), "runs": _fitted(block["runs"], width - 40, 14)}
    return _fitted(block, width - 40, layout["sizes"]["body"])


def _table(block: Tree, width: float, size: float) -> Tree:
    share = width / sum(block["widths"])

    def fitted(cell: Tree) -> Tree:
        columns = block["widths"][cell["column"] : cell["column"] + cell["colspan"]]
        return {**cell, "runs": _fitted(cell["runs"], sum(columns) * share - 3, size)}

    return {
        **block,
        "size": size,
        "caption": _fitted(block["caption"], width, size),
        "header": [[fitted(cell) for cell in row] for row in block["header"]],
        "rows": [[fitted(cell) for cell in row] for row in block["rows"]],
    }


def _svg(code: Any) -> str:
    out = BytesIO()
    code.save(out, kind="svg", xmldecl=False, border=2)
    return out.getvalue().decode()
