"""What a round came to, as its papers tell it."""

from django.utils import translation

from tgpl.documents.queries import letterhead_of
from tgpl.reviews.models import Comment, Finding, LegalDocument, Review, ReviewRound
from tgpl.reviews.models.review import CONCLUSION_LABELS, STATUS_LABELS
from tgpl.reviews.rules.results import CommentLine, DocumentResult, FindingLine, RoundResult
from tgpl.reviews.rules.steps import Conclusion, ReviewStatus


def result_of(opened: ReviewRound) -> RoundResult:
    """All that was found and proposed in a round so far, in Vietnamese: it becomes a paper."""
    reviews = opened.reviews.select_related("document").prefetch_related("findings", "document__comments")
    head = letterhead_of(opened.agency)
    with translation.override("vi"):
        documents = tuple(_document(review) for review in reviews.order_by("pk"))
    return RoundResult(
        title=opened.title,
        law=opened.law,
        judged_on=opened.judged_on,
        task=opened.task,
        issuer=head.name.upper(),
        superior=head.superior.upper(),
        place=head.place,
        closed_on=opened.closed_on,
        documents=documents,
    )


def _document(review: Review) -> DocumentResult:
    document = review.document
    return DocumentResult(
        name=document.name,
        number=document.number,
        kind=str(LegalDocument.Kind(document.kind).label),
        title=document.title,
        issuer=document.issuer,
        is_draft=document.is_draft,
        issued_on=document.issued_on,
        valid_from=document.valid_from,
        valid_to=document.valid_to,
        is_confirmed=review.status == ReviewStatus.CONFIRMED,
        status=str(STATUS_LABELS[ReviewStatus(review.status)]),
        conclusion=str(CONCLUSION_LABELS[Conclusion(review.conclusion)]) if review.conclusion else "",
        keeps=review.conclusion == Conclusion.KEEP,
        proposal=review.proposal,
        authority=review.authority,
        due_on=review.due_on,
        findings=tuple(_finding(finding) for finding in review.findings.all()),
        comments=tuple(_comment(comment) for comment in document.comments.all()),
    )


def _finding(finding: Finding) -> FindingLine:
    kind = str(Finding.Kind(finding.kind).label)
    return FindingLine(finding.place, kind, finding.words, finding.why, finding.law, finding.proposal)


def _comment(comment: Comment) -> CommentLine:
    answer = str(Comment.Answer(comment.answer).label) if comment.answer else ""
    return CommentLine(comment.from_whom, comment.place, comment.content, answer, comment.answer_words)
