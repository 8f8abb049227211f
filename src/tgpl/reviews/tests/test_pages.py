"""The pages of reviews through their addresses: works, refuses kindly, keeps what was typed, costs the same."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from docx import Document
from pytest_django import DjangoAssertNumQueries

from tgpl.accounts.testing import Cast
from tgpl.core.law.rule_files import Mark
from tgpl.reviews.models import LegalDocument, Review, ReviewRound
from tgpl.reviews.queries.lexicon import lexicon
from tgpl.reviews.rules.steps import Conclusion, Verdict
from tgpl.reviews.services import ProposalFields, add_to_round, decide_marks, propose, submit_review
from tgpl.reviews.testing import TEXT, a_document, a_review, a_round
from tgpl.reviews.ties import review_tasks

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]
TOLD = {"kind": "decision", "title": "Quy chế mẫu", "issuer": "Ủy ban nhân dân tỉnh Mẫu", "number": "1/2020/QĐ-UBND"}

BACKWARDS = {"pasted": "Có chữ.", "valid_from_day": "01/02/2020", "valid_to_day": "01/01/2020"}


def body(client: Client, name: str, *args: object, **more: object) -> str:
    return client.get(reverse(f"reviews:{name}", args=args), **more).content.decode()  # type: ignore[arg-type]


def test_a_round_is_opened_for_a_task_of_a_plan(client_for: ClientFor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_tasks, "_providers", [lambda actor: [("nv-1", "II.1. Rà soát văn bản")]])
    sent = {"title": "Đợt 1", "law": "Luật mẫu", "judged_on_day": "01/01/2027", "task_key": "nv-1"}
    client = client_for("director")
    client.post(reverse("reviews:start_round"), sent)
    opened = ReviewRound.objects.get()
    assert (opened.judged_on, opened.task_key, opened.task) == (dt.date(2027, 1, 1), "nv-1", "II.1. Rà soát văn bản")
    assert "II.1. Rà soát văn bản" in body(client, "show_round", opened.pk)


@pytest.mark.parametrize("way", ["pasted", "txt", "docx"])
def test_a_document_comes_in_as_a_file_or_as_words(client_for: ClientFor, cast: Cast, way: str) -> None:
    opened = a_round(cast.director.actor)
    sent = {**TOLD, "pasted": TEXT} if way == "pasted" else {**TOLD, "file": _file(way)}
    answer = client_for("officer").post(reverse("reviews:add_document", args=[opened.pk]), sent, follow=True)
    page = answer.content.decode()
    assert "<mark>Ủy ban nhân dân cấp huyện</mark>" in page
    assert "Khoản 1 Điều 1" in page


def _file(way: str) -> SimpleUploadedFile:
    if way == "txt":
        return SimpleUploadedFile("van-ban.txt", TEXT.encode())
    document, content = Document(), BytesIO()
    for line in filter(None, TEXT.splitlines()):
        document.add_paragraph(line)
    document.save(content)
    return SimpleUploadedFile("van-ban.docx", content.getvalue())


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (TOLD, "Hãy chọn tệp văn bản, hoặc dán lời văn bản"),
        ({**TOLD, "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 hong")}, "Tệp PDF bị hỏng"),
        ({**TOLD, "file": SimpleUploadedFile("a.txt", b"\x00\x01\x02" * 50)}, "Tệp không phải văn bản"),
        ({**TOLD, **BACKWARDS}, "Ngày hết hiệu lực đứng trước"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_is_said_and_what_was_typed_stays(
    client_for: ClientFor, cast: Cast, sent: dict[str, object], said: str
) -> None:
    address = reverse("reviews:add_document", args=[a_round(cast.director.actor).pk])
    page = client_for("officer").post(address, sent).content.decode()
    assert said in page
    assert 'value="Quy chế mẫu"' in page
    assert not LegalDocument.objects.exists()


def test_the_same_document_twice_leads_to_the_register(client_for: ClientFor, cast: Cast) -> None:
    a_document(cast.officer.actor)
    sent = {**TOLD, "pasted": TEXT}
    page = client_for("officer").post(reverse("reviews:register_document"), sent).content.decode()
    assert "Văn bản này đã có trong danh mục: Quyết định 12/2019/QĐ-UBND" in page
    opened = a_round(cast.director.actor)
    known = LegalDocument.objects.get()
    client_for("officer").post(reverse("reviews:choose_document", args=[opened.pk]), {"document": known.pk})
    assert opened.reviews.get().document == known


def test_decisions_on_marks_one_by_one_and_alike(client_for: ClientFor, cast: Cast) -> None:
    twice = TEXT.replace("b) Bố trí kinh phí.", "b) Nhắc Phòng Tư pháp báo cáo.")
    review = a_review(cast.officer.actor, twice)
    client = client_for("officer")
    assert "Phòng Tư pháp</strong>: 2 chỗ" in body(client, "show_review", review.pk)
    address = reverse("reviews:decide_alike", args=[review.pk])
    answer = client.post(address, {"code": "phong-tu-phap", "verdict": "finding"}, follow=True)
    assert "Đã ghi quyết định cho 2 chỗ." in answer.content.decode()
    mark = review.marks.get(code="so-lao-dong")
    sent = {f"mark-{mark.pk}": "fine"}
    client.post(reverse("reviews:decide_marks", args=[review.pk]), sent)
    mark.refresh_from_db()
    assert (mark.verdict, mark.decided_by_name) == ("fine", cast.officer.user.full_name)
    again = client.post(reverse("reviews:decide_marks", args=[review.pk]), sent, follow=True)
    assert "Chưa có quyết định nào mới." in again.content.decode()


def test_four_eyes_through_the_pages(client_for: ClientFor, cast: Cast) -> None:
    review = ready(cast)
    officer, director = client_for("officer"), client_for("director")
    officer.post(reverse("reviews:submit_review", args=[review.pk]))
    assert reverse("reviews:confirm_review", args=[review.pk]) in body(director, "show_review", review.pk)
    returned = {"reason": "Ghi rõ thời hạn."}
    director.post(reverse("reviews:return_review", args=[review.pk]), returned)
    assert "Ghi rõ thời hạn." in body(officer, "show_review", review.pk)
    officer.post(reverse("reviews:submit_review", args=[review.pk]))
    director.post(reverse("reviews:confirm_review", args=[review.pk]))
    second = director.post(reverse("reviews:confirm_review", args=[review.pk]))
    assert "Người khác vừa xử lý văn bản này" in second.content.decode()
    director.post(reverse("reviews:close_round", args=[review.round_id]))
    assert ReviewRound.objects.get().closed_by_name == cast.director.user.full_name


def ready(cast: Cast) -> Review:
    """All that the reviewer has to do is done."""
    review = a_review(cast.officer.actor)
    verdicts = {mark.pk: Verdict.FINDING for mark in review.marks.all()}
    decide_marks(by=cast.officer.actor, review=review, verdicts=verdicts)
    propose(by=cast.officer.actor, review=review, fields=ProposalFields(Conclusion.AMEND, "Sửa Điều 1 và Điều 2."))
    return review


def test_a_director_does_not_confirm_what_they_submitted(client_for: ClientFor, cast: Cast) -> None:
    review = ready(cast)
    submit_review(by=cast.director.actor, review=review)
    page = body(client_for("director"), "show_review", review.pk)
    assert "Cần một người khác xác nhận" in page
    assert reverse("reviews:confirm_review", args=[review.pk]) not in page


def test_a_finding_begins_with_the_words_of_its_place(client_for: ClientFor, cast: Cast) -> None:
    review, client = a_review(cast.officer.actor), client_for("officer")
    page = body(client, "add_finding", review.pk, data={"cho": "8"})
    assert "Khoản 2 Điều 1" in page
    assert "Sở Lao động - Thương binh và Xã hội cung cấp danh sách" in page
    sent = {
        "kind": "gap",
        "place": "Khoản 2 Điều 1",
        "why": "Thiếu thời hạn.",
        "words": "x",
        "proposal": "Thêm 5 ngày.",
    }
    client.post(reverse("reviews:add_finding", args=[review.pk]) + "?cho=8", sent)
    assert review.findings.get().passage.position == 8
    for nonsense in ("xyz", "999999", "²"):
        assert client.get(reverse("reviews:add_finding", args=[review.pk]), {"cho": nonsense}).status_code == 200


def test_comments_on_a_draft_and_their_answers(client_for: ClientFor, cast: Cast) -> None:
    draft, client = a_document(cast.officer.actor, is_draft=True), client_for("officer")
    sent = {"from_whom": "Sở Y tế", "content": "Nêu thời hạn.", "received_on_day": "01/09/2025"}
    client.post(reverse("reviews:add_comment", args=[draft.pk]), sent)
    comment = draft.comments.get()
    client.post(reverse("reviews:answer_comment", args=[comment.pk]), {"answer": "accepted", "words": "Đã thêm."})
    page = body(client, "show_document", draft.pk)
    assert "Tiếp thu" in page
    assert "Đã thêm." in page


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_the_papers_of_a_round(client_for: ClientFor, cast: Cast, kind: str) -> None:
    review, client = ready(cast), client_for("director")
    paper = "danh-muc" if kind == "xlsx" else "bao-cao"
    answer = client.get(reverse("reviews:download_paper", args=[review.round_id, paper, kind]))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')
    assert answer.content == client.get(answer.request["PATH_INFO"]).content, "the same paper gives the same bytes"
    for unknown in (("khac", "pdf"), ("bao-cao", "exe"), ("gop-y", "xlsx")):
        assert client.get(reverse("reviews:download_paper", args=[review.round_id, *unknown])).status_code == 404


def test_the_register_is_searched_without_diacritics(client_for: ClientFor, cast: Cast) -> None:
    a_document(cast.officer.actor)
    a_document(cast.officer.actor, "Khác.", title="Kế hoạch tập huấn", number="")
    page = body(client_for("officer"), "list_documents", data={"q": "quy che phoi hop"})
    assert "Quy chế phối hợp" in page
    assert "Kế hoạch tập huấn" not in page


def test_what_the_assistant_knows_is_shown_with_sources(client_for: ClientFor) -> None:
    page = body(client_for("officer"), "list_rules")
    assert "Phòng Tư pháp thuộc Ủy ban nhân dân cấp huyện" in page
    assert "Luật Trợ giúp pháp lý số 69/2006/QH11" in page
    assert "Cần kiểm tra lại" in page


def test_everything_that_is_no_more_is_shown_with_its_day_its_source_and_its_mark(client_for: ClientFor) -> None:
    known = body(client_for("officer"), "list_rules").split("<dt ")[1:]
    texts = lexicon()
    reasons = {rule.reason for rule in texts.rules} | {gone.reason for text in texts.texts for gone in text.gone}
    assert len(reasons) > 50
    for reason in reasons:
        sign = "Đã đối chiếu văn bản" if reason.mark == Mark.CONFIRMED else "Cần kiểm tra lại"
        told = (escape(reason.name), escape(reason.why), f"{reason.since:%d/%m/%Y}", escape(reason.citation), sign)
        assert any(all(words in one for words in told) for one in known), told


def test_lists_and_pages_cost_the_same_however_long(
    client_for: ClientFor, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    review, client = a_review(cast.officer.actor), client_for("officer")
    for number in range(3):
        document = a_document(cast.officer.actor, f"Điều 1. Phòng Tư pháp {number}", number=f"{number}/QĐ")
        add_to_round(by=cast.officer.actor, opened=review.round, document=document)
        a_round(cast.director.actor)
    pages = {
        "reviews:list_rounds": (3, []),
        "reviews:list_documents": (3, []),
        "reviews:show_round": (4, [review.round_id]),
        "reviews:show_review": (9, [review.pk]),
        "reviews:read_text": (4, [review.pk]),
        "reviews:show_document": (4, [review.document_id]),
    }
    for name, (queries, args) in pages.items():
        with django_assert_num_queries(queries):
            client.get(reverse(name, args=args))
