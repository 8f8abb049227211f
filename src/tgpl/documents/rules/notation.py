"""The text of a form as officers write it: a head of "name: value" lines, a line of dashes, and a body of lines.

    loại: THÔNG BÁO
    trích yếu: Về việc từ chối thụ lý yêu cầu trợ giúp pháp lý
    kính gửi: {người yêu cầu}
    nơi nhận: Như trên
    ----
    # I. LÝ DO
    Ngày {ngày nhận}, **{đơn vị}** nhận được yêu cầu của {người yêu cầu}.
    > Họ và tên: {họ tên} | Sinh năm: {năm sinh}

What begins a line says what it is; every other line is a paragraph. A backslash takes the meaning from what follows.
`{…}` is filled in from a matter (`filling`); a text that was filled in is read by `read_text`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from tgpl.documents.paper import (
    Block,
    Choices,
    Field,
    FormLine,
    Heading,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
)

HEAD_END = re.compile(r"^-{3,}\s*$")
# What begins a line, and what the line is then. Longer marks first.
MARKS = {
    "### ": "heading3",
    "## ": "heading2",
    "# ": "heading1",
    "[x] ": "choice",
    "[ ] ": "choice",
    "- ": "point",
    ">": "form_line",
    "= ": "centred",
    "~ ": "italic",
    "! ": "note",
    "|": "row",
    "---": "page_break",
}
NAMES = {
    "cấp trên": "superior",
    "cơ quan": "issuer",
    "loại": "type_name",
    "trích yếu": "subject",
    "kính gửi": "addressees",
    "nơi nhận": "recipients",
    "ký": "signatures",
    "khổ": "page",
    "nơi, ngày": "place_date",
}
MANY = {"addressees", "recipients", "signatures"}
_MEANT = r"\\[\\*|#>\-\[=~!?]"  # a backslash and what it makes harmless
_ESCAPED = re.compile(_MEANT)
_TOKENS = re.compile(rf"{_MEANT}|\*\*|.", re.DOTALL)


class NotationFault(ValueError):
    """A line that cannot be read: its number, and what to do."""

    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(f"Dòng {line}: {message}")


@dataclass(frozen=True, slots=True)
class FormText:
    """A form as text: the values of its head, and the lines of its body."""

    superior: str = ""
    issuer: str = ""
    type_name: str = ""
    subject: str = ""
    page: str = ""
    place_date: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    body: str = ""
    first_line: int = field(default=1, compare=False)  # of the body, for faults

    def __str__(self) -> str:
        """The same, as it is written down."""
        return "\n".join([*_head_lines(self), "----", self.body])

    @property
    def is_landscape(self) -> bool:
        return self.page == "ngang"


def _head_lines(text: FormText) -> Iterator[str]:
    for name, attribute in NAMES.items():
        value = getattr(text, attribute)
        for one in value if isinstance(value, tuple) else [value]:
            if one:
                yield f"{name}: {one}"


def split_text(text: str) -> FormText:
    """Head and body apart; raises NotationFault on a head that cannot be read."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if HEAD_END.match(line)), None)
    if end is None:
        raise NotationFault(1, "thiếu dòng gạch ---- ngăn phần đầu với phần nội dung.")
    return FormText(body="\n".join(lines[end + 1 :]).strip("\n"), first_line=end + 2, **_head(lines[:end]))


def _head(lines: list[str]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        name, colon, value = line.partition(":")
        attribute = NAMES.get(name.strip().lower())
        if not colon or attribute is None:
            raise NotationFault(number, f"“{name.strip()}” không phải tên mục. Các mục: {', '.join(NAMES)}.")
        found.setdefault(attribute, []).append(value.strip())
    return {name: tuple(values) if name in MANY else values[-1] for name, values in found.items()}


def mark_of(line: str) -> str:
    """What begins `line` and says what it is; empty for a paragraph."""
    return next((mark for mark in MARKS if line.startswith(mark)), "")


def read_text(body: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks that `body` says; raises NotationFault."""
    numbered = [(first_line + n, line.strip()) for n, line in enumerate(body.split("\n"))]
    written = [(number, line, MARKS.get(mark_of(line), "paragraph")) for number, line in numbered if line]
    blocks: list[Block] = []
    for kind, group in groupby(written, key=lambda one: one[2]):
        blocks.extend(_READERS[kind]([(number, line) for number, line, _kind in group]))
    return tuple(blocks)


Numbered = list[tuple[int, str]]


def _bare(line: str) -> str:
    return line.removeprefix(mark_of(line)).strip()


def runs(line: str) -> Text:
    """`line` with its **bold** words told apart, and backslashes gone."""
    parts = parted(line, "**")
    told = tuple(Run(plain(part), bold=n % 2 == 1) for n, part in enumerate(parts) if part)
    return told if len(parts) > 1 else plain(line)


def plain(text: str) -> str:
    """`text` as it is shown: backslashes gone."""
    return _ESCAPED.sub(lambda found: found[0][1], text)


def parted(line: str, separator: str) -> list[str]:
    """`line` in parts at each `separator` that has its meaning; backslashes stay."""
    parts = [""]
    for token in _TOKENS.findall(line):
        if token == separator:
            parts.append("")
        else:
            parts[-1] += token
    return parts


def _each(make: Callable[[str], Block]) -> Callable[[Numbered], list[Block]]:
    return lambda lines: [make(_bare(line)) for _number, line in lines]


def _form_line(line: str) -> FormLine:
    fields = [part.partition(":") for part in parted(line, "|")]
    return FormLine(tuple(Field(plain(label).strip(), plain(value).strip()) for label, _colon, value in fields))


def _points(lines: Numbered) -> list[Block]:
    return [Listing(tuple(runs(_bare(line)) for _number, line in lines))]


def _choices(lines: Numbered) -> list[Block]:
    return [Choices(tuple((plain(_bare(line)), line.startswith("[x]")) for _number, line in lines))]


def _table(lines: Numbered) -> list[Block]:
    rows = [(number, tuple(runs(cell) for cell in _cells(line))) for number, line in lines]
    wide = len(rows[0][1])
    for number, row in rows:
        if len(row) != wide:
            raise NotationFault(number, f"hàng này có {len(row)} ô, hàng đầu của bảng có {wide} ô.")
    header, *body = (row for _number, row in rows)
    return [Table(header=(header,), rows=tuple(body))]


def _cells(line: str) -> list[str]:
    """The cells of "| a | b |"; the last bar may be left out."""
    parts = [part.strip() for part in parted(line, "|")[1:]]
    return parts[:-1] if len(parts) > 1 and not parts[-1] else parts


def _italic(line: str) -> Block:
    told = runs(line)
    parts = told if isinstance(told, tuple) else (Run(str(told)),)
    return Paragraph(tuple(replace(part, italic=True) for part in parts if isinstance(part, Run)))


_READERS: dict[str, Callable[[Numbered], list[Block]]] = {
    "heading1": _each(lambda line: Heading(runs(line), 1)),
    "heading2": _each(lambda line: Heading(runs(line), 2)),
    "heading3": _each(lambda line: Heading(runs(line), 3)),
    "paragraph": _each(lambda line: Paragraph(runs(line))),
    "centred": _each(lambda line: Paragraph(runs(line), align="center", indent=False)),
    "italic": _each(_italic),
    "note": _each(lambda line: Note(runs(line), to_verify=False)),
    "form_line": _each(_form_line),
    "page_break": lambda lines: [PageBreak() for _line in lines],
    "point": _points,
    "choice": _choices,
    "row": _table,
}
