"""Aggregates over everything as one would write them by hand, on the tables as they are."""

from django.db import connection

from tgpl.indicators.queries import all_offices


def of_year(year: int) -> dict[str, list[str]]:
    """The statements behind the statistics, each table and all figures of a year."""
    offices = ", ".join(map(str, sorted(all_offices())))
    return {name: [text.format(offices=offices, year=year) for text in texts] for name, texts in _WRITTEN.items()}


_DISABLED = (
    "FROM intake_request r JOIN people_person p ON p.id = r.person_id WHERE r.asker_has_disability "
    "AND r.office_id IN ({offices}) AND r.received_on BETWEEN '{year}-01-01' AND '{year}-12-31'"
)
_REQUESTS = (
    "FROM intake_request WHERE office_id IN ({offices}) AND received_on BETWEEN '{year}-01-01' AND '{year}-12-31'"
)
_CASES = "FROM cases_case WHERE office_id IN ({offices}) AND accepted_on BETWEEN '{year}-01-01' AND '{year}-12-31'"
_WRITTEN = {
    "statistics": [
        f"SELECT field, form, count(*) {_CASES} GROUP BY 1, 2",
        "SELECT field, form, count(*) FROM cases_case WHERE office_id IN ({offices}) "
        "AND ended_on BETWEEN '{year}-01-01' AND '{year}-12-31' GROUP BY 1, 2",
    ],
    "table 24": [
        "SELECT c.field, c.form, c.ground, p.sex, count(*) "
        "FROM cases_case c JOIN people_person p ON p.id = c.person_id "
        "WHERE c.office_id IN ({offices}) AND c.ended_on BETWEEN '{year}-01-01' AND '{year}-12-31' GROUP BY 1, 2, 3, 4"
    ],
    "table 25": [
        "SELECT field, form, count(*) FROM cases_case WHERE office_id IN ({offices}) "
        "AND accepted_on < '{year}-01-01' AND (ended_on >= '{year}-01-01' OR ended_on IS NULL) GROUP BY 1, 2",
        f"SELECT field, form, count(*) {_CASES} GROUP BY 1, 2",
        "SELECT field, form, practitioner_kind, ending, count(*) FROM cases_case WHERE office_id IN ({offices}) "
        "AND ended_on BETWEEN '{year}-01-01' AND '{year}-12-31' GROUP BY 1, 2, 3, 4",
    ],
    "all figures": [
        f"SELECT r.status, r.channel, p.sex, p.birth_year, count(*) {_DISABLED} GROUP BY 1, 2, 3, 4",
        "SELECT d.kind, count(*) "
        + _DISABLED.replace("WHERE", "LEFT JOIN people_disability d ON d.person_id = p.id WHERE", 1)
        + " GROUP BY 1",
        f"SELECT channel, count(*) {_REQUESTS} GROUP BY 1",
        f"SELECT form, file_complete, ended_on IS NULL, count(*) {_CASES} AND client_has_disability GROUP BY 1, 2, 3",
        f"SELECT form, file_complete, count(*) {_CASES} GROUP BY 1, 2",
    ],
}


def answer(statements: list[str]) -> None:
    """Ask the database, and read all that it answers."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()
