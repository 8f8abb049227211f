"""The report on a plan, drawn from a snapshot, the officer's own passages and the letterhead. Nothing else goes in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tgpl.documents.paper import (
    Block,
    Heading,
    Issuer,
    Listing,
    Note,
    Paper,
    Paragraph,
    Signature,
    Table,
    bold,
)
from tgpl.reports.rules.content import FigureLine, PlanContent, TaskLine

OPENING, DIFFICULTIES, PROPOSALS = "opening", "difficulties", "proposals"


def task_passage(number: str) -> str:
    """The key of the officer's passage under the task `number`."""
    return f"task:{number}"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who reports to whom, and who signs."""

    issuer: str
    superior: str = ""
    number: str = ""
    notation: str = ""
    place: str = ""
    signed_on: date | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    position: str = ""
    signer: str = ""

    def paper(self, *, title: str, subject: str, body: Iterable[Block], annex: Iterable[Block]) -> Paper:
        """A report under this letterhead."""
        return Paper(
            title=title,
            issuer=Issuer(self.issuer, self.superior),
            number=self.number,
            notation=self.notation,
            place=self.place,
            date=self.signed_on,
            type_name="BÁO CÁO",
            subject=subject,
            addressees=self.addressees,
            recipients=self.recipients,
            signatures=(Signature(self.position, self.signer, self.authority),) if self.position else (),
            body=tuple(body),
            annex=tuple(annex),
        )


def as_paper(content: PlanContent, passages: Mapping[str, str], head: Letterhead, digest: str) -> Paper:
    """The report: what was done task by task, what is not finished yet, and how each figure is counted."""
    return head.paper(
        title=f"Báo cáo kết quả thực hiện: {content.title}",
        subject=f"Kết quả thực hiện Kế hoạch {_lower_first(content.title)}",
        body=_body(content, passages),
        annex=_annex(content, digest),
    )


def _body(content: PlanContent, passages: Mapping[str, str]) -> Iterator[Block]:
    yield Paragraph(_opening(content))
    yield from _passage(passages, OPENING)
    yield Heading("I. KẾT QUẢ CHUNG")
    yield Paragraph(_summary(content))
    yield _board(content)
    yield Heading("II. KẾT QUẢ TỪNG NHIỆM VỤ")
    for task in content.tasks:
        yield from _task(task, passages)
    yield Heading("III. NHỮNG VIỆC CHƯA HOÀN THÀNH")
    yield from _unfinished(content)
    yield Heading("IV. KHÓ KHĂN, VƯỚNG MẮC")
    yield from _passage(passages, DIFFICULTIES, missing="Đơn vị chưa ghi khó khăn, vướng mắc.")
    yield Heading("V. ĐỀ XUẤT, KIẾN NGHỊ")
    yield from _passage(passages, PROPOSALS, missing="Đơn vị chưa ghi đề xuất, kiến nghị.")
    yield Paragraph("Trên đây là kết quả thực hiện Kế hoạch, kính báo cáo./.")


def _opening(content: PlanContent) -> str:
    number = f" số {content.number}" if content.number else ""
    issued = f" ngày {content.issued.removeprefix('ngày ')}" if content.issued else ""
    return (
        f"Thực hiện Kế hoạch{number}{issued} của {content.issuer} về {_lower_first(content.title)}, "
        f"đơn vị báo cáo kết quả tính đến hết ngày {content.as_of:%d/%m/%Y} như sau:"
    )


def _summary(content: PlanContent) -> str:
    late = sum(task.late for task in content.tasks)
    said = f"Kế hoạch có {len(content.tasks)} nhiệm vụ; {len(content.tasks) - len(content.unfinished)} nhiệm vụ đã "
    said += f"hoàn thành, {len(content.unfinished)} nhiệm vụ chưa hoàn thành"
    return f"{said}, trong đó {late} nhiệm vụ đã quá hạn." if late else f"{said}."


def _board(content: PlanContent) -> Table:
    return Table(
        caption="Tình trạng các nhiệm vụ",
        header=(("Số", "Nhiệm vụ", "Thời gian thực hiện", "Tình trạng"),),
        rows=tuple((t.short_number, t.title, "\n".join(t.periods), _status(t)) for t in content.tasks),
        align=("center", "left", "left", "left"),
        widths=(8, 45, 25, 20),
    )


def _status(task: TaskLine) -> str:
    return f"{task.status} (quá hạn)" if task.late else task.status


def _task(task: TaskLine, passages: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(f"{task.short_number}. {task.title}", 2)
    lines = {
        "Đơn vị thực hiện": "; ".join(task.lead),
        "Thời gian": "; ".join(task.periods),
        "Kết quả theo kế hoạch": " ".join(task.outputs),
        "Tình trạng": _status(task),
    }
    yield Listing(tuple((bold(f"{label}: "), text) for label, text in lines.items() if text))
    if task.figures:
        yield _figures(task)
    if task.records:
        yield Paragraph("Việc đã làm được ghi nhận:")
        yield Listing(task.records)
    if not task.figures and not task.records:
        yield Paragraph("Chưa có số liệu hoặc việc đã làm nào được ghi nhận cho nhiệm vụ này.")
    yield from _passage(passages, task_passage(task.number))


def _figures(task: TaskLine) -> Table:
    return Table(
        header=(("Chỉ số", "Kết quả"),),
        rows=tuple((figure.name, _result(figure)) for figure in task.figures),
        widths=(50, 50),
    )


def _result(figure: FigureLine) -> str:
    return "\n".join([value_words(figure), *[f"{name}: {grouped(value)}" for name, value in figure.parts if value]])


def value_words(figure: FigureLine) -> str:
    """ "3/9 lượt yêu cầu (33,3%)" for a share, "12 vụ việc" for a count."""
    if figure.out_of is None:
        return f"{grouped(figure.value)} {figure.unit}"
    if figure.percent is None:
        return f"0/0 {figure.unit} (chưa có ai thuộc diện tính)"
    return f"{grouped(figure.value)}/{grouped(figure.out_of)} {figure.unit} ({figure.percent.replace('.', ',')}%)"


def grouped(number: int) -> str:
    """1234567 as 1.234.567."""
    return f"{number:,}".replace(",", ".")


def _unfinished(content: PlanContent) -> Iterator[Block]:
    if not content.unfinished:
        yield Paragraph("Tất cả các nhiệm vụ của Kế hoạch đã hoàn thành.")
        return
    yield Paragraph(f"Đến hết ngày {content.as_of:%d/%m/%Y} còn {len(content.unfinished)} nhiệm vụ chưa hoàn thành:")
    yield Listing(tuple("".join(_gap(task)) for task in content.unfinished))


def _gap(task: TaskLine) -> Iterator[str]:
    yield f"Nhiệm vụ {task.short_number}: {_lower_first(_status(task))}"
    if task.due:
        yield f", hạn {date.fromisoformat(task.due):%d/%m/%Y}"
    for figure in task.figures:
        if figure.missing:
            yield f"; {_lower_first(figure.name)}: còn {grouped(figure.missing)} {figure.unit} chưa đạt"
    yield "."


def _passage(passages: Mapping[str, str], key: str, missing: str = "") -> Iterator[Block]:
    written = [line.strip() for line in passages.get(key, "").splitlines() if line.strip()]
    yield from (Paragraph(line) for line in written)
    if missing and not written:
        yield Note(missing, to_verify=False)


def _annex(content: PlanContent, digest: str) -> Iterator[Block]:
    yield Heading("PHỤ LỤC. SỐ LIỆU VÀ CÁCH TÍNH")
    frozen_on = f"Số liệu trong báo cáo lấy từ bản chốt đến hết ngày {content.as_of:%d/%m/%Y}."
    yield Paragraph(f"{frozen_on} Mã kiểm tra của bản chốt: {digest[:16]}", align="left")
    figures = {figure.code: figure for task in content.tasks for figure in task.figures}
    if figures:
        yield definitions(figures.values())


def definitions(figures: Iterable[FigureLine]) -> Table:
    """How each figure of a report is counted, and why it is kept."""
    rows = tuple((figure.name, _how_counted(figure)) for figure in figures)
    return Table(header=(("Chỉ số", "Cách tính, căn cứ"),), rows=rows, widths=(3, 7))


def _how_counted(figure: FigureLine) -> str:
    """The definition of a figure with its source, and whether that was checked."""
    source = figure.source if figure.mark == "confirmed" else f"{figure.source} (cần xác minh)"
    return f"{figure.definition} Căn cứ: {source}."


def _lower_first(text: str) -> str:
    """A sentence's beginning inside another sentence; an abbreviation keeps its capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
