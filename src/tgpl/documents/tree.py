"""A paper made ready to draw: cleaned, its fixed words added, its headings in steps, its tables placed.

One tree of plain values (strings, numbers, lists, dicts) that each renderer walks: what is decided here is the same in
Word, in PDF and on the screen.
"""

from collections.abc import Callable, Iterable
from functools import singledispatch
from typing import Any

from tgpl.documents import grid
from tgpl.documents.characters import clean
from tgpl.documents.paper import (
    Block,
    Choices,
    FormLine,
    Heading,
    Image,
    Listing,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    QrCode,
    Run,
    Signature,
    Table,
    Text,
)
from tgpl.documents.wording import (
    closed,
    even_lines,
    layout_of,
    list_label,
    number_line,
    place_date_line,
    words,
)

Tree = dict[str, Any]


def as_tree(paper: Paper) -> Tree:
    """The whole paper as plain values."""
    layout = layout_of(paper)
    said = words(paper.language)
    return {
        "title": line(paper.title) or said["untitled"],
        "language": paper.language,
        "date": [paper.date.year, paper.date.month, paper.date.day] if paper.date else None,
        "landscape": paper.landscape,
        "keywords": [line(word) for word in paper.keywords],
        "words": said,
        "form": line(paper.form),
        "issuer": _issuer(paper, layout["measures"]["agency_line"]),
        "number": line(number_line(paper.number, paper.notation, paper.language)),
        "place_date": line(place_date_line(paper.place, paper.date, paper.language)),
        "type_name": line(paper.type_name),
        "subject": runs(paper.subject),
        "addressees": lines(paper.addressees),
        "body": _body(paper.body, said),
        "annex": _body(paper.annex, said),
        "recipients": closed(lines(paper.recipients)),
        "signatures": [_signature(signature) for signature in paper.signatures],
        "margin": line(paper.margin),
        "check": draw(paper.check) if paper.check else None,
    }


def line(text: str) -> str:
    """`text` cleaned, on one line."""
    return clean(text).replace("\n", " ").strip(" ")


def lines(texts: Iterable[str]) -> list[str]:
    return [cleaned for text in texts if (cleaned := line(text))]


def runs(text: Text) -> list[Tree]:
    """`text` as runs; an empty list when it says nothing."""
    parts = text if isinstance(text, tuple) else (text,)
    named = [part if isinstance(part, Run) else Run(part) for part in parts]
    found = [{"text": clean(run.text), "bold": run.bold, "italic": run.italic} for run in named]
    return [run for run in found if run["text"]] if any(run["text"].strip() for run in found) else []


def words_of(found: list[Tree]) -> str:
    """The bare words of runs."""
    return "".join(run["text"] for run in found)


def _issuer(paper: Paper, longest: int) -> Tree | None:
    if paper.issuer is None:
        return None
    return {
        "superior": even_lines(clean(paper.issuer.superior), longest),
        "name": even_lines(clean(paper.issuer.name), longest),
    }


def _signature(signature: Signature) -> Tree:
    return {
        "authority": lines(signature.authority),
        "position": line(signature.position),
        "hint": line(signature.hint),
        "name": line(signature.name),
    }


def _body(blocks: Iterable[Block], said: dict[str, str]) -> list[Tree]:
    drawn = [tree for block in blocks if (tree := draw(block)) is not None]
    for tree in drawn:
        if tree["kind"] == "note":
            tree["label"] = said["to_verify" if tree["to_verify"] else "note"]
    _step(tree for tree in drawn if tree["kind"] == "heading")
    return drawn


def _step(headings: Iterable[Tree]) -> None:
    """No heading is more than one level below the one before: PDF/UA refuses a leap."""
    above = 0
    for heading in headings:
        above = heading["level"] = min(max(heading["level"], 1), above + 1, 3)


@singledispatch
def draw(block: Block) -> Tree | None:
    """A block as plain values; None when it says nothing."""
    raise TypeError(f"No such block: {block!r}")


@draw.register
def _(block: Heading) -> Tree | None:
    found = runs(block.text)
    return {"kind": "heading", "level": block.level, "runs": found} if found else None


@draw.register
def _(block: Paragraph) -> Tree | None:
    found = runs(block.text)
    return {"kind": "paragraph", "runs": found, "align": block.align, "indent": block.indent} if found else None


@draw.register
def _(block: Listing) -> Tree | None:
    items = [found for item in block.items if (found := runs(item))]
    labelled = [{"label": list_label(block.marker, n), "runs": found} for n, found in enumerate(items)]
    return {"kind": "list", "marker": block.marker, "items": labelled} if items else None


@draw.register
def _(block: FormLine) -> Tree | None:
    fields = [{"label": line(field.label), "value": line(field.value)} for field in block.fields]
    return {"kind": "form_line", "fields": fields} if fields else None


@draw.register
def _(block: Choices) -> Tree | None:
    options = [{"text": line(text), "ticked": ticked} for text, ticked in block.options]
    return {"kind": "choices", "options": options} if options else None


@draw.register
def _(block: Note) -> Tree | None:
    found = runs(block.text)
    return {"kind": "note", "runs": found, "to_verify": block.to_verify} if found else None


@draw.register
def _(block: Image) -> Tree:
    return {"kind": "image", "content": block.content, "alt": line(block.alt), "width_mm": block.width_mm}


@draw.register
def _(block: QrCode) -> Tree:
    import segno

    code = segno.make(clean(block.content), error="m")
    alt = line(block.alt) or f"QR: {line(block.content)}"
    return {"kind": "qr", "code": code, "alt": alt, "runs": runs(block.text)}


@draw.register
def _(block: PageBreak) -> Tree:
    return {"kind": "page_break"}


@draw.register
def _(block: Table) -> Tree:
    columns = grid.column_count(block)
    header, rows = grid.placed(block.header, columns), grid.placed(block.rows, columns)
    return {
        "kind": "table",
        "caption": runs(block.caption),
        "columns": columns,
        "widths": grid.widths(block, columns, [*header, *rows]),
        "header": _cells(block, header, header=True),
        "rows": _cells(block, rows, header=False),
    }


def _cells(table: Table, rows: list[list[grid.Placed]], *, header: bool) -> list[list[Tree]]:
    return [
        [
            {
                "row": spot.row,
                "column": spot.column,
                "colspan": spot.cell.colspan,
                "rowspan": spot.cell.rowspan,
                "align": grid.alignment(table, spot, header),
                "runs": runs(spot.cell.text),
            }
            for spot in row
        ]
        for row in rows
    ]


def text_width(tree: Tree, layout: dict[str, Any]) -> float:
    """The millimetres between the margins."""
    page = layout["page"]
    return (page["height"] if tree["landscape"] else page["width"]) - page["left"] - page["right"]


def table_size(columns: int, layout: dict[str, Any]) -> float:
    """The size of letters in a table: the more columns, the smaller."""
    sizes = layout["sizes"]
    if columns >= layout["measures"]["very_wide_table_from"]:
        return sizes["very_wide_table"]
    return sizes["wide_table"] if columns >= layout["measures"]["wide_table_from"] else sizes["table"]


def map_text(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with `change` done to every string in it."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: map_text(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [map_text(item, change) for item in value]
    return value
