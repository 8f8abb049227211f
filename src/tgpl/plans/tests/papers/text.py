"""A paper as plain text: lines broken at a width, the table in Markdown."""

import textwrap
from itertools import zip_longest

from tgpl.plans.tests.papers import Paper


def as_text(paper: Paper, width: int = 90) -> str:
    lines = [*_columns(paper.head), "", *paper.title, ""]
    for _, number, text in paper.numbered():
        lines += [*textwrap.wrap(f"{number} {text}".strip(), width, break_on_hyphens=False), ""]
    return "\n".join([*lines, *paper.tail["left"], "", *paper.tail["right"], "", *_table(paper)])


def _columns(sides: dict[str, list[str]]) -> list[str]:
    return [f"{left:40}{right}".rstrip() for left, right in zip_longest(sides["left"], sides["right"], fillvalue="")]


def _table(paper: Paper) -> list[str]:
    if not paper.appendix:
        return []
    rows = filled(paper.appendix["rows"])
    lines = [f"| {' | '.join(str(cell).replace(chr(10), '<br>') for cell in row)} |" for row in rows]
    return [*paper.appendix["title"], "", *lines]


def filled(rows: list[list[object]]) -> list[list[object]]:
    """The rows with merged cells as text has them: a value said again in each row, a task's second row joined."""
    done: list[list[object]] = []
    for at, row in enumerate(rows):
        if row[:2] == ["^", "^"] and at > 1:
            for place, cell in enumerate(row):
                if cell not in {"^", "<"}:
                    done[-1][place] = f"{done[-1][place]}\n{cell}"
            continue
        above = done[-1] if done else row
        done.append(["" if cell == "<" else above[i] if cell == "^" else cell for i, cell in enumerate(row)])
    # A head of two rows has no form in Markdown: its lower row says it all.
    return done[1:] if rows[1][0] == "^" else done
