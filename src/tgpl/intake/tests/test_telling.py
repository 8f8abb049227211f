"""Telling what happened aloud or in signs, and sending papers along."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tgpl.audit.models import Entry
from tgpl.core.testing.files import photograph, scan, signs, speech
from tgpl.intake.models import Draft, Request, RequestPaper
from tgpl.intake.services import add_request_paper
from tgpl.intake.testing import ask
from tgpl.intake.tests.writing import FOR_HERSELF, ROOT, write
from tgpl.uploads.models import Upload
from tgpl.uploads.testing import sent

pytestmark = pytest.mark.django_db
CHECK = f"{ROOT}kiem-tra/"
AFTER = ("vai-tro", "viec-gap", "cach-giup", "lien-lac", "an-toan", "ho-tro", "dong-y")
MATTER = {"matter_field": "criminal", "story": ""}


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def writer(client: Client, cast, moment) -> Client:
    """Somebody who is about to tell what happened."""
    write(client, {name: told for name, told in FOR_HERSELF.items() if name not in {"su-viec", *AFTER}})
    return client


def tell(writer: Client, **told: object) -> str:
    """Answers the page of the matter; where it leads."""
    return writer.post(f"{ROOT}su-viec/", MATTER | told).headers["Location"]


def finish(writer: Client) -> Request:
    assert write(writer, {name: FOR_HERSELF[name] for name in AFTER}) == CHECK
    writer.post(CHECK)
    return Request.objects.get()


@pytest.mark.parametrize(
    ("by", "page", "recording", "kind", "says"),
    [
        ("speech", "ke-bang-loi", speech, "speech", "kể bằng lời nói, trong đoạn ghi âm"),
        ("signs", "ke-bang-ky-hieu", signs, "signs", "kể bằng ngôn ngữ ký hiệu"),
    ],
)
@pytest.mark.parametrize("by_script", [True, False])
def test_a_person_tells_it_without_writing(writer, by, page, recording, kind, says, by_script) -> None:
    assert tell(writer, told_by=[by]) == f"{ROOT}{page}/"
    file = recording()
    told = {"recording_sent": sent(file.read(), file.name)} if by_script else {"recording": file}
    assert writer.post(f"{ROOT}{page}/", told).headers["Location"] == f"{ROOT}vai-tro/"
    assert "Đã nhận tệp: " in writer.get(f"{ROOT}{page}/").content.decode()
    request = finish(writer)
    (paper,) = request.papers.all()
    assert (paper.kind, paper.is_recording) == (kind, True)
    assert says in request.story
    with paper.file.open() as kept:
        assert kept.read() == recording().read()


def test_who_cannot_record_asks_to_meet(writer) -> None:
    tell(writer, told_by=["signs"])
    page = f"{ROOT}ke-bang-ky-hieu/"
    assert "Hãy ghi một đoạn" in writer.post(page, {}).content.decode()
    assert writer.post(page, {"to_meet": "on"}).headers["Location"] == f"{ROOT}vai-tro/"
    request = finish(writer)
    assert "xin hẹn gặp để kể" in request.story
    assert not request.papers.exists()


def test_who_neither_writes_nor_records_is_asked_to_tell(writer) -> None:
    answer = writer.post(f"{ROOT}su-viec/", MATTER).content.decode()
    assert "Hãy kể chuyện đã xảy ra" in answer


def test_papers_go_along_and_the_same_one_twice_is_one(writer) -> None:
    assert tell(writer, story="Bị đánh.", with_papers=["now"]) == f"{ROOT}giay-to/"
    located = photograph("sổ hộ nghèo.jpg", comment=b"Nha cua Mau")
    writer.post(f"{ROOT}giay-to/", {"status_proof": located, "matter_paper": scan(), "other": scan()})
    request = finish(writer)
    assert [(p.kind, p.title) for p in request.papers.all()] == [
        ("status_proof", "sổ hộ nghèo.jpg"),
        ("matter_paper", "Giấy xác nhận khuyết tật.pdf"),
    ]
    with request.papers.first().file.open() as kept:
        assert b"Nha cua Mau" not in kept.read()


def test_no_paper_at_hand_is_no_obstacle(writer) -> None:
    tell(writer, story="Bị đánh.", with_papers=["now"])
    assert writer.post(f"{ROOT}giay-to/", {}).headers["Location"] == f"{ROOT}vai-tro/"


@pytest.mark.parametrize("file", [scan(), SimpleUploadedFile("x.webm", b""), signs()])
def test_what_nobody_could_hear_is_refused_and_not_kept(writer, file) -> None:
    tell(writer, told_by=["speech"])
    answer = writer.post(f"{ROOT}ke-bang-loi/", {"recording": file})
    assert answer.status_code == 200
    assert "govuk-error-message" in answer.content.decode()
    assert not Upload.objects.exists()
    assert Draft.objects.get().answers["ke-bang-loi"] == {"recording_sent": [""]}


def test_a_recording_is_looked_through_once_and_lives_as_long_as_its_draft(writer, monkeypatch) -> None:
    tell(writer, told_by=["speech"])
    writer.post(f"{ROOT}ke-bang-loi/", {"recording": speech()})
    monkeypatch.setattr("tgpl.core.files.checks.read_recording", lambda file: pytest.fail("looked through again"))
    assert writer.get(f"{ROOT}viec-gap/").status_code == 200
    assert Upload.objects.get().expires_at == Draft.objects.get().expires_at


def test_each_draft_has_a_key_of_its_own_on_the_device(writer, cast) -> None:
    def keys(one: Client) -> set[str]:
        return set(re.findall(r'data-(?:slot|key)="(\w+)"', one.get(f"{ROOT}ke-bang-loi/").content.decode()))

    tell(writer, told_by=["speech"])
    other = Client()
    write(other, {name: told for name, told in FOR_HERSELF.items() if name not in {"su-viec", *AFTER}})
    tell(other, told_by=["speech"])
    assert len(keys(writer)) == 2
    assert keys(writer) == keys(writer)
    assert not keys(writer) & keys(other)


class TestStaff:
    @pytest.fixture
    def recording(self, cast, moment) -> RequestPaper:
        asked = ask(cast.centre, moment)
        return add_request_paper(
            by=cast.reception.actor, request=asked, kind="speech", title="Lời kể", file=speech(), at=moment
        )

    @pytest.fixture
    def page(self, recording) -> str:
        return f"/lam-viec/yeu-cau/{recording.request.reference}/loi-ke/{recording.uid}/"

    def test_it_is_played_part_by_part_and_its_beginning_is_in_the_record(self, client_for, page) -> None:
        reception, whole = client_for("reception"), speech().read()
        for part, content in [("bytes=0-99", whole[:100]), ("bytes=1000-", whole[1000:])]:
            answer = reception.get(f"{page}tep/", headers={"Range": part})
            assert (answer.status_code, b"".join(answer.streaming_content)) == (206, content)
        assert Entry.objects.filter(action="paper.taken").count() == 1

    def test_a_colleague_writes_down_what_they_hear(self, cast, client_for, page, recording) -> None:
        reception = client_for("reception")
        assert "Máy không tự chép lời" in reception.get(page).content.decode()
        reception.post(f"{page}ghi/", {"text": "Tôi bị đánh.\nHôm qua.", "was": ""})
        recording.refresh_from_db()
        written = (recording.transcript, recording.transcribed_by_name)
        assert written == ("Tôi bị đánh.\nHôm qua.", cast.reception.actor.name)
        late = reception.post(f"{page}ghi/", {"text": "Lời khác.", "was": ""}).content.decode()
        assert "Đồng nghiệp vừa ghi lời kể này" in late
        assert "Lời khác." in late
        told = reception.get(page).content.decode()
        was = re.search(r'name="was" value="([^"]*)"', told)[1]
        assert reception.post(f"{page}ghi/", {"text": "", "was": was}).status_code == 302
        recording.refresh_from_db()
        assert recording.transcript is None

    def test_the_request_leads_to_its_recording(self, client_for, page, recording) -> None:
        assert page in client_for("reception").get(f"/lam-viec/yeu-cau/{recording.request.reference}/").content.decode()
