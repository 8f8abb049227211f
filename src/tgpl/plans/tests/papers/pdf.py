"""A paper as PDF with text: justified, numbered pages, a letterhead in two columns, a table that goes on overleaf."""

import json
from typing import Any

import typst

from tgpl.documents.characters import FONTS
from tgpl.plans.tests.papers import Paper

_TYPST = """
#let paper = json(bytes(sys.inputs.paper))
#set text(font: "Liberation Serif", size: 14pt, lang: "vi")
#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2cm), header: context {
  let page = counter(page).get().first()
  if page > 1 { align(center, str(page)) }
})
#set par(justify: true, first-line-indent: (amount: 1.27cm, all: true), spacing: 0.9em)
#let plain(line) = par(justify: false, first-line-indent: 0pt, line)
#let side(lines) = align(center, stack(spacing: 0.6em, ..lines.map(plain)))
#let sides(columns, left, right) = grid(columns: columns, column-gutter: 6pt, side(left), side(right))
#let titles(lines) = for line in lines { align(center, par(first-line-indent: 0pt, strong(line))) }
#text(size: 12pt, sides((2fr, 3fr), paper.head.left, paper.head.right))
#v(1em)
#titles(paper.title)
#for line in paper.body { par(if line.heading { strong(line.text) } else { line.text }) }
#let recipients(lines) = stack(spacing: 0.5em, ..lines.map(plain))
#grid(columns: (1fr, 1fr), text(size: 11pt, recipients(paper.tail.left)), side(paper.tail.right))
#if paper.table != none {
  set page(flipped: true)
  set text(size: 12pt)
  titles(paper.table.title)
  set par(justify: false, first-line-indent: 0pt)
  let cells = paper.table.cells.map(c => table.cell(colspan: c.wide, rowspan: c.high, c.lines.join(parbreak())))
  let head = cells.slice(0, paper.table.head)
  table(columns: paper.table.columns.map(c => c * 1fr), table.header(..head), ..cells.slice(paper.table.head))
}
"""


def as_pdf(paper: Paper) -> bytes:
    told = {
        "head": paper.head,
        "title": paper.title,
        "body": [
            {"heading": kind == "I", "text": f"{number} {text}".strip()} for kind, number, text in paper.numbered()
        ],
        "tail": paper.tail,
        "table": _table(paper.appendix) if paper.appendix else None,
    }
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    inputs = {"paper": json.dumps(told, ensure_ascii=False)}
    return typst.compile(_TYPST.encode(), font_paths=fonts, sys_inputs=inputs)


def _table(appendix: dict[str, Any]) -> dict[str, Any]:
    rows = [[str(cell) for cell in row] for row in appendix["rows"]]
    cells = [
        {"lines": text.split("\n"), **_size(rows, at, place)}
        for at, row in enumerate(rows)
        for place, text in enumerate(row)
        if text not in {"<", "^"}
    ]
    head = sum(text not in {"<", "^"} for row in rows[: appendix["head"]] for text in row)
    return {"title": appendix["title"], "columns": appendix["columns"], "cells": cells, "head": head}


def _size(rows: list[list[str]], at: int, place: int) -> dict[str, int]:
    wide = high = 1
    while place + wide < len(rows[at]) and rows[at][place + wide] == "<":
        wide += 1
    while at + high < len(rows) and rows[at + high][place] == "^":
        high += 1
    return {"wide": wide, "high": high}
