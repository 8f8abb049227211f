"""The papers of a round: the report, the list of documents, the comments on drafts with their answers."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from tgpl.documents.paper import Block, Heading, Issuer, Listing, Note, Paper, Paragraph, Row, Table, bold
from tgpl.reviews.rules.results import AlikeFindings, DocumentResult, RoundResult, by_conclusion, gathered

_NOTHING = "–"


def report(result: RoundResult) -> Paper:
    """Báo cáo kết quả rà soát: how much was reviewed, what was found in each document, what is proposed."""
    return _paper(result, "BÁO CÁO", f"Kết quả {_lower(result.title)}", "BC", tuple(_report_body(result)))


def register(result: RoundResult) -> Paper:
    """Danh mục văn bản được rà soát: a line for each document."""
    lines = tuple(_register_line(number, one) for number, one in enumerate(result.documents, start=1))
    table = Table(
        header=(("STT", "Văn bản", "Cơ quan ban hành", "Hiệu lực", "Phát hiện", "Đề xuất", "Thẩm quyền, thời hạn"),),
        rows=lines,
        caption=f"Văn bản được rà soát theo {result.law}",
        widths=(1, 5, 3, 3, 6, 5, 3),
    )
    body = (*_unfinished(result), *((table,) if lines else (Paragraph("Chưa có văn bản nào trong đợt rà soát."),)))
    return _paper(result, "DANH MỤC", f"Văn bản được rà soát: {_lower(result.title)}", "DM", body, landscape=True)


def answers(result: RoundResult) -> Paper:
    """Bảng tổng hợp ý kiến góp ý: each comment on each draft, and what became of it."""
    body: list[Block] = []
    for document in result.documents:
        if document.comments:
            body += [Heading(document.name), _comments(document)]
    body = body or [Paragraph("Chưa có ý kiến góp ý nào cho dự thảo trong đợt này.")]
    subject = f"Tổng hợp, tiếp thu, giải trình ý kiến góp ý: {_lower(result.title)}"
    return _paper(result, "BẢNG TỔNG HỢP", subject, "TH", tuple(body), landscape=True)


PAPERS: Mapping[str, Callable[[RoundResult], Paper]] = {"bao-cao": report, "danh-muc": register, "gop-y": answers}


def _paper(
    result: RoundResult,
    type_name: str,
    subject: str,
    notation: str,
    body: tuple[Block, ...],
    landscape: bool = False,
) -> Paper:
    return Paper(
        title=subject,
        issuer=Issuer(result.issuer, result.superior),
        notation=notation,
        place=result.place,
        date=result.closed_on,
        type_name=type_name,
        subject=subject,
        recipients=("Như trên", "Lưu: VT"),
        body=body,
        landscape=landscape,
    )


def _report_body(result: RoundResult) -> Iterator[Block]:
    yield from _unfinished(result)
    yield Heading("I. TÌNH HÌNH CHUNG")
    yield Paragraph(_opening(result))
    yield Heading("II. KẾT QUẢ RÀ SOÁT TỪNG VĂN BẢN")
    for number, document in enumerate(result.documents, start=1):
        yield Heading(f"{number}. {document.name}", level=2)
        yield from _document(document)
    yield Heading("III. ĐỀ XUẤT")
    yield from _proposals(result)
    yield Paragraph("Danh mục văn bản được rà soát kèm theo báo cáo này./.")


def _unfinished(result: RoundResult) -> Iterator[Block]:
    """A report of a round that is still going on says so."""
    waiting = len(result.documents) - result.confirmed
    if waiting:
        yield Note(f"Bản làm việc: còn {waiting} văn bản chưa được xác nhận.", to_verify=False)


def _opening(result: RoundResult) -> str:
    task = f" (thực hiện nhiệm vụ: {result.task})" if result.task else ""
    return (
        f"Đợt rà soát theo {result.law}{task} đối chiếu {len(result.documents)} văn bản với pháp luật có hiệu lực "
        f"vào ngày {result.judged_on:%d/%m/%Y}: {result.confirmed} văn bản đã được xác nhận kết quả, "
        f"ghi nhận {result.findings} phát hiện."
    )


def _document(document: DocumentResult) -> Iterator[Block]:
    yield Paragraph(f"{document.title}. Cơ quan ban hành: {document.issuer}. Tình trạng: {document.status.lower()}.")
    if document.findings:
        yield Table(
            header=(("Vị trí", "Phát hiện", "Vì sao, theo quy định nào", "Hướng xử lý"),),
            rows=tuple(_finding(one) for one in gathered(document.findings)),
            caption=f"Phát hiện trong {document.name}",
            widths=(2, 4, 5, 4),
        )
    else:
        yield Paragraph("Không có phát hiện.")
    if document.conclusion:
        yield Paragraph((bold("Đề xuất: "), f"{document.conclusion}. {document.proposal}".strip()))


def _finding(alike: AlikeFindings) -> Row:
    finding = alike.finding
    said = f"{finding.kind}: “{finding.words}”" if finding.words else finding.kind
    why = f"{finding.why} ({finding.law})" if finding.law else finding.why
    return ("; ".join(alike.places) or _NOTHING, said, why, finding.proposal or _NOTHING)


def _proposals(result: RoundResult) -> Iterator[Block]:
    groups = by_conclusion(result.documents)
    if not groups:
        yield Paragraph("Không có văn bản nào cần xử lý.")
    for number, (conclusion, documents) in enumerate(groups.items(), start=1):
        yield Heading(f"{number}. {conclusion}", level=2)
        yield Listing(tuple(_proposal(document) for document in documents))


def _proposal(document: DocumentResult) -> str:
    who = f" Thẩm quyền: {document.authority}." if document.authority else ""
    when = f" Thời hạn: {document.due_on:%d/%m/%Y}." if document.due_on else ""
    return f"{document.name}: {document.proposal}{who}{when}"


def _register_line(number: int, document: DocumentResult) -> Row:
    issued = f" ngày {document.issued_on:%d/%m/%Y}" if document.issued_on else ""
    name = f"{document.name}{issued}: {document.title}" if document.number else f"{document.title} ({document.kind})"
    found = "; ".join(
        f"{', '.join(one.places) or _NOTHING}: {one.finding.why.rstrip('.')}" for one in gathered(document.findings)
    )
    until = f"{document.due_on:%d/%m/%Y}" if document.due_on else ""
    return (
        str(number),
        name,
        document.issuer,
        _force(document),
        found or "Không có",
        f"{document.conclusion}. {document.proposal}".strip() if document.conclusion else document.status,
        "; ".join(filter(None, [document.authority, until])) or _NOTHING,
    )


def _found(alike: AlikeFindings) -> str:
    return f"{', '.join(alike.places) or _NOTHING}: {alike.finding.why.rstrip('.')}"


def _force(document: DocumentResult) -> str:
    if document.is_draft:
        return "Dự thảo"
    return " ".join(filter(None, [_day("từ", document.valid_from), _day("đến", document.valid_to)])) or _NOTHING


def _day(word: str, day: dt.date | None) -> str:
    return f"{word} {day:%d/%m/%Y}" if day else ""


def _comments(document: DocumentResult) -> Table:
    return Table(
        header=(("STT", "Cơ quan, người góp ý", "Điều, khoản", "Nội dung góp ý", "Tiếp thu, giải trình"),),
        rows=tuple(
            (str(number), one.from_whom, one.place or _NOTHING, one.content, _answer(one.answer, one.answer_words))
            for number, one in enumerate(document.comments, start=1)
        ),
        caption=f"Ý kiến góp ý: {document.name}",
        widths=(1, 4, 3, 7, 7),
    )


def _answer(answer: str, words: str) -> str:
    return f"{answer}. {words}" if answer else "Chưa trả lời"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
