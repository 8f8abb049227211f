"""Reading rounds of survey: the form of today, who answered, what it adds up to."""

import datetime as dt
from collections import Counter
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.core.language.collation import VietnameseOrder
from tgpl.core.language.text import fold, squeeze
from tgpl.eligibility.queries import grounds
from tgpl.network.models import Sending, SurveyReturn, SurveyRound
from tgpl.network.rules import Row, Survey, load_survey
from tgpl.network.rules.survey import SurveyFile
from tgpl.territory.models import Commune
from tgpl.territory.queries import communes_on, home_province

OUR_FILE = Path(__file__).parents[1] / "data" / "survey.yaml"


def form_file() -> Path:
    """The form of the survey: the office's own where there is one."""
    own = Path(settings.DATA_DIR) / "law" / "network" / OUR_FILE.name
    return own if own.exists() else OUR_FILE


@cache
def _loaded(path: Path) -> SurveyFile:
    return load_survey(path)


def survey_file() -> SurveyFile:
    """The file as it stood when this process first needed it."""
    return _loaded(form_file())


def survey_on(law_on: dt.date) -> Survey:
    """The form that a round opened now would have, with the grounds of the law of that day."""
    return survey_file().survey([Row(ground.code, ground.text) for ground in grounds(law_on)])


def commune_bodies(day: dt.date) -> QuerySet[Agency]:
    """The communes' bodies that stand on `day`: those that a round asks."""
    standing = Q(valid_to=None) | Q(valid_to__gte=day)
    return Agency.objects.filter(standing, kind=Agency.Kind.COMMUNE, valid_from__lte=day)


def commune_by_name(day: dt.date) -> dict[str, Commune]:
    """The communes of the home province by name and kind ("xã thủy nguyên"), also folded where one alone folds so."""
    province = home_province()
    communes = list(communes_on(day, province)) if province else []
    alike = Counter(fold(str(commune)) for commune in communes)
    folded = {fold(str(commune)): commune for commune in communes if alike[fold(str(commune))] == 1}
    return folded | {str(commune).casefold(): commune for commune in communes}


def commune_of(agency: Agency, by_name: dict[str, Commune]) -> Commune | None:
    """The commune of a body: as kept with it, else as the end of its name says ("Ủy ban nhân dân xã …")."""
    if agency.commune_id:
        return agency.commune
    for words in (squeeze(agency.name).casefold().split(" "), fold(agency.name).split(" ")):
        ends = (" ".join(words[start:]) for start in range(len(words)))
        if found := next((by_name[end] for end in ends if end in by_name), None):
            return found
    return None


def rounds_with_coverage() -> QuerySet[SurveyRound]:
    """All rounds, the newest first, with how many communes are asked and how many answered."""
    return SurveyRound.objects.annotate(
        asked=Count("returns"), answered=Count("returns", filter=Q(returns__first_sent_on__isnull=False))
    )


def rounds_for(kind: str, key: str) -> QuerySet[SurveyRound]:
    """The rounds that are for one thing further up the house."""
    return rounds_with_coverage().filter(purpose_kind=kind, purpose_key=key)


def returns_of(survey_round: SurveyRound) -> QuerySet[SurveyReturn]:
    """The communes of a round, the silent first, with the moment of their last sending."""
    found = survey_round.returns.select_related("agency", "commune", "round").annotate(
        last_sent=Max("history__sent_at")
    )
    return found.order_by(F("first_sent_on").asc(nulls_first=True), VietnameseOrder("agency__name"), "pk")


def answers_of(survey_round: SurveyRound) -> QuerySet[Sending]:
    """The last sending of each commune."""
    last = Sending.objects.filter(survey_return=OuterRef("survey_return")).order_by("-number").values("pk")[:1]
    found = Sending.objects.filter(survey_return__round=survey_round, pk=Subquery(last))
    return found.select_related("survey_return__agency", "survey_return__commune").order_by(
        VietnameseOrder("survey_return__agency__name")
    )


def open_returns_of(actor: Actor) -> QuerySet[SurveyReturn]:
    """What the actor's own agency is asked in rounds that have begun, the most urgent first."""
    found = SurveyReturn.objects.filter(agency=actor.agency_id or 0, round__opens_on__lte=timezone.localdate())
    return found.select_related("round", "agency").order_by("-round__opens_on", "-pk")


def silent_rounds(day: dt.date) -> list[SurveyRound]:
    """Rounds of which the silent are to be reminded on `day`."""
    ends = [day + dt.timedelta(days=days) for days in survey_file().reminders]
    return list(SurveyRound.objects.filter(opens_on__lte=day, ended_on=None, closes_on__in=ends))
