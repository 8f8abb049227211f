"""A round of review of legal documents: one confirmed, one with marks to decide, and a draft with comments."""

from datetime import date, datetime, timedelta
from importlib import resources

from tgpl.accounts.actor import Actor
from tgpl.demo.province import Province
from tgpl.reviews.models import LegalDocument, Review, ReviewRound
from tgpl.reviews.rules.steps import Conclusion, Verdict
from tgpl.reviews.services import (
    CommentFields,
    DocumentFields,
    FindingFields,
    ProposalFields,
    RoundFields,
    add_comment,
    add_document,
    add_finding,
    add_to_round,
    answer_comment,
    confirm_review,
    decide_alike,
    decide_marks,
    open_round,
    propose,
    submit_review,
)

ISSUER = "Ủy ban nhân dân thành phố Mẫu"
DECISION = DocumentFields(
    kind="decision",
    issuer=ISSUER,
    title="Quy chế phối hợp trợ giúp pháp lý cho người khuyết tật trên địa bàn thành phố Mẫu",
    number="45/2019/QĐ-UBND",
    issued_on=date(2019, 12, 20),
    valid_from=date(2020, 1, 1),
)
DIRECTIVE = DocumentFields(
    kind="directive",
    issuer=ISSUER,
    title="Tăng cường công tác trợ giúp pháp lý",
    number="07/CT-UBND",
    issued_on=date(2021, 4, 6),
    valid_from=date(2021, 4, 6),
)
DIRECTIVE_TEXT = (
    "1. Sở Tư pháp chủ trì, phối hợp với Phòng Tư pháp các quận, huyện kiểm tra việc niêm yết bảng thông tin.\n"
    "2. Sở Thông tin và Truyền thông chỉ đạo báo, đài đưa tin về trợ giúp pháp lý.\n"
)
DRAFT = DocumentFields(
    kind="decision",
    issuer=ISSUER,
    title="Dự thảo Quy chế phối hợp trợ giúp pháp lý theo chính quyền hai cấp",
    is_draft=True,
)
DRAFT_TEXT = (
    "Điều 1. Trách nhiệm của Ủy ban nhân dân cấp xã\n"
    "1. Giới thiệu người khuyết tật đến Trung tâm trong 03 ngày làm việc kể từ ngày biết nhu cầu.\n"
    "2. Niêm yết bảng thông tin tại trụ sở và nhà văn hóa thôn.\n"
)
REPLACE = ProposalFields(
    Conclusion.REPLACE,
    "Ban hành Quy chế mới theo chính quyền hai cấp và theo Luật sửa đổi, bổ sung có hiệu lực từ 01/01/2027.",
    ISSUER,
    date(2026, 12, 31),
)


def load_reviews(province: Province, until: datetime) -> None:
    """The round as it stands at the end of the year told."""
    officer, reviewer = province.actor("so"), province.actor("tgv1")
    opened = open_round(by=officer, fields=_round(until))
    directive = _document(reviewer, DIRECTIVE, DIRECTIVE_TEXT.encode())
    _finish(reviewer, officer, add_to_round(by=reviewer, opened=opened, document=directive))
    text = resources.files("tgpl.demo").joinpath("data/van-ban.txt").read_bytes()
    _begin(reviewer, add_to_round(by=reviewer, opened=opened, document=_document(reviewer, DECISION, text)))
    _ask(reviewer, opened, until)


def _round(until: datetime) -> RoundFields:
    return RoundFields(
        title="Rà soát văn bản về trợ giúp pháp lý theo Luật sửa đổi, bổ sung",
        law="Luật số 05/2026/QH16 sửa đổi, bổ sung một số điều của Luật Trợ giúp pháp lý",
        judged_on=date(2027, 1, 1),
        due_on=until.date() + timedelta(days=38),
    )


def _document(by: Actor, fields: DocumentFields, content: bytes) -> LegalDocument:
    return add_document(by=by, fields=fields, content=content, file_name="van-ban-mau.txt")


def _finish(reviewer: Actor, officer: Actor, review: Review) -> None:
    """Every mark a finding, a proposal, submitted by one and confirmed by another."""
    verdicts = {mark.pk: Verdict.FINDING for mark in review.marks.all()}
    decide_marks(by=reviewer, review=review, verdicts=verdicts)
    propose(by=reviewer, review=review, fields=REPLACE)
    submit_review(by=reviewer, review=review)
    confirm_review(by=officer, review=review)


def _begin(reviewer: Actor, review: Review) -> None:
    """Some marks decided, and a gap that only a person can see."""
    decide_alike(by=reviewer, review=review, code="so-lao-dong", verdict=Verdict.FINDING)
    gap = FindingFields(
        kind="gap",
        place="Điều 3",
        words="",
        why="Chưa quy định trách nhiệm của Ủy ban nhân dân cấp xã trong việc giới thiệu người khuyết tật.",
        law="Điều 17a Thông tư 12/2018/TT-BTP",
        proposal="Bổ sung một điều về trách nhiệm của Ủy ban nhân dân cấp xã.",
    )
    add_finding(by=reviewer, review=review, fields=gap)


def _ask(reviewer: Actor, opened: ReviewRound, until: datetime) -> None:
    draft = _document(reviewer, DRAFT, DRAFT_TEXT.encode())
    add_to_round(by=reviewer, opened=opened, document=draft)
    for whom, content, days in (
        ("Hội Người khuyết tật", "Cần bản dễ đọc và bản chữ nổi của bảng thông tin.", 12),
        ("Sở Y tế", "Nêu rõ ai cung cấp danh sách người khuyết tật.", 9),
    ):
        told = CommentFields(whom, content, until.date() - timedelta(days=days), "Khoản 2 Điều 1")
        comment = add_comment(by=reviewer, document=draft, fields=told)
    answer_comment(
        by=reviewer, comment=comment, answer="accepted", words="Đã thêm: Sở Y tế cung cấp danh sách mỗi quý."
    )
