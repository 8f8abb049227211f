"""The pages of figures and the command."""

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.intake.testing import ask

SERVED = "/chi-so/requests.disability.served/"


@pytest.fixture
def reader(client_for: Callable[[str], Client]) -> Client:
    return client_for("director")


def test_figures_open_their_lists(cast: Cast, reader: Client, moment) -> None:
    request = ask(cast.centre, moment)
    page = reader.get("/chi-so/").content.decode()
    assert "0/1 (0,0%)" in page
    counted = f"{SERVED}?tu=2026-01-01&amp;den=2026-03-02"
    assert f'href="{counted}"' in page
    assert f'href="{counted}&amp;phan=missing"' in reader.get(SERVED).content.decode()
    missing = reader.get(SERVED, {"tu": "2026-01-01", "den": "2026-03-02", "phan": "missing"}).content.decode()
    assert request.reference in missing
    assert request.person.full_name not in missing
    assert request.reference not in reader.get(SERVED).content.decode()


def test_a_part_opens_its_list(cast: Cast, reader: Client, moment) -> None:
    request = ask(cast.centre, moment, channel="telephone")
    address = "/chi-so/requests.by_channel/"
    assert request.reference in reader.get(address, {"phan": "=telephone"}).content.decode()
    assert request.reference not in reader.get(address, {"phan": "=post"}).content.decode()


@pytest.mark.parametrize("address", ["/chi-so/khong.co/", SERVED + "?phan=khong-co", SERVED + "?phan=%3Dweb"])
def test_what_is_not_kept_is_not_found(reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_wrong_dates_are_said_and_the_year_is_shown(reader: Client, moment) -> None:
    page = reader.get("/chi-so/", {"tu": "31/02/2026"}).content.decode()
    assert 'value="31/02/2026"' in page
    assert "01/01/2026" in page
    turned = reader.get("/chi-so/", {"tu": "02/03/2026", "den": "01/03/2026"}).content.decode()
    assert "Ngày cuối phải bằng hoặc sau ngày đầu." in turned


def test_a_long_list_goes_by_key(cast: Cast, reader: Client, moment, django_assert_max_num_queries) -> None:
    references = [ask(cast.centre, moment + timedelta(minutes=n)).reference for n in range(53)]
    with django_assert_max_num_queries(7):
        first = reader.get(SERVED, {"phan": "missing"})
    assert f'href="/lam-viec/yeu-cau/{references[-1]}/"' in first.content.decode()  # each record has its page
    second = reader.get(SERVED, {"phan": "missing", "before": first.context["page"].older})
    told = second.content.decode()
    assert [reference in told for reference in references[:4]] == [True, True, True, False]
    assert (second.context["page"].older, 'rel="prev"' in told) == (None, True)


def test_another_province_sees_its_own(cast: Cast, client_for: Callable[[str], Client], moment) -> None:
    ask(cast.centre, moment)
    assert "Chưa có ai thuộc diện tính" in client_for("other_director").get("/chi-so/").content.decode()


@pytest.mark.django_db
def test_the_command_prints_json(cast: Cast, moment) -> None:
    ask(cast.centre, moment)
    out = StringIO()
    call_command("indicators", "--as-of", "2026-10-30", "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert (found["first"], found["as_of"]) == ("2026-01-01", "2026-10-30")
    served = next(line for line in found["indicators"] if line["code"] == "requests.disability.served")
    assert (served["value"], served["out_of"], served["percent"]) == (0, 1, 0.0)
    assert "từ chối" in served["definition"]


@pytest.mark.django_db
def test_the_command_prints_lines_and_refuses_turned_dates(moment) -> None:
    out = StringIO()
    call_command("indicators", stdout=out)
    assert "Người khuyết tật có yêu cầu được trợ giúp: Chưa có ai thuộc diện tính" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("indicators", "--as-of", "2026-01-01", "--from", "2026-02-01")
