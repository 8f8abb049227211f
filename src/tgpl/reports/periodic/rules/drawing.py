"""A periodic report as a paper (Nghị định 30/2020/NĐ-CP), from its snapshot, the officer's words and the letterhead."""

from collections.abc import Iterator, Mapping
from typing import Any

from tgpl.documents.paper import Block, Heading, Image, Note, Paper, Paragraph, Table
from tgpl.reports.periodic.rules.content import PeriodFigure, PeriodicContent, PeriodTable
from tgpl.reports.rules.plan_report import Letterhead, definitions, value_words
from tgpl.reports.tables.rules.sheet import worded

CLOSING = "closing"


def period_paper(content: PeriodicContent, passages: Mapping[str, str], head: Letterhead, digest: str) -> Paper:
    """The report; the same snapshot, words and letterhead give the same paper."""
    return head.paper(
        title=f"Báo cáo: {content.subject}",
        subject=content.subject,
        body=_body(content, passages),
        annex=_annex(content, digest),
    )


def _body(content: PeriodicContent, passages: Mapping[str, str]) -> Iterator[Block]:
    for section in content.sections:
        yield Heading(section.heading)
        for block in section.blocks:
            ((kind, told),) = block.items()
            yield from _DRAWN[kind](content, told, passages)


def _say(content: PeriodicContent, told: str, passages: Mapping[str, str]) -> Iterator[Block]:
    yield Paragraph(told)


def _table(content: PeriodicContent, told: str, passages: Mapping[str, str]) -> Iterator[Block]:
    table = content.tables[told]
    yield Table(
        caption=table.caption,
        header=(("Nội dung", *table.heads),),
        rows=tuple((label, *(worded(number) for number in numbers)) for label, numbers in table.rows),
        align=("left", *["right"] * len(table.heads)),
    )


def _chart(content: PeriodicContent, told: str, passages: Mapping[str, str]) -> Iterator[Block]:
    table = content.tables[told]
    bars = [(label, numbers[0] or 0) for label, numbers in table.rows]
    if any(number for _, number in bars):
        yield Image(_png(bars), alt=_told(table), width_mm=150)


def _png(bars: list[tuple[str, float]]) -> bytes:
    from tgpl.reports.periodic.charts import bar_picture

    return bar_picture(bars)


def _told(table: PeriodTable) -> str:
    said = "; ".join(f"{label}: {worded(numbers[0])}" for label, numbers in table.rows)
    return f"Biểu đồ: {table.caption}. {said}"


def _compare(content: PeriodicContent, told: list[str], passages: Mapping[str, str]) -> Iterator[Block]:
    figures = [figure for figure in content.figures if figure.key in told]
    yield Table(
        caption="So với cùng kỳ năm trước",
        header=(("Chỉ tiêu", "Kỳ này", "Cùng kỳ năm trước", "Tăng, giảm"),),
        rows=tuple(
            (f"{figure.label} ({figure.unit})", worded(figure.value), worded(figure.before), change(figure))
            for figure in figures
        ),
        align=("left", "right", "right", "right"),
        widths=(46, 16, 20, 18),
    )


def change(figure: PeriodFigure) -> str:
    """ "+12 (+15,0%)" against the same days of the year before; no share of nothing."""
    more = figure.value - figure.before
    if not more:
        return "0"
    sign = "+" if more > 0 else "-"
    said = f"{sign}{worded(abs(more))}"
    if not figure.before:
        return said
    tenths = int(abs(more) * 1000 / figure.before + 0.5)
    return f"{said} ({sign}{tenths // 10},{tenths % 10}%)"


def _passage(content: PeriodicContent, told: Mapping[str, Any], passages: Mapping[str, str]) -> Iterator[Block]:
    written = [line.strip() for line in passages.get(told["key"], "").splitlines() if line.strip()]
    yield from (Paragraph(line) for line in written)
    if not written and told.get("missing"):
        yield Note(told["missing"], to_verify=False)


def _parts(content: PeriodicContent, told: str, passages: Mapping[str, str]) -> Iterator[Block]:
    figure = content.indicators[told]
    yield Table(
        caption=figure.name,
        header=(("Nhóm", f"Số lượng ({figure.unit})"),),
        rows=(*((name, worded(value)) for name, value in figure.parts), ("Tổng số", worded(figure.value))),
        align=("left", "right"),
        widths=(70, 30),
    )


def _indicators(content: PeriodicContent, told: list[str], passages: Mapping[str, str]) -> Iterator[Block]:
    yield Table(
        header=(("Chỉ số", "Kết quả"),),
        rows=tuple((content.indicators[code].name, value_words(content.indicators[code])) for code in told),
        widths=(60, 40),
    )


def _records(content: PeriodicContent, told: Mapping[str, Any], passages: Mapping[str, str]) -> Iterator[Block]:
    if told["rows"]:
        yield Table(caption=told["caption"], header=(tuple(told["heads"]),), rows=tuple(map(tuple, told["rows"])))


def _missing(content: PeriodicContent, told: str, passages: Mapping[str, str]) -> Iterator[Block]:
    yield Note(told, to_verify=False)


_DRAWN = {
    "say": _say,
    "table": _table,
    "chart": _chart,
    "compare": _compare,
    "passage": _passage,
    "parts": _parts,
    "indicators": _indicators,
    "records": _records,
    "missing": _missing,
}


def _annex(content: PeriodicContent, digest: str) -> Iterator[Block]:
    yield Heading("PHỤ LỤC. NGUỒN SỐ LIỆU")
    until = f"{content.as_of:%d/%m/%Y}"
    yield Paragraph(
        f"Số liệu lấy từ bản chốt đến hết ngày {until}. Mã kiểm tra của bản chốt: {digest[:16]}", align="left"
    )
    yield Paragraph(f"Căn cứ lập báo cáo: {content.citation}.", align="left")
    if content.mark != "confirmed":
        yield Note("Mẫu của báo cáo này chưa đối chiếu với văn bản chính thức.")
    yield from (Note(note, to_verify=False) for note in content.notes)
    if content.indicators:
        yield definitions(content.indicators.values())
