"""Letters: drafted, rewritten, issued for good, sent, withdrawn."""

from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from unittest.mock import patch

import docx
import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.documents import services
from tgpl.documents.models import Letter, LetterAltered, LetterCounter, LetterFile
from tgpl.documents.queries import letter_of_code, letter_open_to, letters_of, may_issue, papers_of
from tgpl.documents.registry import drawings, sources
from tgpl.documents.services import LetterError
from tgpl.documents.services.letters import merged_text
from tgpl.documents.tests.reading import pages
from tgpl.documents.tests.things import AT, KIND, LETTER, a_draft, issued, letter_facts, signs

pytestmark = pytest.mark.django_db


def issue(cast: Cast, letter: Letter, at=AT, revision: int | None = None) -> Letter:
    return services.issue_letter(
        by=cast.director.actor,
        letter=letter,
        signatory=signs(cast),
        revision=letter.revision if revision is None else revision,
        at=at,
        address=lambda code: f"https://mau.example/xac-thuc/{code}/",
    )


def rewrite(cast: Cast, letter: Letter, was: str, now: str, revision: int | None = None) -> None:
    text = type(letter.said)(**{**_parts(letter), "body": letter.said.body.replace(was, now)})
    services.rewrite_draft(
        by=cast.reception.actor, letter=letter, text=text, revision=letter.revision if revision is None else revision
    )


def _parts(letter: Letter) -> dict[str, object]:
    names = ("type_name", "subject", "addressees", "recipients")
    return {name: getattr(letter.said, name) for name in names}


def test_a_draft_is_filled_in_and_has_no_number(cast: Cast) -> None:
    letter = a_draft(cast)
    assert "Chưa có vụ việc cụ thể." in letter.text
    assert (letter.number, letter.code, letter.is_issued) == (None, None, False)
    assert str(letter) == "Thông báo từ chối thụ lý yêu cầu trợ giúp pháp lý"


def test_the_same_draft_is_not_begun_twice(cast: Cast) -> None:
    assert a_draft(cast).pk == a_draft(cast).pk


def test_issuing_gives_number_day_names_code_and_two_files(cast: Cast) -> None:
    letter = issued(cast)
    assert letter.number_line == "01/TB-TTTGPL"
    assert (letter.issued_on, letter.signer) == (date(2026, 11, 20), "Lê Thị Mẫu")
    assert sorted(letter.files.values_list("kind", flat=True)) == ["docx", "pdf"]
    for file in letter.files.all():
        assert sha256(file.content()).hexdigest() == file.sha256


def test_the_files_carry_number_day_signature_and_the_way_to_the_copy(cast: Cast) -> None:
    letter = issued(cast)
    text = " ".join(pages(letter.files.get(kind="pdf").content()))
    for words in [
        "Số: 01/TB-TTTGPL",
        "20 tháng 11 năm 2026",
        "GIÁM ĐỐC",
        "Lê Thị Mẫu",
        letter.code,
        "chưa đối chiếu",
    ]:
        assert words in text
    word = docx.Document(BytesIO(letter.files.get(kind="docx").content()))
    assert "chưa đối chiếu" in word.sections[0].first_page_footer.paragraphs[0].text


def test_numbers_go_on_by_book_and_begin_anew_each_year(cast: Cast) -> None:
    first, second = issued(cast), issued(cast)
    other = issued(cast, office=cast.branch)
    later = issued(cast, AT + timedelta(days=60))
    assert [first.number, second.number, other.number, later.number] == [1, 2, 1, 1]
    assert other.number_line == "01/TB-CN1-TTTGPL"
    assert later.year == 2027


def test_a_letter_that_could_not_be_drawn_takes_no_number(cast: Cast) -> None:
    letter = a_draft(cast)
    with patch("tgpl.documents.services.letters.render", side_effect=RuntimeError), pytest.raises(RuntimeError):
        issue(cast, letter)
    assert not LetterCounter.objects.filter(last__gt=0).exists()
    letter.refresh_from_db()
    assert issue(cast, letter).number == 1


def test_numbers_follow_the_order_of_days(cast: Cast) -> None:
    issued(cast)
    letter = a_draft(cast)
    with pytest.raises(LetterError, match="đồng hồ"):
        issue(cast, letter, AT - timedelta(days=1))


def test_what_is_issued_cannot_be_rewritten_dropped_or_issued_again(cast: Cast) -> None:
    letter = issued(cast)
    for step in [
        lambda: rewrite(cast, letter, "cụ thể", "rõ"),
        lambda: services.drop_draft(by=cast.reception.actor, letter=letter),
        lambda: issue(cast, letter),
    ]:
        with pytest.raises(LetterError):
            step()
    assert Letter.objects.get(pk=letter.pk).number == 1


def test_two_officers_who_write_at_once_are_told(cast: Cast) -> None:
    letter = a_draft(cast)
    mine = Letter.objects.get(pk=letter.pk)
    rewrite(cast, letter, "Chưa có", "Không có")
    with pytest.raises(LetterError, match="Người khác"):
        rewrite(cast, mine, "Chưa có", "Thiếu", revision=mine.revision)
    with pytest.raises(LetterError, match="Người khác"):
        issue(cast, mine)
    assert "Không có vụ việc" in Letter.objects.get(pk=letter.pk).text


def test_a_text_that_cannot_be_read_is_refused(cast: Cast) -> None:
    with pytest.raises(LetterError, match="Dòng"):
        rewrite(cast, a_draft(cast), "Chưa có vụ việc cụ thể.", "| A | B |\n| 1 |")


@pytest.mark.parametrize("gap", ["Lý do: …………………", ">", "> Họ tên:"])
def test_a_letter_with_room_to_write_is_not_issued(cast: Cast, gap: str) -> None:
    letter = a_draft(cast)
    rewrite(cast, letter, "Chưa có vụ việc cụ thể.", gap)
    with pytest.raises(LetterError, match="còn chỗ trống"):
        issue(cast, letter)


def test_drawn_again_keeps_what_a_person_wrote(cast: Cast) -> None:
    letter = a_draft(cast)
    rewrite(cast, letter, "Chưa có vụ việc cụ thể.", "Lời của tôi.")
    told = {**letter_facts(cast.centre), "căn cứ từ chối": "điểm d khoản 3 Điều 30"}
    with patch("tgpl.documents.tests.things.letter_facts", return_value=told):
        services.draw_again(
            by=cast.reception.actor, letter=letter, drawing=drawings.get(LETTER, KIND), thing=cast.centre, at=AT
        )
    assert "Lời của tôi." in letter.text
    assert "điểm d khoản 3" in letter.text


def test_a_head_that_a_person_changed_stays() -> None:
    before = "loại: A\nkính gửi: Bà Mẫu\n----\nmột"
    mine = "loại: A\nkính gửi: Ông Thử\n----\nmột"
    assert "Ông Thử" in merged_text(before=before, mine=mine, now="loại: B\nkính gửi: Bà Khác\n----\nhai")
    assert "Bà Khác" in merged_text(before=before, mine=before, now="loại: B\nkính gửi: Bà Khác\n----\nhai")


def test_authority_stands_over_the_post(cast: Cast) -> None:
    deputy = signs(cast, name="Trần Văn Thử", position="Phó Giám đốc", formula="KT", in_place_of="Giám đốc")
    letter = a_draft(cast)
    services.issue_letter(
        by=cast.director.actor, letter=letter, signatory=deputy, revision=1, at=AT, address=lambda code: code
    )
    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC" in pages(letter.files.get(kind="pdf").content())[0]


def test_a_formula_says_in_whose_place(cast: Cast) -> None:
    with pytest.raises(LetterError, match="ký thay"):
        signs(cast, formula="KT")


def test_a_file_changed_outside_is_not_given_out(cast: Cast) -> None:
    file = issued(cast).files.get(kind="pdf")
    with file.file.storage.open(file.file.name, "wb") as stored:
        stored.write(b"%PDF-1.7 altered")
    with pytest.raises(LetterAltered):
        file.content()


def test_the_database_holds_a_number_once_and_an_issued_letter_whole(cast: Cast) -> None:
    letter = issued(cast)
    with pytest.raises(IntegrityError):
        Letter.objects.filter(pk=letter.pk).update(code=None)


def test_sending_and_the_proof_that_it_came(cast: Cast) -> None:
    letter, by = issued(cast), cast.reception.actor
    with pytest.raises(LetterError, match="trước ngày ban hành"):
        services.send_letter(by=by, letter=letter, to="Bà Mẫu", how="post", sent_on=date(2026, 11, 19))
    sending = services.send_letter(by=by, letter=letter, to="Bà Mẫu", how="post", sent_on=date(2026, 11, 20))
    with pytest.raises(LetterError, match="trước ngày gửi"):
        services.confirm_delivery(by=by, sending=sending, delivered_on=date(2026, 11, 19))
    services.confirm_delivery(by=by, sending=sending, delivered_on=date(2026, 11, 23), proof_note="ký nhận")
    with pytest.raises(LetterError, match="đã được xác nhận"):
        services.confirm_delivery(by=by, sending=sending, delivered_on=date(2026, 11, 24))


def test_withdrawing_is_a_row_of_its_own_and_once(cast: Cast) -> None:
    letter, by = issued(cast), cast.director.actor
    before = {name: getattr(letter, name) for name in ("text", "number", "code")}
    services.withdraw_letter(by=by, letter=letter, kind="withdrawn", reason="Sai tên", at=AT)
    with pytest.raises(LetterError, match="đã được thu hồi"):
        services.withdraw_letter(by=by, letter=letter, kind="cancelled", reason="Sai tên", at=AT)
    assert before == {name: getattr(Letter.objects.get(pk=letter.pk), name) for name in before}


def test_a_draft_is_dropped_not_withdrawn(cast: Cast) -> None:
    letter = a_draft(cast)
    with pytest.raises(LetterError, match="chưa ban hành"):
        services.withdraw_letter(by=cast.director.actor, letter=letter, kind="withdrawn", reason="x", at=AT)
    services.drop_draft(by=cast.reception.actor, letter=letter)
    assert not Letter.objects.exists()


def test_the_signed_copy_stands_beside_the_drawn_one(cast: Cast) -> None:
    letter, scan = issued(cast), b"%PDF-1.7 signed"
    kept = services.add_signed_copy(by=cast.reception.actor, letter=letter, file=ContentFile(scan, name="x.pdf"), at=AT)
    assert (kept.kind, kept.content()) == (LetterFile.Kind.SIGNED, scan)
    with pytest.raises(LetterError, match="đã có"):
        services.add_signed_copy(by=cast.reception.actor, letter=letter, file=ContentFile(scan, name="x.pdf"), at=AT)


def test_the_code_is_found_however_it_was_typed(cast: Cast) -> None:
    letter = issued(cast)
    assert letter_of_code(letter.code.lower().replace("-", " ")) == letter
    assert letter_of_code("AAAAA-AAAAA-AAAAA-AAAAA") is None
    assert letter_of_code("") is None


def test_what_the_next_step_needs_until_it_is_issued(cast: Cast) -> None:
    draft, actor = a_draft(cast), cast.director.actor
    assert [d.form for d in papers_of(actor, KIND, cast.centre).needed] == [LETTER]
    issue(cast, draft)
    assert papers_of(actor, KIND, cast.centre).needed == []
    services.withdraw_letter(by=actor, letter=draft, kind="withdrawn", reason="Sai", at=AT)
    assert [d.form for d in papers_of(actor, KIND, cast.centre).needed] == [LETTER]


def test_who_does_not_write_letters_sees_only_the_issued(cast: Cast) -> None:
    a_draft(cast)
    assert papers_of(cast.officer.actor, KIND, cast.centre).letters == []
    assert len(papers_of(cast.reception.actor, KIND, cast.centre).letters) == 1


def test_who_sees_and_who_numbers(cast: Cast) -> None:
    letter = issued(cast)
    assert letters_of(cast.reception.actor).get() == letter
    assert not letters_of(cast.other_reception.actor).exists()
    assert letter_open_to(cast.officer.actor, letter.uid) == letter  # sees the thing, if not the book
    assert letter_open_to(cast.other_officer.actor, letter.uid) is None
    assert may_issue(cast.director.actor, letter)
    assert not may_issue(cast.department_officer.actor, letter)
    assert not may_issue(cast.reception.actor, letter)


def test_every_step_is_recorded_under_the_letter(cast: Cast) -> None:
    letter = issued(cast)
    services.withdraw_letter(by=cast.director.actor, letter=letter, kind="withdrawn", reason="Sai", at=AT)
    told = Entry.objects.filter(kind="letter", key=str(letter.uid)).order_by("pk").values_list("action", flat=True)
    assert list(told) == ["letter.drafted", "letter.issued", "letter.withdrawn"]
    assert sources[KIND].key(cast.centre) == letter.key
