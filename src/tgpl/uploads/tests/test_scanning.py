"""The malware scanner: what it finds never gets in, and without it nothing is opened."""

import logging

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from tgpl.core.files.malware import ScannerAway, malware_in
from tgpl.core.files.uploads import HeldBackFile, PaperField, paper_response
from tgpl.core.testing.files import scan
from tgpl.jobs.testing import do_queued_work
from tgpl.uploads.models import HeldBack
from tgpl.uploads.tasks import look_through
from tgpl.uploads.testing import EICAR, clamd

pytestmark = pytest.mark.django_db
AWAY = "127.0.0.1:1"  # nobody answers there


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def infected() -> SimpleUploadedFile:
    return scan(EICAR, name="quyết định.pdf")


def test_a_clean_file_passes_and_is_shown_whole(settings) -> None:
    with clamd(settings) as shown:
        file = PaperField().clean(scan(b"x" * 200_000))
    assert shown == [file.size]
    assert file.tell() == 0


def test_malware_never_gets_in_and_the_person_hears_what_to_do(settings) -> None:
    with clamd(settings), pytest.raises(ValidationError, match=r"mã độc.*Hãy chụp ảnh tờ giấy"):
        PaperField().clean(infected())
    assert not HeldBack.objects.exists()


def test_without_a_scanner_nothing_is_held_back() -> None:
    assert PaperField().clean(infected())
    assert not HeldBack.objects.exists()


@pytest.mark.parametrize(("content", "state"), [(b"trang 1", None), (EICAR, "infected")])
def test_while_the_scanner_is_away_files_are_taken_and_nobody_opens_them(settings, content, state) -> None:
    settings.CLAMD = AWAY
    file = PaperField().clean(scan(content))
    held = HeldBack.objects.get()
    assert open_refused(file, held.sha256) == "waiting"
    logging.disable(logging.WARNING)
    look_through.enqueue()
    do_queued_work()
    logging.disable(logging.NOTSET)
    assert HeldBack.objects.get().state == "waiting"
    with clamd(settings):
        look_through.enqueue()
        do_queued_work()
        assert open_refused(file, held.sha256) == state
    left = HeldBack.objects.first()
    assert (left and (left.state, left.found, left.copy.name)) == (state and ("infected", "Eicar-Signature", ""))


def open_refused(file, sha256: str) -> str | None:
    try:
        paper_response(file, "giấy", sha256=sha256)
    except HeldBackFile as held:
        return held.state
    return None


def test_the_same_file_from_two_people_waits_once(settings) -> None:
    settings.CLAMD = AWAY
    for _ in range(2):
        PaperField().clean(scan())
    assert HeldBack.objects.count() == 1


@pytest.mark.parametrize("where", [AWAY, "unix:/nowhere/clamd.ctl"])
def test_a_scanner_that_is_away_is_told_of(settings, where) -> None:
    settings.CLAMD = where
    with pytest.raises(ScannerAway):
        malware_in(ContentFile(b"x"))


def test_an_answer_that_is_no_finding_is_no_finding(settings, monkeypatch) -> None:
    monkeypatch.setattr("tgpl.core.files.malware._whole_answer", lambda line: "INSTREAM size limit exceeded. ERROR")
    with clamd(settings), pytest.raises(ScannerAway, match="size limit"):
        malware_in(ContentFile(b"x"))
