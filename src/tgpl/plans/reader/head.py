"""The head of a plan: who issues it, where, its number and date, its subject line, the legal basis."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tgpl.plans.reader.bodies import begins_body
from tgpl.plans.reader.outline import join_lines
from tgpl.plans.reader.rows import Row
from tgpl.plans.reader.structure import Doubt
from tgpl.plans.reader.wording import begins, flat, is_closed, is_shouted, listed, phrases, split_top, trim


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first section."""

    title: str | None
    issuer: str | None
    place: str | None
    number: str | None
    issued: str | None
    basis: tuple[str, ...]
    doubts: tuple[Doubt, ...]


_NUMBER = re.compile(
    r"\bS[ốo0]\s*:?\s*(?P<digits>[\d\s]*?)[\s._…]*(?P<sign>/\s*[A-ZĐ][\w&-]*(?:\s?-\s?[A-ZĐ]\w*)*)", re.I
)
# The opening words of a paragraph, and the paper that it names, stand on its first lines.
_BROKEN_OVER = 12
_BLANK = r"[\d.…_]*"
_DATED = re.compile(
    rf"(?P<place>[^,;:/\n]*?),?\s*(?P<date>ngày\s*(?:(?P<day>{_BLANK})\s*tháng\s*(?P<month>{_BLANK})\s*năm\s*(?P<year>{_BLANK})"
    r"|(?P<short>\d{1,2}/\d{1,2}/\d{4})))",
    re.I,
)


def read_head(rows: list[Row]) -> Head:
    """The head that the rows before the first section tell."""
    rows = [row for row in map(_without_motto, _columns_apart(rows)) if row.text]
    at = next((i for i, row in enumerate(rows) if _names_plan(row)), None)
    above, below = (rows[:at], rows[at:]) if at is not None else ([row for row in rows if len(row.text) < 120], [])
    subject, preamble = _subject(below)
    title = trim(re.sub(r"(?i)^kế hoạch\s*", "", subject)) or None
    text = _dated_text(above)
    number, dated = _NUMBER.search(text), _DATED.search(_NUMBER.sub("\n", text))
    paragraphs = _paragraphs(preamble)
    basis, enacting = _basis(paragraphs)
    place = trim(re.split(r"\s{3,}", dated["place"])[-1]) if dated else ""
    issuer, doubts = _issuer(above, enacting, place)
    if title is None:
        doubts.append(Doubt(None, "title", "", "Không thấy chữ “KẾ HOẠCH” và trích yếu dưới nó."))
    return Head(title, issuer, place or _place_of(issuer), _number(number), _issued(dated), basis, tuple(doubts))


def _columns_apart(rows: list[Row]) -> Iterator[Row]:
    """The letterhead may be a table: its left column tells the issuer, its right one the motto and the date."""
    for row in rows:
        if re.fullmatch(r"[|\s:=-]+", row.text):
            continue  # the line under a Markdown table's head
        columns = [cell.own for cell in row.cells] if row.cells else []
        texts = [part for text in columns for part in text.split("\n")] if columns else [row.text]
        for text in texts:
            yield replace(row, text=text.strip(), cells=())


def _without_motto(row: Row) -> Row:
    found = flat(row.text)
    spans = [m.span() for m in re.finditer(phrases(listed("mottos")).replace("\\-", "[-–—]"), found)]
    text = row.text
    for start, end in reversed(spans):
        text = f"{text[:start]}  {text[end:]}"
    return replace(row, text=text.strip())


def _names_plan(row: Row) -> bool:
    """The line "KẾ HOẠCH" above the subject, alone or with the subject on the same line."""
    words = flat(row.text)
    return words == "ke hoach" or (words.startswith("ke hoach") and (row.heading or is_shouted(row.text[:8])))


def _dated_text(rows: list[Row]) -> str:
    """The rows as text for the number and date; a place and its date may stand on two lines."""
    return re.sub(r",\s*\n\s*(?=ngày)", ", ", "\n".join(row.text for row in rows), flags=re.I)


def _number(match: re.Match[str] | None) -> str | None:
    digits = re.sub(r"\D", "", match["digits"]) if match else ""
    return f"{digits}{match['sign'].replace(' ', '')}" if match and digits else None


def _issued(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    if not match["short"] and not all(match[part].strip(".…_").isdigit() for part in ("day", "month", "year")):
        return None
    return " ".join(match["date"].split())


def _subject(rows: list[Row]) -> tuple[str, list[Row]]:
    """The subject line, joined, and the rows behind it."""
    end = next((i for i in range(1, len(rows)) if _opens_preamble(rows, i)), len(rows))
    texts = [row.text for row in rows[:end] if not re.match(r"\((?:ban hanh |kem )", flat(row.text))]
    return join_lines(texts), rows[end:]


def _opens_preamble(rows: list[Row], at: int) -> bool:
    """Whether the legal basis or the text begins here: after the subject, which may itself begin "Thực hiện …"."""
    row, text = rows[at], _to_next_gap(rows, at)
    if flat(rows[at - 1].text) == "ke hoach" or not text[0].isupper():
        return False
    if begins(text, "basis_openers") and _names_paper(text):
        return row.gap or bool(re.search(r"số|ngày|năm|Căn cứ", text)) or is_closed(text)
    return row.gap and len(text) > 40 and not row.heading and not is_shouted(text)


def _to_next_gap(rows: list[Row], at: int) -> str:
    """The text from the row at `at` to the next empty line: words may be broken over lines."""
    near = rows[at : at + _BROKEN_OVER]
    end = next((i for i, row in enumerate(near) if i and row.gap), len(near))
    return join_lines([row.text for row in near[:end]])


def _names_paper(text: str) -> bool:
    return bool(re.search(rf"(?<![a-z])(?:{phrases(listed('basis_kinds'))})(?![a-z])", flat(text)))


def _paragraphs(rows: list[Row]) -> list[str]:
    """The preamble's paragraphs: each begins with its own opening word."""
    groups: list[list[str]] = []
    for row in rows:
        fresh = row.gap or (is_closed(groups[-1][-1]) if groups else True)
        if not groups or (fresh and row.text[0].isupper()):
            groups.append([row.text])
        else:
            groups[-1].append(row.text)
    return [join_lines(group) for group in groups]


def _basis(paragraphs: list[str]) -> tuple[tuple[str, ...], str]:
    """Each legal basis, and the words by which the plan is enacted ("Ủy ban nhân dân tỉnh ban hành Kế hoạch …")."""
    found: list[str] = []
    enacting = ""
    for paragraph in paragraphs:
        opener = begins(paragraph, "basis_openers")
        rest, enacts = _cut_enacting(paragraph[opener.end() :].strip() if opener else paragraph)
        enacting = enacting or enacts
        if opener and rest:
            found += [trim(part) for part in _each_basis(rest) if _names_paper(part)]
    return tuple(found), enacting


_ENACTS = re.compile(r"(?P<body>[^,;]{2,90}?)\s(?:ban hanh|xay dung|lap|de ra|trien khai|to chuc)\s.*ke hoach")


def _cut_enacting(text: str) -> tuple[str, str]:
    """The legal basis, and the clause behind it that enacts the plan."""
    starts = [0, *(match.end() for match in re.finditer(r"[,;]\s+", text))]
    for start in reversed(starts):
        if begins_body(text[start:]) and _ENACTS.match(flat(text[start:])):
            return text[:start].rstrip(" ,;"), text[start:]
    return text, ""


def _each_basis(text: str) -> list[str]:
    kinds = phrases(listed("basis_kinds"))
    parts: list[str] = []
    for part in split_top(text, ";"):
        laws = r"(?:bo )?luat\s" if re.match(r"(?:bo )?luat\s", flat(part)) else "(?!)"
        cuts = [m.start() for m in re.finditer(rf"(?:,|\s+va)\s+(?=(?:{kinds})\s+so\s+\d|{laws})", flat(part))]
        pieces = [part[i:j] for i, j in zip([0, *cuts], [*cuts, len(part)], strict=True)]
        parts += [re.sub(r"^(?:,|\s+và)\s+", "", piece) for piece in pieces]
    return [_without_opener(part.strip()) for part in parts]


def _without_opener(text: str) -> str:
    opener = begins(text, "basis_openers")
    return text[opener.end() :].strip() if opener else text


def _issuer(above: list[Row], enacting: str, place: str) -> tuple[str | None, list[Doubt]]:
    """The issuing body from the letterhead; else from the words that enact the plan, with a doubt."""
    blocks: list[list[str]] = []
    for row in above:
        text = row.text.split("   ")[0].strip()
        if _NUMBER.match(text) or _DATED.search(text) or text.endswith(":") or not text:
            break
        if blocks and (not begins_body(text) or begins(text, "bodies", "joined")):
            blocks[-1].append(text)
        elif begins_body(text):
            blocks.append([text])
    if blocks:
        return join_lines(blocks[-1]), []
    match = _ENACTS.match(flat(enacting))
    if match is None:
        return None, []
    body = enacting[: match.end("body")]
    issuer = body if place and flat(place) in flat(body) else f"{body} {place}".strip()
    return issuer, [
        Doubt(None, "issuer", issuer, "Văn bản không có tên cơ quan ở đầu: ghép từ lời ban hành và địa danh.")
    ]


def _place_of(issuer: str | None) -> str | None:
    match = re.search(r"(?i)(?:tỉnh|thành phố)\s+(.+)", issuer or "")
    return match[1].title() if match and match[1].isupper() else match[1] if match else None
