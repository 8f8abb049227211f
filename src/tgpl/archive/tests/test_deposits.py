"""A closed file goes to the archive as a bag that can be checked, and the same bytes come out of it again."""

import datetime as dt
import hashlib
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pytest_django import Settings

from tgpl.accounts.testing import Cast
from tgpl.archive.models import Deposit
from tgpl.archive.rules import keep_until, load_retention
from tgpl.archive.services import ArchiveError, deposit_file, package_of
from tgpl.archive.testing import a_paper, an_ended_case
from tgpl.cases.models import Case
from tgpl.cases.testing import accept
from tgpl.core.law.rule_files import RuleFault

PDF = b"%PDF-1.4 sample"


@pytest.mark.parametrize(
    ("closed", "years", "until"),
    [
        (dt.date(2026, 1, 1), 20, dt.date(2046, 12, 31)),
        (dt.date(2026, 12, 31), 20, dt.date(2046, 12, 31)),
        (dt.date(2024, 2, 29), 1, dt.date(2025, 12, 31)),
        (dt.date(2026, 3, 2), None, None),
    ],
)
def test_whole_years_are_kept(closed: dt.date, years: int | None, until: dt.date | None) -> None:
    assert keep_until(closed, years) == until


@given(st.dates(min_value=dt.date(2018, 1, 1), max_value=dt.date(2100, 1, 1)), st.integers(0, 70))
def test_never_less_than_the_years_of_the_law(closed: dt.date, years: int) -> None:
    until = keep_until(closed, years)
    assert until is not None
    assert until.year - closed.year == years
    assert until >= closed


@pytest.mark.parametrize(
    ("second", "fault"),
    [("2025-06-12", "để trống thời gian"), ("2025-06-08", "chồng lên")],
)
def test_a_hole_or_an_overlap_is_refused_with_its_line(tmp_path: Path, second: str, fault: str) -> None:
    path = tmp_path / "retention.yaml"
    path.write_text(
        "case_files:\n"
        "  - {valid_from: 2018-01-01, valid_to: 2025-06-10, citation: Mẫu, mark: to_verify, years: 10}\n"
        f"  - {{valid_from: {second}, citation: Mẫu, mark: to_verify, years: 20}}\n",
        encoding="utf-8",
    )
    with pytest.raises(RuleFault, match=fault) as told:
        load_retention([path])
    assert told.value.line == 3


@pytest.mark.django_db
class TestDeposit:
    @pytest.fixture
    def case(self, cast: Cast, moment: dt.datetime) -> Case:
        case = an_ended_case(cast, moment)
        a_paper(cast, case, PDF, moment, title="Bản án <số 1> & phụ lục")
        return case

    def test_the_bag_holds_the_papers_their_digests_and_what_the_archive_asks(
        self, cast: Cast, case: Case, moment: dt.datetime
    ) -> None:
        package, digest = package_of(case, 20)
        content = package.read()
        assert hashlib.sha256(content).hexdigest() == digest
        bag = zipfile.ZipFile(BytesIO(content))
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            for line in bag.read(manifest).decode().splitlines():
                want, name = line.split("  ")
                assert hashlib.sha256(bag.read(name)).hexdigest() == want
        root = etree.fromstring(bag.read("metadata/ho-so.xml"))
        assert root.findtext("fileCode") == case.code
        assert root.findtext("maintenance") == "20 năm"
        assert root.findtext("totalDoc") == str(case.papers.count())
        assert "Bản án <số 1> & phụ lục" in [subject.text for subject in root.iter("subject")]

    def test_the_same_file_gives_the_same_bytes(self, case: Case) -> None:
        assert package_of(case, None)[1] == package_of(case, None)[1]

    def test_until_the_years_are_known_nothing_has_an_end(self, cast: Cast, case: Case, moment: dt.datetime) -> None:
        deposit = deposit_file(by=cast.director.actor, case=case, at=moment)
        assert (deposit.years, deposit.keep_until) == (None, None)

    def test_years_that_the_office_wrote_are_used(
        self, cast: Cast, case: Case, moment: dt.datetime, settings: Settings, tmp_path: Path
    ) -> None:
        rules = tmp_path / "law" / "archive"
        rules.mkdir(parents=True)
        (rules / "retention.yaml").write_text(
            "case_files:\n  - {valid_from: 2018-01-01, citation: Mẫu, mark: confirmed, years: 20}\n", encoding="utf-8"
        )
        settings.DATA_DIR = tmp_path
        deposit = deposit_file(by=cast.director.actor, case=case, at=moment)
        assert deposit.keep_until == dt.date(2046, 12, 31)

    def test_twice_is_once(self, cast: Cast, case: Case, moment: dt.datetime) -> None:
        deposit_file(by=cast.director.actor, case=case, at=moment)
        with pytest.raises(ArchiveError, match="đã được nộp"):
            deposit_file(by=cast.director.actor, case=case, at=moment)
        assert Deposit.objects.count() == 1

    def test_an_open_case_stays_where_it_is(self, cast: Cast, moment: dt.datetime) -> None:
        with pytest.raises(ArchiveError, match="chưa kết thúc"):
            deposit_file(by=cast.director.actor, case=accept(cast, moment), at=moment)

    def test_a_lost_scan_stops_it_in_words(self, cast: Cast, case: Case, moment: dt.datetime) -> None:
        paper = case.papers.exclude(file="").get()
        paper.file.storage.delete(paper.file.name)
        with pytest.raises(ArchiveError, match="Không thấy tệp"):
            deposit_file(by=cast.director.actor, case=case, at=moment)

    def test_through_the_pages(self, case: Case, client_for: Callable) -> None:
        director = client_for("director")
        assert case.code in director.get("/lam-viec/luu-tru/cho-nop/").content.decode()
        director.post(f"/lam-viec/luu-tru/nop/{case.code}/")
        assert f"/nop/{case.code}/" not in director.get("/lam-viec/luu-tru/cho-nop/").content.decode()
        taken = director.get(f"/lam-viec/luu-tru/{case.code}/goi/")
        assert zipfile.is_zipfile(BytesIO(b"".join(taken.streaming_content)))

    def test_a_file_that_changed_since_is_told(
        self, cast: Cast, case: Case, moment: dt.datetime, client_for: Callable
    ) -> None:
        deposit_file(by=cast.director.actor, case=case, at=moment)
        a_paper(cast, case, PDF + b"2", moment, title="Thêm sau")
        page = client_for("director").get(f"/lam-viec/luu-tru/{case.code}/goi/", follow=True).content.decode()
        assert "mã kiểm tra của gói không khớp" in page
