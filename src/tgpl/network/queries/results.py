"""What a round came to, for its report."""

from django.utils import translation

from tgpl.accounts.models import Agency
from tgpl.documents.queries import letterhead_of
from tgpl.network.models import SurveyRound
from tgpl.network.queries.surveys import answers_of, returns_of
from tgpl.network.rules import ResultRow, ResultTable, Section, SurveyResult, Total, totals
from tgpl.network.wording import column_name


def result_of(survey_round: SurveyRound, office: Agency) -> SurveyResult:
    """The round as `office` reports it, in Vietnamese: it becomes a paper."""
    head, survey = letterhead_of(office), survey_round.survey
    returns, sendings = list(returns_of(survey_round)), list(answers_of(survey_round))
    sums = totals(survey, (one.answers for one in sendings))
    with translation.override("vi"):
        tables = tuple(_table(section, sums) for section in survey.sections)
    told = [(one.survey_return.agency.name, one.words) for one in sendings]
    return SurveyResult(
        title=survey_round.title,
        purpose=survey_round.purpose,
        opens_on=survey_round.opens_on,
        closes_on=survey_round.closes_on,
        law_on=survey_round.law_on,
        ended_on=survey_round.ended_on,
        issuer=head.name.upper(),
        superior=head.superior.upper(),
        place=head.place,
        asked=len(returns),
        late=sum(one.is_late for one in returns),
        silent=tuple(one.agency.name for one in returns if one.first_sent_on is None),
        tables=tables,
        words=tuple((q.text, tuple((p, w[q.code]) for p, w in told if w.get(q.code))) for q in survey.words),
        source=survey_round.form["source"],
        mark=survey_round.form["mark"],
    )


def _table(section: Section, sums: dict[str, Total]) -> ResultTable:
    rows = []
    for row in section.rows:
        cells = [sums[f"{section.code}.{row.code}.{column}"] for column in section.columns]
        known = tuple(cell.value if cell.communes else None for cell in cells)
        rows.append(ResultRow(row.text, known, cells[-1].communes))
    return ResultTable(section.title, tuple(column_name(section, column) for column in section.columns), tuple(rows))
