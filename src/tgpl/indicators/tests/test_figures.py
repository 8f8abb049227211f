"""Figures over a small invented year, and the records behind each of them."""

from datetime import date, datetime, timedelta, timezone

import pytest

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case
from tgpl.cases.services import close_case, give_brief_advice, record_national_entry
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.directory.services import publish_list, send_list
from tgpl.indicators.catalogue import INDICATORS, UnknownIndicator, indicator
from tgpl.indicators.queries import (
    COUNTED,
    MISSING,
    UnknownPart,
    all_offices,
    read_figure,
    read_figures,
    records_behind,
)
from tgpl.indicators.rules import Scope
from tgpl.intake.services import ask_for_papers, lapse_request, refuse_request, transfer_request, withdraw_request
from tgpl.intake.services.attempts import note_attempt
from tgpl.intake.testing import ask

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=7)))
ABLE = {"has_disability": False, "disability_kinds": []}
OCTOBER = date(2026, 10, 30)


def until(day: date = OCTOBER) -> Scope:
    return Scope.year_to(day, all_offices())


@pytest.fixture
def year(cast: Cast) -> Cast:
    """Nine requests of people with disabilities with every end there is, and two of others."""
    by = cast.director.actor
    later = START + timedelta(days=3)
    case = accept(cast, START, person={"disability_kinds": ["vision", "movement"], "sex": "female"})
    assign(case, practitioner(cast, cast.officer), START, by=by)
    close_case(by=by, case=case, ending="completed", result="Xong.", at=later)
    accept(cast, START, office=cast.branch, channel="telephone")
    give_brief_advice(
        by=by, request=ask(cast.centre, START, channel="walk_in"), field="land", answer="Trả lời.", at=later
    )
    refuse_request(by=by, request=ask(cast.centre, START), ground_code="b", reason="Trái luật.", at=later)
    cast.other_centre.register_prefix = ""  # of another province: no line arises there
    transfer_request(by=by, request=ask(cast.centre, START), to_agency=cast.other_centre, reason="Nơi khác.", at=later)
    withdraw_request(by=by, request=ask(cast.centre, START), reason="Đổi ý.", at=later)
    waiting = ask(cast.centre, START, channel="post")
    ask_for_papers(by=by, request=waiting, what="Giấy xác nhận", at=later)
    lapsed = ask(cast.centre, START)
    ask_for_papers(by=by, request=lapsed, what="Giấy xác nhận", at=later)
    note_attempt(by=by, request=lapsed, way="meeting", reached=True, note="", at=later)
    lapse_request(by=by, request=lapsed, reason="Không có giấy.", at=later)
    ask(cast.centre, START, channel="introduction", referred_by=cast.commune, person={"disability_kinds": []})
    ask(cast.centre, START, person=ABLE)
    accept(cast, START, person=ABLE)
    return cast


def test_everybody_with_a_disability_who_asked_is_counted(year: Cast) -> None:
    reading = read_figure(until(), "requests.disability.served")
    assert (reading.value, reading.out_of) == (3, 9)
    assert reading.missing == 6


def test_every_end_of_a_request_has_its_part(year: Cast) -> None:
    parts = read_figure(until(), "requests.disability.by_outcome").parts
    assert parts == {
        "waiting": 2,
        "accepted": 2,
        "advised": 1,
        "refused": 1,
        "transferred": 1,
        "withdrawn": 1,
        "lapsed": 1,
        "not_asked": 0,
    }


def test_a_day_in_the_past_shows_how_things_stood_then(year: Cast) -> None:
    then = until(START.date())
    assert read_figure(then, "requests.disability.served").value == 2
    assert read_figure(then, "requests.disability.by_outcome").parts["waiting"] == 7


def test_several_kinds_of_disability_are_each_counted(year: Cast) -> None:
    reading = read_figure(until(), "requests.disability.by_kind")
    assert reading.value == 9
    assert reading.parts["vision"] == 8
    assert reading.parts["movement"] == 1
    assert reading.parts[""] == 1


def test_channels_from_home_and_referrals(year: Cast) -> None:
    figures = read_figures(until(), ["requests.disability.from_home", "requests.disability.referred"])
    assert (figures["requests.disability.from_home"].value, figures["requests.disability.from_home"].out_of) == (6, 9)
    assert figures["requests.disability.referred"].value == 1
    assert sum(read_figure(until(), "requests.by_channel").parts.values()) == 11


def test_files_and_the_national_system(year: Cast) -> None:
    case = Case.objects.of_people_with_disabilities().order_by("pk").first()
    assert read_figure(until(), "cases.disability.files_complete").out_of == 2
    assert read_figure(until(), "cases.disability.ended_files_complete").out_of == 1
    record_national_entry(by=year.director.actor, case=case, national_code="VV-001-2026", on=date(2026, 4, 1))
    assert read_figure(until(), "cases.disability.entered_nationally").value == 1
    assert read_figure(until(date(2026, 3, 31)), "cases.disability.entered_nationally").value == 0


def test_lists_published_sent_and_confirmed(cast: Cast) -> None:
    by = cast.department_officer.actor
    assert read_figure(until(), "register.sent").out_of == 2
    publication = publish_list(by=by, as_of=date(2026, 5, 1), at=START + timedelta(days=60))
    send_list(by=by, publication=publication, agencies=[cast.police], at=START + timedelta(days=61), how="thư")
    figures = read_figures(until())
    assert figures["register.publications"].value == 1
    assert (figures["register.sent"].value, figures["register.sent"].out_of) == (1, 2)
    assert (figures["register.confirmed"].value, figures["register.confirmed"].out_of) == (0, 1)
    assert read_figure(until(date(2026, 4, 1)), "register.sent").value == 0


def test_only_the_offices_asked_for(year: Cast) -> None:
    scope = Scope.year_to(OCTOBER, frozenset({year.branch.pk}))
    assert read_figure(scope, "requests.disability.served").out_of == 1


@pytest.mark.parametrize("figure", INDICATORS, ids=lambda figure: figure.code)
def test_every_figure_opens_just_the_records_it_counts(year: Cast, figure) -> None:
    publication = publish_list(by=year.department_officer.actor, as_of=date(2026, 5, 1), at=START)
    send_list(by=year.department_officer.actor, publication=publication, agencies=[year.police], at=START, how="thư")
    actor = year.department_officer.actor
    scope = Scope.year_to(OCTOBER, actor.offices)
    reading = read_figure(scope, figure.code)

    def opened(part: str) -> int:
        return records_behind(figure, scope, actor, part).count()

    assert opened(COUNTED) == reading.value
    if figure.is_share:
        assert opened(MISSING) == reading.missing
    assert {part: opened(part) for part in reading.parts} == dict(reading.parts)


def test_the_records_are_only_those_that_one_may_see(year: Cast) -> None:
    figure = indicator("requests.disability.served")
    assert records_behind(figure, until(), year.branch_head.actor).count() == 1
    assert records_behind(figure, until(), year.police_partner.actor).count() == 0


def test_all_figures_take_one_statement_per_population_and_one_per_split(year: Cast, django_assert_num_queries) -> None:
    populations = {figure.population.code for figure in INDICATORS}
    splits = [figure for figure in INDICATORS if figure.by]
    scope = until()
    with django_assert_num_queries(len(populations) + len(splits)):
        read_figures(scope)


def test_a_code_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownIndicator):
        read_figures(until(), ["khong.co"])
    with pytest.raises(UnknownPart):
        records_behind(indicator("requests.by_channel"), until(), Actor.system(), "khong-co")


def test_codes_are_given_once_and_every_figure_says_what_it_is() -> None:
    assert len({figure.code for figure in INDICATORS}) == len(INDICATORS)
    assert all(figure.name and figure.definition and figure.unit and figure.source.text for figure in INDICATORS)
