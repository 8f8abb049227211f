"""Whoever owns the server can change a line; nobody can do it unseen."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from tgpl.audit.models import Entry
from tgpl.audit.services import record
from tgpl.audit.testing import tampering

pytestmark = pytest.mark.django_db
SOMEONE = SimpleNamespace(name="Trần Văn Thử", user_id=7, agency_id=1)


@pytest.fixture(autouse=True)
def five_lines() -> None:
    for number in range(1, 6):
        record(by=SOMEONE, action="case.read", kind="case", key=str(number))


def line(seq: int):
    return Entry.objects.filter(seq=seq)


def put_in_a_line() -> None:
    Entry.objects.filter(seq__gte=3).order_by("-seq").update(seq=F("seq") + 10)
    Entry.objects.filter(seq__gte=3).update(seq=F("seq") - 9)
    first = Entry.objects.get(seq=1)
    first.pk, first.seq = None, 3
    first.hash = first.hash_after(bytes(Entry.objects.get(seq=2).hash))
    first.save()


TAMPERING: dict[str, tuple[Callable[[], object], str]] = {
    "who": (lambda: line(3).update(who="Người khác"), "dòng 3: nội dung đã bị sửa"),
    "when": (lambda: line(2).update(at="2020-01-01T00:00:00Z"), "dòng 2: nội dung đã bị sửa"),
    "what": (lambda: line(5).update(details={"x": 1}), "dòng 5: nội dung đã bị sửa"),
    "hash": (lambda: line(4).update(hash=bytes(32)), "dòng 4: nội dung đã bị sửa"),
    "a line taken out": (lambda: line(3).delete(), "sau dòng 2 là dòng 4"),
    "the first line taken out": (lambda: line(1).delete(), "sau dòng 0 là dòng 2"),
    "a line put in": (put_in_a_line, "dòng 4: nội dung đã bị sửa"),
}


def verify_audit(**options: object) -> str:
    out = StringIO()
    call_command("verify_audit", stdout=out, stderr=out, **options)
    return out.getvalue()


def faults(**options: object) -> str:
    out = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("verify_audit", stdout=out, stderr=out, **options)
    assert failure.value.returncode == 1
    return out.getvalue()


def test_a_sound_record_prints_its_heads() -> None:
    last = Entry.objects.latest("seq")
    assert f"{last.chain} 5 {bytes(last.hash).hex()}\n" in verify_audit()


@pytest.mark.parametrize(("tamper", "found"), TAMPERING.values(), ids=TAMPERING)
def test_tampering_is_found_and_its_line_named(tamper: Callable[[], object], found: str) -> None:
    with tampering():
        tamper()
    assert found in faults()


def test_a_tail_cut_off_is_found_by_the_anchors_of_an_earlier_walk(tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.txt"
    anchors.write_text(verify_audit())
    with tampering():
        Entry.objects.filter(seq__gte=4).delete()
    verify_audit()
    assert "mốc đã giữ có 5 dòng, nay chỉ còn 3" in faults(anchors=anchors)


def test_a_tail_written_anew_is_found_by_the_anchors(tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.txt"
    anchors.write_text(verify_audit())
    with tampering():
        line(5).delete()
    record(by=SOMEONE, action="case.read", kind="case", key="another")
    verify_audit()
    assert "dòng 5: không khớp mốc đã giữ" in faults(anchors=anchors)


def test_a_whole_chain_gone_is_found_by_the_anchors(tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.txt"
    anchors.write_text(verify_audit())
    with tampering():
        Entry.objects.all().delete()
    assert "nay chỉ còn 0" in faults(anchors=anchors)


def test_anchors_of_yesterday_hold_today(tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.txt"
    anchors.write_text(verify_audit())
    record(by=SOMEONE, action="case.read", kind="case", key="6")
    assert "6 dòng" in verify_audit(anchors=anchors)


@pytest.mark.parametrize("text", ["không phải mốc", "1 2", "1 2 xyz"])
def test_a_file_that_holds_no_anchors_is_said_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.txt"
    path.write_text(text)
    with pytest.raises(CommandError, match="Không đọc được tệp mốc") as failure:
        verify_audit(anchors=path)
    assert failure.value.returncode == 2


def test_a_chain_is_read_in_one_go(django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        verify_audit()
