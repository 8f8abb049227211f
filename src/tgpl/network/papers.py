"""The report on a round of survey: what the communes answered, as a paper of the office."""

from collections.abc import Iterator

from tgpl.core.law.rule_files import Mark
from tgpl.documents.paper import Align, Block, Heading, Issuer, Listing, Note, Paper, Paragraph, Signature, Table, bold
from tgpl.network.rules import ResultTable, SurveyResult


def report(result: SurveyResult) -> Paper:
    """Báo cáo kết quả khảo sát."""
    subject = f"Kết quả {result.title[:1].lower()}{result.title[1:]}"
    return Paper(
        title=subject,
        issuer=Issuer(result.issuer, result.superior),
        notation="BC",
        place=result.place,
        date=result.ended_on,
        type_name="BÁO CÁO",
        subject=subject,
        recipients=("Lưu: VT",),
        signatures=(Signature("GIÁM ĐỐC"),),
        body=tuple(_body(result)),
    )


def _body(result: SurveyResult) -> Iterator[Block]:
    if result.ended_on is None:
        yield Note("Bản làm việc: đợt khảo sát chưa kết thúc.", to_verify=False)
    yield Heading("I. TÌNH HÌNH CHUNG")
    yield from (Paragraph(text) for text in _course(result))
    yield Heading("II. KẾT QUẢ TỔNG HỢP")
    yield Paragraph("Mỗi số là tổng của những nơi biết số đó; nơi để trống không được coi là 0.")
    for number, table in enumerate(result.tables, start=1):
        yield Heading(f"{number}. {table.title}", level=2)
        yield _table(table)
    yield Heading("III. Ý KIẾN, ĐỀ XUẤT CỦA XÃ, PHƯỜNG")
    yield from _words(result)
    if result.mark != Mark.CONFIRMED:
        yield Note(f"Mẫu phiếu: {result.source}.")


def _course(result: SurveyResult) -> Iterator[str]:
    served = f" Đợt khảo sát phục vụ nhiệm vụ: {result.purpose}." if result.purpose else ""
    yield (
        f"Đợt khảo sát mở ngày {result.opens_on:%d/%m/%Y}, hạn gửi phiếu ngày {result.closes_on:%d/%m/%Y}, hỏi số "
        f"người thuộc các diện theo pháp luật vào ngày {result.law_on:%d/%m/%Y}.{served}"
    )
    late = f", trong đó {result.late} nơi gửi sau hạn" if result.late else ""
    yield f"{result.answered}/{result.asked} Ủy ban nhân dân cấp xã đã gửi phiếu{late}."
    if result.silent:
        yield f"Chưa gửi phiếu: {'; '.join(result.silent)}."


def _table(table: ResultTable) -> Table:
    figures: tuple[Align, ...] = ("right",) * (len(table.columns) + 1)
    return Table(
        header=(("Nội dung", *table.columns, "Số nơi biết"),),
        rows=tuple((row.text, *map(_number, row.sums), _number(row.communes)) for row in table.rows),
        align=("left", *figures),
        widths=(6, *(2 for _ in figures)),
    )


def _number(value: int | None) -> str:
    return "chưa rõ" if value is None else f"{value:,}".replace(",", ".")


def _words(result: SurveyResult) -> Iterator[Block]:
    told = [(question, answers) for question, answers in result.words if answers]
    if not told:
        yield Paragraph("Các xã, phường không ghi ý kiến.")
    for question, answers in told:
        yield Paragraph((bold(question),))
        yield Listing(tuple(f"{place}: {' '.join(text.split())}" for place, text in answers))
