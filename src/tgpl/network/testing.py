"""Test helpers: a round of survey, and figures that a commune may send."""

from datetime import date, timedelta

from django.utils import timezone

from tgpl.accounts.testing import Cast
from tgpl.network.models import SurveyReturn, SurveyRound
from tgpl.network.services import RoundFields, open_round, save_page, send_return

SOME = {
    "degree.severe.male": "12",
    "degree.severe.female": "10",
    "degree.mild.male": "3",
    "degree.mild.female": "5",
}


def a_round(cast: Cast, *, title: str = "Rà soát năm 2026", law_on: date | None = None, days: int = 20) -> SurveyRound:
    """A round that began today."""
    today = timezone.localdate()
    fields = RoundFields(title, today, today + timedelta(days=days), law_on or today)
    return open_round(by=cast.department_officer.actor, fields=fields)


def the_return(survey_round: SurveyRound) -> SurveyReturn:
    """The form of the cast's one commune."""
    return survey_round.returns.select_related("agency", "round").get()


def type_in(cast: Cast, one: SurveyReturn, typed: dict[str, str]) -> None:
    """The commune fills in these cells."""
    for section in one.round.survey.sections:
        cells = {cell: text for cell, text in typed.items() if cell.startswith(f"{section.code}.")}
        if cells:
            one.refresh_from_db()
            times = one.pages.get(section.code, {}).get("times", 0)
            save_page(by=cast.commune_partner.actor, survey_return=one, section=section, typed=cells, after=times)
    one.refresh_from_db()


def answered(cast: Cast, survey_round: SurveyRound, typed: dict[str, str] | None = None) -> SurveyReturn:
    """The form of the commune, filled in and sent."""
    one = the_return(survey_round)
    type_in(cast, one, typed or SOME)
    send_return(by=cast.commune_partner.actor, survey_return=one, words={"obstacles": "Đường xa", "proposals": ""})
    one.refresh_from_db()
    return one
