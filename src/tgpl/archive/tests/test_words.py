"""Scans become words in the background, are found by what they say, and looked through by a person."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from django.db import connection
from django.urls import reverse
from docx import Document
from PIL import Image

from tgpl.accounts.testing import Cast
from tgpl.archive.models import PageText, PaperTerm, PaperText
from tgpl.archive.pages import Pages, _picture_of
from tgpl.archive.presenters import marked
from tgpl.archive.queries import found_papers
from tgpl.archive.services import confirm_page, read_some_pages, take_up_new_papers
from tgpl.archive.services.reading import AT_ONCE
from tgpl.archive.tasks import find_new_papers
from tgpl.archive.testing import a_paper, an_ended_case, read_everything, scan
from tgpl.archive.words import digests_of
from tgpl.audit.models import Entry
from tgpl.cases.models import Case
from tgpl.core.files.ocr import Print, can_read
from tgpl.jobs.testing import do_queued_work

pytestmark = pytest.mark.django_db
State = PaperText.State
reads_print = pytest.mark.skipif(not can_read(), reason="needs tesseract-ocr and tesseract-ocr-vie")
SEARCH = "/lam-viec/tim-trong-ho-so/"


def word_file(*paragraphs: str) -> bytes:
    document, held = Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(held)
    return held.getvalue()


@pytest.fixture
def case(cast: Cast, moment: datetime) -> Case:
    return an_ended_case(cast, moment)


class TestReading:
    @reads_print
    def test_a_scan_of_two_pages_is_read_in_vietnamese(self, cast: Cast, case: Case, moment: datetime) -> None:
        a_paper(cast, case, scan("Bản án số 12 năm 2026", "Tuyên phạt bị cáo"), moment)
        read_everything()
        text = PaperText.objects.get()
        assert (text.state, text.pages) == (State.READ, 2)
        assert "Bản án" in text.page_texts.get(number=1).text
        assert "bị cáo" in text.page_texts.get(number=2).text

    @pytest.mark.django_db(transaction=True)
    def test_a_new_paper_is_read_by_the_queue_alone(self, cast: Cast, case: Case, moment: datetime) -> None:
        a_paper(cast, case, word_file("Biên bản hòa giải"), moment)
        find_new_papers.enqueue()
        do_queued_work()
        assert PaperText.objects.get().state == State.READ
        find_new_papers.enqueue()
        do_queued_work()
        assert PaperText.objects.count() == 1

    def test_a_long_paper_is_read_some_pages_at_a_time_and_goes_on_where_it_stopped(
        self, cast: Cast, case: Case, moment: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tgpl.archive.services.reading.AT_ONCE", 2)
        monkeypatch.setattr("tgpl.archive.pages._picture_of", lambda page: b"")
        reader = Reader()
        monkeypatch.setattr("tgpl.archive.pages.read_print", reader)
        a_paper(cast, case, scan(*"abcde"), moment)
        text = take_up_new_papers()[0]
        assert [read_some_pages(text) for _ in range(3)] == [True, True, False]
        assert reader.pages == 5
        assert not read_some_pages(text)  # done twice changes nothing
        assert text.page_texts.count() == 5

    def test_a_worker_killed_at_a_page_loses_that_page_alone(
        self, cast: Cast, case: Case, moment: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        book = LongScan(5, dies_at=4)
        monkeypatch.setattr("tgpl.archive.services.reading.open_pages", lambda file: book)
        a_paper(cast, case, scan("a"), moment)
        text = take_up_new_papers()[0]
        with pytest.raises(KeyboardInterrupt):
            read_some_pages(text)
        text.refresh_from_db()
        assert (text.state, text.page_texts.count()) == (State.WAITING, 3)
        book.dies_at = 0  # the work comes back to another worker
        assert not read_some_pages(text)
        assert book.read_pages == [1, 2, 3, 4, 4, 5]
        assert list(text.page_texts.values_list("number", flat=True).order_by("number")) == [1, 2, 3, 4, 5]

    def test_two_thousand_pages_are_read_in_pieces_to_the_last(
        self, cast: Cast, case: Case, moment: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        book = LongScan(2_000)
        monkeypatch.setattr("tgpl.archive.services.reading.open_pages", lambda file: book)
        a_paper(cast, case, scan("a"), moment)
        text = take_up_new_papers()[0]
        assert read_some_pages(text)
        assert len(book.read_pages) == AT_ONCE  # others get their turn before the next ones
        between = range(AT_ONCE + 1, 2_000 - AT_ONCE + 1)
        PageText.objects.bulk_create(PageText(of=text, number=n, text="trang", sureness=90) for n in between)
        assert not read_some_pages(text)
        text.refresh_from_db()
        assert (text.state, text.pages, book.read_pages[-1]) == (State.READ, 2_000, 2_000)

    def test_one_page_that_cannot_be_read_stops_no_other(
        self, cast: Cast, case: Case, moment: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def words_on(number: int) -> Print:
            if number == 2:
                raise ValueError("a damaged page")
            return Print(f"trang {number}", 90.0)

        monkeypatch.setattr("tgpl.archive.services.reading.open_pages", lambda file: Pages(3, words_on))
        a_paper(cast, case, scan("a"), moment)
        read_everything()
        pages = PaperText.objects.get(state=State.READ).page_texts.order_by("number")
        assert [(page.text, page.sureness) for page in pages] == [("trang 1", 90), ("", 0), ("trang 3", 90)]

    def test_how_far_the_reading_of_a_long_paper_is_stands_on_its_page(
        self, cast: Cast, case: Case, moment: datetime, client_for: Callable, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tgpl.archive.services.reading.open_pages", lambda file: LongScan(2_000))
        paper = a_paper(cast, case, scan("a"), moment)
        read_some_pages(take_up_new_papers()[0])
        page = client_for("officer").get(reverse("archive:read_words", args=[paper.uid])).content.decode()
        assert f"Máy đã đọc {AT_ONCE} trong 2.000 trang" in page

    def test_a_sheet_the_size_of_a_wall_is_read_as_finely_as_memory_allows(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tgpl.archive.pages.MOST_PIXELS", 250_000)
        pdf = pdfium.PdfDocument.new()
        pdf.new_page(14_400, 3_600)  # at 300 dots per inch 900 million dots
        assert Image.open(BytesIO(_picture_of(pdf[0]))).size == (1_000, 250)

    @pytest.mark.parametrize(
        ("content", "reason"),
        [(b"%PDF-1.4 broken", "hỏng"), (b"\x89PNG\r\n\x1a\n broken", "hỏng"), (b"PK\x03\x04 broken", "hỏng")],
    )
    def test_a_broken_file_says_so_and_stops_nothing(
        self, cast: Cast, case: Case, moment: datetime, content: bytes, reason: str
    ) -> None:
        a_paper(cast, case, content, moment)
        read_everything()
        text = PaperText.objects.get()
        assert text.state == State.UNREADABLE
        assert reason in text.reason

    def test_a_lost_file_says_so(self, cast: Cast, case: Case, moment: datetime) -> None:
        paper = a_paper(cast, case, word_file("Đơn"), moment)
        paper.file.storage.delete(paper.file.name)
        read_everything()
        assert PaperText.objects.get().state == State.UNREADABLE


class LongScan:
    """Stands where the pages of a scan stand; at one of them its worker may be killed."""

    def __init__(self, count: int, dies_at: int = 0) -> None:
        self.count, self.dies_at = count, dies_at
        self.read_pages: list[int] = []

    def read(self, number: int) -> Print:
        self.read_pages.append(number)
        if number == self.dies_at:
            raise KeyboardInterrupt
        return Print(f"trang {number}", 90.0)


class Reader:
    """Stands where Tesseract stands and counts."""

    pages = 0

    def __call__(self, picture: bytes) -> Print:
        self.pages += 1
        return Print(f"trang {self.pages}", 90.0)


class TestFinding:
    def test_all_words_must_stand_in_the_paper_with_or_without_diacritics(
        self, cast: Cast, case: Case, moment: datetime
    ) -> None:
        a_paper(cast, case, word_file("Bị đơn Hoàng Thử ở ngõ Mẫu"), moment)
        read_everything()
        for question, count in [("hoang thu", 1), ("Hoàng Thử", 1), ("ngõ MẪU", 1), ("hoàng khác", 0), ("", 0)]:
            assert found_papers(cast.director.actor, question).count() == count

    def test_common_words_are_asked_of_each_paper(
        self, cast: Cast, case: Case, moment: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tgpl.archive.queries.FEW", 0)
        a_paper(cast, case, word_file("một hai ba"), moment)
        read_everything()
        assert found_papers(cast.director.actor, "hai ba").count() == 1
        assert found_papers(cast.director.actor, "hai bốn").count() == 0

    def test_another_office_finds_nothing(self, cast: Cast, case: Case, moment: datetime) -> None:
        a_paper(cast, case, word_file("Bản tự khai"), moment)
        read_everything()
        assert not found_papers(cast.other_director.actor, "bản tự khai").exists()
        assert not found_papers(cast.lawyer.actor, "bản tự khai").exists()
        assert found_papers(cast.officer.actor, "bản tự khai").exists()

    def test_the_tables_hold_no_word_in_the_clear(self, cast: Cast, case: Case, moment: datetime) -> None:
        a_paper(cast, case, word_file("Nguyễn Thị Mẫu"), moment)
        read_everything()
        with connection.cursor() as cursor:
            cursor.execute("SELECT text FROM archive_pagetext")
            stored = bytes(cursor.fetchone()[0])
        assert "Mẫu".encode() not in stored
        assert set(PaperTerm.objects.values_list("digest", flat=True)) == set(digests_of("nguyen thi mau"))

    def test_the_page_lists_papers_and_few_statements_do_it(
        self, cast: Cast, case: Case, moment: datetime, client_for: Callable, django_assert_max_num_queries: Callable
    ) -> None:
        director = client_for("director")
        for number in range(12):
            a_paper(cast, case, word_file(f"Biên bản số {number}"), moment, title=f"Biên bản {number}")
        read_everything()
        with django_assert_max_num_queries(10):
            page = director.get(SEARCH, {"q": "bien ban"}).content.decode()
        assert page.count("/chu/?q=") == 12

    def test_no_words_no_papers_and_words_on_what_to_do(self, client_for: Callable) -> None:
        assert "Hãy viết từ cần tìm" in client_for("director").get(SEARCH, {"q": " "}).content.decode()
        assert "Thử bớt từ" in client_for("director").get(SEARCH, {"q": "gì đó"}).content.decode()


class TestLookingThrough:
    @pytest.fixture
    def page(self, cast: Cast, case: Case, moment: datetime) -> PageText:
        a_paper(cast, case, word_file("Bàn án sô 12"), moment)
        read_everything()
        PageText.objects.update(sureness=61.0)
        return PageText.objects.select_related("of__paper__case__person").get()

    def test_a_person_mends_the_words_and_the_paper_is_found_by_the_right_ones(
        self, cast: Cast, page: PageText, client_for: Callable
    ) -> None:
        url = reverse("archive:confirm_page", args=[page.of.paper.uid, 1])
        client_for("director").post(url, {"page": 1, "words": "Bản án số 12"})
        text = PaperText.objects.get()
        assert text.state == State.CONFIRMED
        assert text.confirmed_by == cast.director.user
        assert found_papers(cast.director.actor, "số 12").exists()

    def test_words_taken_out_no_longer_find_it(self, cast: Cast, page: PageText) -> None:
        confirm_page(by=cast.director.actor, page=page, words="Quyết định")
        assert not found_papers(cast.director.actor, "án").exists()

    def test_reading_is_recorded(self, page: PageText, client_for: Callable) -> None:
        client_for("director").get(reverse("archive:read_words", args=[page.of.paper.uid]))
        assert Entry.objects.filter(action="words.read", key=page.of.paper.case.code).count() == 1

    def test_words_asked_for_are_marked_and_nothing_is_injected(self) -> None:
        shown = marked("Bản <b>án</b> số 12", "an so")
        assert "<mark>số</mark>" in shown
        assert "<b>" not in shown
