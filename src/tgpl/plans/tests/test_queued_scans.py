"""A scan is read in the background: the person does not wait, and finds the plan in the list."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.core.reading import Line, UnreadableFile, scanned_pages
from tgpl.plans.models import Plan
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import AlreadyImported, queue_scan
from tgpl.plans.services import importing as service
from tgpl.plans.tasks import read_scans
from tgpl.plans.testing import SAMPLES
from tgpl.plans.tests.papers import paper
from tgpl.plans.tests.papers.pdf import as_pdf
from tgpl.plans.tests.papers.scan import as_scan

# Instead of minutes of reading by eye: what it would find.
LINES = [Line(at, text, 1) for at, text in enumerate((SAMPLES / "prose.txt").read_text().split("\n"), 1)]


def test_pages_that_are_pictures_are_told_from_text() -> None:
    assert scanned_pages(as_pdf(paper("appendix"))) == 0
    assert scanned_pages(as_scan(paper("appendix"))) == 2
    assert scanned_pages(b"1. Tap huan") == 0


@pytest.fixture
def officer(client_for: Callable[[str], Client]) -> Client:
    return client_for("department_officer")


def test_a_long_scan_waits_and_is_read(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tgpl.plans.views.importing.MOST_AT_ONCE", 1)
    monkeypatch.setattr(service, "read_bytes", lambda content, name: LINES)
    file = SimpleUploadedFile("quet.pdf", as_scan(paper("appendix")))
    page = officer.post("/ke-hoach/nhap/", {"file": file}, follow=True).content.decode()
    assert "đọc mất vài phút" in page
    plan = Plan.objects.get()
    assert (plan.status, plan.title) == (PlanStatus.READING, "quet.pdf")
    read_scans.func()
    plan.refresh_from_db()
    assert (plan.status, plan.number, plan.tasks.count()) == (PlanStatus.READ, "45/KH-UBND", 3)
    assert "II.2.a" in officer.get(f"/ke-hoach/{plan.pk}/xem-lai/").content.decode()
    read_scans.func()  # nothing waits any more
    assert plan.tasks.count() == 3


def test_what_cannot_be_read_is_set_aside_with_the_reason(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(content: bytes, name: str) -> list[Line]:
        raise UnreadableFile("Không đọc được ảnh của một trang.")

    monkeypatch.setattr(service, "read_bytes", refuse)
    plan = queue_scan(by=cast.department_officer.actor, content=b"%PDF-1", file_name="a.pdf")
    with pytest.raises(AlreadyImported):
        queue_scan(by=cast.department_officer.actor, content=b"%PDF-1", file_name="a.pdf")
    read_scans.func()
    plan.refresh_from_db()
    assert plan.status == PlanStatus.SET_ASIDE
    assert plan.moves.last().why == "Không đọc được ảnh của một trang."
