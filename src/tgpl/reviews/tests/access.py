"""Who may open the pages of reviews: one department with its centre; the same post elsewhere finds nothing."""

from tgpl.accounts.roles import PERMISSIONS, Permission, Role
from tgpl.accounts.testing import Cast, Door
from tgpl.reviews.rules.steps import Conclusion
from tgpl.reviews.services import (
    CommentFields,
    FindingFields,
    ProposalFields,
    add_comment,
    add_finding,
    propose,
    submit_review,
)
from tgpl.reviews.testing import a_document, a_review, a_round

Given = dict[str, object]


def holding(permission: Permission) -> set[Role]:
    return {role for role, held in PERMISSIONS.items() if permission in held}


VIEW, WORK, CONFIRM = (
    holding(permission)
    for permission in (Permission.VIEW_REVIEWS, Permission.REVIEW_DOCUMENTS, Permission.CONFIRM_REVIEWS)
)


def _round(cast: Cast) -> Given:
    return {"pk": a_round(cast.director.actor).pk}


def _review(cast: Cast) -> Given:
    return {"pk": a_review(cast.director.actor).pk}


def _submitted(cast: Cast) -> Given:
    review = a_review(cast.officer.actor, "Không có gì phải sửa.")
    propose(by=cast.officer.actor, review=review, fields=ProposalFields(Conclusion.KEEP))
    submit_review(by=cast.officer.actor, review=review)
    return {"pk": review.pk}


def _finding(cast: Cast) -> Given:
    fields = FindingFields("gap", "Điều 1", "", "Thiếu quy định.")
    return {"pk": add_finding(by=cast.director.actor, review=a_review(cast.director.actor), fields=fields).pk}


def _document(cast: Cast) -> Given:
    return {"pk": a_document(cast.director.actor, is_draft=True).pk}


def _comment(cast: Cast) -> Given:
    document = a_document(cast.director.actor, is_draft=True)
    told = CommentFields("Sở Y tế", "Nên nêu rõ hơn.", document.added_at.date())
    return {"pk": add_comment(by=cast.director.actor, document=document, fields=told).pk}


def _paper(cast: Cast) -> Given:
    return {**_round(cast), "paper": "bao-cao", "kind": "docx"}


def _work(given: object, **more: object) -> Door:
    return Door(open_to=WORK, given=given, elsewhere=404, **more)  # type: ignore[arg-type]


DOORS = {
    "reviews:list_rounds": Door(open_to=VIEW),
    "reviews:list_documents": Door(open_to=VIEW),
    "reviews:list_rules": Door(open_to=VIEW),
    "reviews:start_round": Door(open_to=CONFIRM),
    "reviews:register_document": Door(open_to=WORK),
    "reviews:show_round": Door(open_to=VIEW, given=_round, elsewhere=404),
    "reviews:download_paper": Door(open_to=VIEW, given=_paper, elsewhere=404),
    "reviews:close_round": Door(open_to=CONFIRM, given=_round, elsewhere=404),
    "reviews:add_document": _work(_round),
    "reviews:choose_document": _work(_round),
    "reviews:show_review": Door(open_to=VIEW, given=_review, elsewhere=404),
    "reviews:read_text": Door(open_to=VIEW, given=_review, elsewhere=404),
    "reviews:decide_marks": _work(_review, method="post", opens_with=302),
    "reviews:decide_alike": _work(_review, method="post", opens_with=302),
    "reviews:run_assistant": _work(_review, method="post", opens_with=302),
    "reviews:add_finding": _work(_review),
    "reviews:propose": _work(_review),
    "reviews:submit_review": _work(_review),
    "reviews:confirm_review": Door(open_to=CONFIRM, given=_submitted, elsewhere=404),
    "reviews:return_review": Door(open_to=CONFIRM, given=_submitted, elsewhere=404),
    "reviews:change_finding": _work(_finding),
    "reviews:remove_finding": _work(_finding),
    "reviews:show_document": Door(open_to=VIEW, given=_document, elsewhere=404),
    "reviews:correct_document": _work(_document),
    "reviews:add_comment": _work(_document),
    "reviews:answer_comment": _work(_comment),
}
