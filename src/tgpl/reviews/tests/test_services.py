"""A round from its opening to its end: documents, marks, findings, proposals, four eyes, comments."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from tgpl.accounts.testing import Cast
from tgpl.core.law.rule_files import RuleFault
from tgpl.reviews.models import Finding, LegalDocument, Mark, Review, ReviewRound
from tgpl.reviews.queries.lexicon import OURS
from tgpl.reviews.queries.results import result_of
from tgpl.reviews.queries.standing import lacking
from tgpl.reviews.rules.loading import FILES, load_lexicon
from tgpl.reviews.rules.steps import Conclusion, ReviewStatus, Verdict
from tgpl.reviews.services import (
    CommentFields,
    FindingFields,
    ProposalFields,
    ReviewError,
    add_comment,
    add_finding,
    add_to_round,
    answer_comment,
    change_finding,
    close_round,
    confirm_review,
    decide_alike,
    decide_marks,
    propose,
    read_document,
    remove_finding,
    return_review,
    run_assistant,
    submit_review,
)
from tgpl.reviews.testing import TEXT, a_document, a_review, a_round

pytestmark = pytest.mark.django_db
AMEND = ProposalFields(Conclusion.AMEND, "Sửa Điều 1 theo chính quyền hai cấp.", "Ủy ban nhân dân tỉnh Mẫu")


def marks_of(review: Review, *, aside: bool = False) -> list[tuple[str, str]]:
    found = review.marks.filter(aside="") if not aside else review.marks.exclude(aside="")
    return [(mark.passage.label, mark.words) for mark in found.select_related("passage")]


def settled(cast: Cast) -> Review:
    """A review whose marks are all findings, with a proposal."""
    review = a_review(cast.officer.actor)
    decide_marks(
        by=cast.officer.actor,
        review=review,
        verdicts=dict.fromkeys(review.marks.values_list("pk", flat=True), Verdict.FINDING),
    )
    propose(by=cast.officer.actor, review=review, fields=AMEND)
    return review


def test_the_assistant_marks_a_document_when_it_comes_under_review(cast: Cast) -> None:
    review = a_review(cast.officer.actor)
    assert marks_of(review) == [
        ("", "Luật Trợ giúp pháp lý số 69/2006/QH11"),
        ("Khoản 1 Điều 1", "Ủy ban nhân dân cấp huyện"),
        ("Điểm a khoản 1 Điều 1", "Phòng Tư pháp"),
        ("Khoản 2 Điều 1", "Sở Lao động - Thương binh và Xã hội"),
        ("Khoản 2 Điều 2", "Điều 9 Quyết định này"),
    ]
    assert marks_of(review, aside=True) == [
        ("Khoản 1 Điều 2", "Phòng Tư pháp"),
        ("Nơi nhận", "UBND các huyện, thành phố"),
    ]
    assert not review.marks.exclude(verdict="").exists(), "the machine decides nothing"


def test_what_was_decided_stays_when_the_assistant_looks_again(cast: Cast) -> None:
    review = a_review(cast.officer.actor)
    first = review.marks.filter(code="phong-tu-phap", aside="").get()
    decide_marks(by=cast.officer.actor, review=review, verdicts={first.pk: Verdict.FINE})
    before = set(review.marks.values_list("pk", flat=True))
    assert run_assistant(by=cast.officer.actor, review=review) == 0
    assert set(review.marks.values_list("pk", flat=True)) == before
    assert review.marks.get(pk=first.pk).verdict == Verdict.FINE


def test_an_undecided_mark_goes_when_the_law_of_the_round_no_longer_says_so(cast: Cast) -> None:
    review = a_review(cast.officer.actor)
    ReviewRound.objects.filter(pk=review.round_id).update(judged_on=dt.date(2024, 1, 1))
    review.round.refresh_from_db()
    run_assistant(by=cast.officer.actor, review=review)
    assert [words for _place, words in marks_of(review)] == [
        "Luật Trợ giúp pháp lý số 69/2006/QH11",
        "Điều 9 Quyết định này",
    ]


def test_a_decision_writes_a_finding_and_another_takes_it_back(cast: Cast) -> None:
    review = a_review(cast.officer.actor)
    mark = review.marks.get(code="so-lao-dong")
    decide_marks(by=cast.officer.actor, review=review, verdicts={mark.pk: Verdict.FINDING})
    finding = review.findings.get()
    assert (finding.place, finding.words) == ("Khoản 2 Điều 1", "Sở Lao động - Thương binh và Xã hội")
    assert decide_marks(by=cast.officer.actor, review=review, verdicts={mark.pk: Verdict.FINDING}) == 0
    decide_marks(by=cast.officer.actor, review=review, verdicts={mark.pk: Verdict.LATER})
    assert not review.findings.exists()


def test_one_decision_for_all_that_is_alike_leaves_what_was_set_aside(cast: Cast) -> None:
    review = a_review(cast.officer.actor)
    decided = decide_alike(by=cast.officer.actor, review=review, code="phong-tu-phap", verdict=Verdict.FINDING)
    assert decided == 1
    assert review.marks.get(code="phong-tu-phap", aside="past").verdict == ""


def test_a_finding_taken_back_makes_its_mark_fine(cast: Cast) -> None:
    review = settled(cast)
    finding = review.findings.get(mark__code="so-lao-dong")
    remove_finding(by=cast.officer.actor, finding=finding)
    assert review.marks.get(code="so-lao-dong").verdict == Verdict.FINE


def test_a_finding_of_ones_own(cast: Cast) -> None:
    review = a_review(cast.officer.actor)
    told = FindingFields("gap", "Điều 1", "", "Thiếu trách nhiệm của Ủy ban nhân dân cấp xã.")
    finding = add_finding(by=cast.officer.actor, review=review, fields=told)
    change_finding(
        by=cast.director.actor, finding=finding, fields=FindingFields("conflict", "Điều 1", "", "Trái luật.")
    )
    finding.refresh_from_db()
    decide_alike(by=cast.officer.actor, review=review, code="so-lao-dong", verdict=Verdict.FINDING)
    assert [one.kind for one in review.findings.all()] == ["outdated", "conflict"], "in the order of the text"
    assert (finding.kind, finding.why, finding.by_name) == ("conflict", "Trái luật.", cast.director.user.full_name)


def test_nothing_is_submitted_half_done(cast: Cast) -> None:
    review = a_review(cast.officer.actor)
    with pytest.raises(ReviewError, match=r"chưa ai quyết định.*Chưa ghi đề xuất"):
        submit_review(by=cast.officer.actor, review=review)
    for mark in review.marks.filter(aside=""):
        decide_marks(by=cast.officer.actor, review=review, verdicts={mark.pk: Verdict.FINE})
    propose(by=cast.officer.actor, review=review, fields=AMEND)
    review.refresh_from_db()
    assert lacking(review) == ["Đề xuất xử lý mà chưa có phát hiện nào: hãy ghi phát hiện, hoặc chọn “Giữ nguyên”."]


def test_two_people_stand_behind_a_result(cast: Cast) -> None:
    review = settled(cast)
    submit_review(by=cast.director.actor, review=review)
    with pytest.raises(ReviewError, match="không tự xác nhận"):
        confirm_review(by=cast.director.actor, review=review)
    confirm_review(by=cast.department_officer.actor, review=review)
    review.refresh_from_db()
    assert review.status == ReviewStatus.CONFIRMED
    with pytest.raises(ReviewError, match="vừa xử lý"):
        confirm_review(by=cast.department_officer.actor, review=review)
    with pytest.raises(IntegrityError, match=r"two_people|CHECK"), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(confirmed_by=cast.director.user)


def test_what_was_submitted_does_not_change_until_it_is_given_back(cast: Cast) -> None:
    review = settled(cast)
    submit_review(by=cast.officer.actor, review=review)
    mark = review.marks.first()
    assert mark is not None
    for change in (
        lambda: decide_marks(by=cast.officer.actor, review=review, verdicts={mark.pk: Verdict.FINE}),
        lambda: propose(by=cast.officer.actor, review=review, fields=AMEND),
        lambda: run_assistant(by=cast.officer.actor, review=review),
        lambda: remove_finding(by=cast.officer.actor, finding=review.findings.first()),
    ):
        with pytest.raises(ReviewError, match="phải trả lại trước"):
            change()
    return_review(by=cast.director.actor, review=review, reason="Ghi rõ hướng xử lý khoản 2.")
    propose(by=cast.officer.actor, review=review, fields=AMEND)
    assert [(move.now, move.reason) for move in review.moves.all()] == [
        ("submitted", None),
        ("open", "Ghi rõ hướng xử lý khoản 2."),
    ]


def test_a_round_ends_when_all_in_it_is_confirmed(cast: Cast) -> None:
    review = settled(cast)
    with pytest.raises(ReviewError, match="Còn 1 văn bản"):
        close_round(by=cast.director.actor, opened=review.round)
    submit_review(by=cast.officer.actor, review=review)
    confirm_review(by=cast.director.actor, review=review)
    close_round(by=cast.director.actor, opened=review.round)
    with pytest.raises(ReviewError, match="đã khép lại"):
        add_to_round(by=cast.officer.actor, opened=review.round, document=a_document(cast.officer.actor, "Khác."))
    with pytest.raises(ReviewError, match="khép lại rồi"):
        close_round(by=cast.director.actor, opened=review.round)


def test_an_empty_round_does_not_end(cast: Cast) -> None:
    with pytest.raises(ReviewError, match="chưa có văn bản nào"):
        close_round(by=cast.director.actor, opened=a_round(cast.director.actor))


def test_the_same_text_stands_once_in_the_register(cast: Cast) -> None:
    a_document(cast.officer.actor)
    with pytest.raises(ReviewError, match=r"đã có trong danh mục: Quyết định 12/2019/QĐ-UBND"):
        a_document(cast.officer.actor, number="13/2019/QĐ-UBND")
    assert LegalDocument.objects.count() == 1


def test_a_file_that_cannot_be_read_says_what_to_do(cast: Cast) -> None:
    with pytest.raises(ReviewError, match="Tệp rỗng"):
        a_document(cast.officer.actor, "   ")


def test_a_scan_that_waited_is_read_and_marked_once(cast: Cast) -> None:
    review = a_review(cast.officer.actor)
    document = review.document
    LegalDocument.objects.filter(pk=document.pk).update(is_read=False)
    Mark.objects.all().delete()
    document.passages.all().delete()
    for _time in range(2):
        read_document(by=cast.officer.actor, document=document)
    assert [words for _place, words in marks_of(review)][1:3] == ["Ủy ban nhân dân cấp huyện", "Phòng Tư pháp"]
    assert document.passages.count() == len([line for line in TEXT.splitlines() if line])


def test_a_comment_is_answered_once(cast: Cast) -> None:
    draft = a_document(cast.officer.actor, is_draft=True)
    told = CommentFields("Sở Y tế", "Nêu rõ thời hạn.", dt.date(2026, 9, 1), "Điều 1")
    comment = add_comment(by=cast.officer.actor, document=draft, fields=told)
    answer_comment(by=cast.director.actor, comment=comment, answer="accepted", words="Đã thêm thời hạn 05 ngày.")
    with pytest.raises(ReviewError, match="vừa được người khác trả lời"):
        answer_comment(by=cast.officer.actor, comment=comment, answer="explained", words="Giữ nguyên.")
    comment.refresh_from_db()
    assert comment.answer_words == "Đã thêm thời hạn 05 ngày."
    with pytest.raises(ReviewError, match="Chỉ dự thảo"):
        add_comment(by=cast.officer.actor, document=a_document(cast.officer.actor, "Khác."), fields=told)


def test_a_result_tells_the_same_finding_once_with_its_places(cast: Cast) -> None:
    review = settled(cast)
    result = result_of(review.round)
    assert (result.findings, result.confirmed) == (7, 0)
    assert result.documents[0].conclusion == "Sửa đổi, bổ sung"
    assert Finding.objects.filter(review=review).count() == 7


@pytest.mark.parametrize(
    ("name", "was", "written", "fault"),
    [
        ("agencies.yaml", "{ubnd} cấp huyện", "{uỷ} cấp huyện", r"agencies.yaml:\d+: không có nhóm từ"),
        ("laws.yaml", "mark: to_verify", "mark: maybe", r"laws.yaml:\d+: “mark” phải là một trong"),
        ("provisions.yaml", "articles: 48", "articles: nhiều", r"provisions.yaml:\d+: “articles” phải là số nguyên"),
        ("units.yaml", "kind: unit", "kind: khác", r"units.yaml:\d+: “kind” phải là một trong"),
    ],
)
def test_a_fault_in_the_files_names_its_line(tmp_path: Path, name: str, was: str, written: str, fault: str) -> None:
    files = {file: OURS / file for file in FILES}
    files[name] = tmp_path / name
    files[name].write_text((OURS / name).read_text().replace(was, written, 1))
    with pytest.raises(RuleFault, match=fault):
        load_lexicon(files, districts={}, provinces={})
