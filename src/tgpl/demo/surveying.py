"""Need and network of the invented province: a survey, offices on the map, where two more branches would stand."""

from datetime import datetime, timedelta
from random import Random

from tgpl.accounts.actor import Actor
from tgpl.demo.province import Province
from tgpl.network.models import SurveyReturn, SurveyRound
from tgpl.network.queries import REQUESTS
from tgpl.network.rules import TOTAL, Aim
from tgpl.network.services import (
    Question,
    RoundFields,
    ask_siting,
    open_round,
    reckon_waiting,
    remind,
    send_return,
    take_workbook,
)
from tgpl.plans.surveys import KIND, tasks_to_serve

TASK = "II.5."
# Between which numbers the cells of a section lie, or of a single row.
ABOUT = {
    "eligible": (10, 60),
    "degree": (8, 12),
    "kind": (20, 45),
    "asked": (6, 12),
    "network": (0, 3),
    "disability": (0, 8),
    "with_disability": (0, 3),
}


def load_survey(province: Province, rolls: Random, until: datetime) -> SurveyRound:
    """The round of the year, as it stands at `until`."""
    day = until.date()
    officer = province.actor("so")
    key, task = next(one for one in tasks_to_serve(officer) if one[1].startswith(TASK))
    title = f"Rà soát người thuộc diện, mạng lưới năm {day.year} (số liệu mẫu)"
    fields = RoundFields(title, day, day + timedelta(days=20), day, (KIND, key, task))
    survey_round = open_round(by=officer, fields=fields)
    returns = list(survey_round.returns.select_related("agency", "round").order_by("agency__name", "pk"))
    for one in returns[:-1]:
        _answer(one, rolls)
    _correct(returns[0])
    remind(by=officer, survey_round=survey_round)
    return survey_round


def site_branches(province: Province) -> None:
    """Offices in invented places of the home province, if its communes are loaded, and where two more would stand."""
    if province.communes == [None]:
        return
    for office, place in zip(("centre", "CN1", "CN2"), (0.1, 0.5, 0.9), strict=True):
        number = int(place * len(province.communes))
        province.agencies[office].commune_id = province.communes[number]
        province.agencies[office].save(update_fields=["commune"])
    question = Question("Thêm hai chi nhánh (số liệu mẫu)", REQUESTS, Aim.MEDIAN, most=2, reach=20)
    ask_siting(by=province.actor("so"), question=question)
    reckon_waiting()


def _answer(one: SurveyReturn, rolls: Random) -> None:
    by = Actor(name="Cán bộ xã (mẫu)", agency_id=one.agency_id, agency_name=one.agency.name)
    take_workbook(by=by, survey_return=one, typed=_figures(one, rolls))
    send_return(by=by, survey_return=one, words={"obstacles": "Đường xa, ít xe buýt (mẫu).", "proposals": ""})


def _figures(one: SurveyReturn, rolls: Random) -> dict[str, str]:
    """Invented figures that go together: fewer people by degree than by kind, few of them in need."""
    return {
        f"{section.code}.{row.code}.{column}": str(rolls.randint(*ABOUT.get(row.code) or ABOUT[section.code]))
        for section in one.round.survey.sections
        for row in section.rows
        for column in section.columns
        if column != TOTAL or len(section.columns) == 1
    }


def _correct(one: SurveyReturn) -> None:
    one.refresh_from_db()
    by = Actor(name="Cán bộ xã (mẫu)", agency_id=one.agency_id, agency_name=one.agency.name)
    typed = {"network.lawyers.total": str(int(one.typed["network.lawyers.total"]) + 1)}
    take_workbook(by=by, survey_return=one, typed=typed)
    send_return(by=by, survey_return=one, words=one.words, why="Đếm sót một luật sư mới về địa phương (mẫu).")
