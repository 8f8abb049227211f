"""Papers of this room: the result of a reading, and the form of a client's opinion (Mẫu 11)."""

from collections.abc import Iterator

from django.utils import timezone

from tgpl.documents.paper import (
    Block,
    Cell,
    Choices,
    Field,
    FormLine,
    Heading,
    Issuer,
    Note,
    Paper,
    Paragraph,
    Signature,
    Table,
    bold,
)
from tgpl.quality.models import Assessment, Kind, Opinion
from tgpl.quality.rulebook import opinion_form
from tgpl.quality.rules.opinion import OpinionForm, Question
from tgpl.quality.rules.scoring import written
from tgpl.quality.telling import Told, told

# Papers are in Vietnamese whatever the reader's language is.
_TITLES = {
    Kind.APPRAISAL: "KẾT QUẢ THẨM ĐỊNH CHẤT LƯỢNG VỤ VIỆC TRỢ GIÚP PHÁP LÝ",
    Kind.EVALUATION: "KẾT QUẢ ĐÁNH GIÁ CHẤT LƯỢNG VỤ VIỆC TRỢ GIÚP PHÁP LÝ",
}


def result_paper(assessment: Assessment, issuer: str) -> Paper:
    """A signed result in writing, for the file (Thông tư 12/2018/TT-BTP, Điều 16 and 17)."""
    result, case = told(assessment), assessment.case
    facts = (
        FormLine((Field("Mã vụ việc", case.code), Field("Hình thức", str(case.get_form_display())))),
        FormLine((Field("Người thực hiện", case.practitioner.full_name if case.practitioner else ""),)),
        FormLine((Field("Người chấm", assessment.assessor_name), Field("Bản số", str(assessment.version)))),
    )
    signed_on = timezone.localdate(assessment.signed_at) if assessment.signed_at else None
    return Paper(
        title=f"Kết quả chất lượng vụ việc {case.code}",
        issuer=Issuer(issuer.upper()),
        date=signed_on,
        type_name=_TITLES[Kind(assessment.kind)],
        body=(*facts, _scores(result), *_why(result), *_words(assessment), *_marks(result)),
        signatures=(Signature("NGƯỜI CHẤM", assessment.assessor_name),),
    )


def _scores(result: Told) -> Table:
    rows = []
    for group in result.groups:
        rows.append((Cell(bold(f"{group.code}. {group.title}"), colspan=2), bold(group.most), bold(group.points), ""))
        rows += [(line.code, line.title, line.most, line.points, line.note) for line in group.lines]
    total = (Cell(bold("Tổng"), colspan=2), bold("100"), bold(written(result.result.total)), "")
    header = (("", "Tiêu chí", "Tối đa", "Điểm", "Lý do"),)
    widths = (1.0, 5.0, 1.2, 1.2, 4.0)
    return Table(header, (*rows, total), align=("left", "left", "right", "right", "left"), widths=widths)


def _why(result: Told) -> Iterator[Block]:
    yield Heading("Xếp loại", 2)
    yield Paragraph(bold(result.result.grade.title), indent=False)
    for reason in result.reasons:
        yield Paragraph(reason)


def _words(assessment: Assessment) -> Iterator[Block]:
    yield Heading("Nhận xét và kiến nghị", 2)
    yield Paragraph(assessment.conclusion)
    if assessment.why_corrected:
        yield Paragraph(f"Lý do lập bản sửa: {assessment.why_corrected}")


def _marks(result: Told) -> Iterator[Block]:
    sheet = result.sheet
    yield Note(f"Căn cứ: {sheet.citation}.", to_verify=sheet.mark == "to_verify")
    if sheet.step_mark == "to_verify" and sheet.step_note:
        yield Note(sheet.step_note)


def opinion_paper(opinion: Opinion, issuer: str) -> Paper:
    """Mẫu 11 with the answers, or with empty boxes to be filled in by hand."""
    form, case = opinion_form(opinion.form_version), opinion.case
    who = dict(Opinion.Speaker.choices).get(opinion.speaker, "")
    blocks: list[Block] = [
        FormLine((Field("Mã vụ việc", case.code), Field("Hình thức", str(case.get_form_display())))),
        FormLine((Field("Người trả lời", str(who)),)),
    ]
    for number, question in enumerate(form.questions, start=1):
        blocks += _question(number, question, opinion.answers.get(question.code, ""))
    blocks.append(FormLine((Field("Ý kiến khác", opinion.words or ""),)))
    return Paper(
        title=f"Phiếu lấy ý kiến vụ việc {case.code}",
        issuer=Issuer(issuer.upper()),
        date=timezone.localdate(opinion.given_at) if opinion.given_at else None,
        type_name="PHIẾU LẤY Ý KIẾN",
        subject="của người được trợ giúp pháp lý hoặc người thân thích",
        body=(*blocks, *_form_marks(form)),
        signatures=(Signature("NGƯỜI TRẢ LỜI", hint="(Ký hoặc điểm chỉ)"),),
        form="Mẫu 11-TP-TGPL, Thông tư 12/2018/TT-BTP",
    )


def _question(number: int, question: Question, given: str) -> list[Block]:
    options = tuple((answer.text, answer.code == given) for answer in question.answers)
    return [Paragraph(f"{number}. {question.text}", indent=False), Choices(options)]


def _form_marks(form: OpinionForm) -> Iterator[Block]:
    if form.mark == "to_verify":
        yield Note(form.note or form.citation)
