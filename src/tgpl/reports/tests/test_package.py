"""The whole year in one archive."""

from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from tgpl.accounts.testing import Cast
from tgpl.reports.models import YearPackage
from tgpl.reports.package import yearly_package
from tgpl.reports.services import make_packages
from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.testing import accepted

pytestmark = pytest.mark.django_db
PAGE = "/bao-cao/tron-bo/"


def test_it_is_asked_for_on_a_page_made_later_and_taken_away(cast: Cast, client_for, moment: datetime) -> None:
    client = client_for("department_officer")
    for _twice in range(2):
        assert client.post(PAGE, {"year": "2025"}).status_code == 302
    assert YearPackage.objects.count() == 1  # one waits: asking again gives the same
    assert "Đang lập" in client.get(PAGE).content.decode()
    make_packages()
    make_packages()  # done twice it is done once
    package = YearPackage.objects.get()
    assert client_for("director").get(f"{PAGE}{package.pk}.zip").status_code == 404
    expected = yearly_package(period_of("2025"), cast.department)
    assert sha256(expected).hexdigest() == package.sha256
    taken = client.get(f"{PAGE}{package.pk}.zip")
    assert b"".join(taken.streaming_content) == expected  # ends the connection to the database: nothing may follow


@pytest.mark.parametrize(
    ("typed", "told"), [("nay", "Không hiểu kỳ"), ("2031", "Hãy ghi một năm đã bắt đầu"), ("2018", "Chưa có quy định")]
)
def test_a_year_that_cannot_be_is_told(cast: Cast, client_for, moment: datetime, typed: str, told: str) -> None:
    page = client_for("department_officer").post(PAGE, {"year": typed}).content.decode()
    assert told in page
    assert f'value="{typed}"' in page
    assert not YearPackage.objects.exists()


def test_the_year_holds_every_table_report_and_figure_the_same_each_time(cast: Cast, moment: datetime) -> None:
    accepted(cast, moment - timedelta(days=120))
    found = yearly_package(period_of("2025"), cast.department)
    names = ZipFile(BytesIO(found)).namelist()
    assert {"bieu/bieu-24-2025.xlsx", "bieu/bieu-25-2025.pdf", "bieu/bieu-25-2025.json", "chi-so.json"} <= set(names)
    assert {"bao-cao/mau-12-2025.docx", "bao-cao/binh-dang-gioi-2025.pdf", "bo-du-lieu/kind-sex.csv"} <= set(names)
    assert not [name for name in names if "15a" in name]  # not asked for in this year
    assert yearly_package(period_of("2025"), cast.department) == found


def test_the_command_writes_it_and_says_what_is_wrong(cast: Cast, moment: datetime, tmp_path: Path) -> None:
    file = tmp_path / "nam.zip"
    call_command("yearly_package", "2026", "-o", str(file), stdout=StringIO())
    assert "bieu/bieu-15c-2026.xlsx" in ZipFile(file).namelist()
    for year, message in {"2026-H1": "Hãy ghi cả năm", "nay": "Không hiểu kỳ", "2018": "Chưa có quy định"}.items():
        with pytest.raises(CommandError, match=message):
            call_command("yearly_package", year, "-o", str(file), stdout=StringIO())
    with pytest.raises(CommandError, match="Không ghi được tệp"):
        call_command("yearly_package", "2025", "-o", "/khong/co/nam.zip", stdout=StringIO())
