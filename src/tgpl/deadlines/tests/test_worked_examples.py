"""Ninety-odd worked examples around Tết 2026 and Tết 2027, each countable by hand on the calendars below.

Days off 2026: 1/1 (Thu) · Tết 16-20/2 (Mon-Fri) · 27/4 (Mon, for 26/4) · 30/4, 1/5 (Thu, Fri) · 31/8-2/9 (Mon-Wed),
worked Saturday 22/8 · 24/11 (Tue). Days off 2027: 1/1 (Fri) · Tết 4-10/2 (Thu-Wed) · 16/4 (Fri) · 30/4 (Fri), 3/5 (Mon)
· 2-3/9 (Thu, Fri) · 24/11 (Wed). A due time without a clock is the end of that day.
"""

import datetime as dt
import re

import pytest

from tgpl.deadlines.queries import seeded_calendar
from tgpl.deadlines.rulebook import rule_on
from tgpl.deadlines.rules import VIETNAM, Why, due

EXAMPLES = """
# rule, + exception                       start             due               why
# 03 working days, before, in and after Tết 2026 (off 14-22/2)
assign_ordinary                           09/02/2026 08:00  12/02/2026        Tue, Wed, Thu
assign_ordinary                           10/02/2026 08:00  13/02/2026        Wed, Thu, Fri: the last day before Tết
assign_ordinary                           11/02/2026 08:00  23/02/2026        Thu, Fri, then the first Monday after
assign_ordinary                           12/02/2026 16:30  24/02/2026        Fri, then Monday and Tuesday after
assign_ordinary                           13/02/2026 23:59  25/02/2026        none before Tết
assign_ordinary                           14/02/2026 09:00  25/02/2026        a Saturday start: the same
assign_ordinary                           16/02/2026 09:00  25/02/2026        a start in Tết: the same
assign_ordinary                           22/02/2026 23:00  25/02/2026        the last evening off: the same
assign_ordinary                           23/02/2026 00:00  26/02/2026        Monday itself does not count
assign_on_notice                          12/02/2026 16:30  24/02/2026        from the notice
assign_on_notice + urgent_acceptance      17/02/2026 02:15  17/02/2026 02:15  at once, on the first night of Tết
assign_representation                     13/02/2026 10:00  25/02/2026        Mon, Tue, Wed after Tết
reply_change                              12/02/2026 10:00  24/02/2026        Fri, Mon, Tue
complaint_first                           13/02/2026 10:00  25/02/2026        Mon, Tue, Wed after Tết
replace_protector_refused                 12/02/2026 10:00  23/02/2026        02 working days: Fri, Mon
replace_protector_refused                 13/02/2026 10:00  24/02/2026        02 working days: Mon, Tue
register_protector                        20/02/2026 10:00  25/02/2026        03 working days after the holiday
# clock hours run through nights and holidays
assign_detained                           12/02/2026 16:30  13/02/2026 04:30  12 hours, overnight
assign_detained                           16/02/2026 20:00  17/02/2026 08:00  New Year's night of the lunar year
assign_detained                           31/12/2026 18:00  01/01/2027 06:00  into another year
notify_centre_detained                    14/02/2026 00:00  14/02/2026 12:00  12 hours from midnight
notify_centre_accused                     15/02/2026 09:15  16/02/2026 09:15  24 hours
replace_defender_refused                  13/02/2026 17:00  14/02/2026 17:00  24 hours, ending on a Saturday
replace_defender_cancelled                19/02/2026 08:00  20/02/2026 08:00  24 hours in Tết
register_defence                          05/02/2027 10:00  06/02/2027 10:00  24 hours, on the first day of Tết 2027
# at once
reply_completeness                        12/02/2026 16:30  12/02/2026 16:30  at once
accept_on_notice                          18/02/2026 03:00  18/02/2026 03:00  at once
reply_withdrawal                          06/02/2027 07:00  06/02/2027 07:00  at once
call_centre_detained                      07/02/2027 23:30  07/02/2027 23:30  at once
# calendar days; only a last day off moves
written_advice                            02/02/2026 09:00  12/02/2026        day 10 is a Thursday
written_advice                            03/02/2026 09:00  13/02/2026        day 10 is a Friday
written_advice                            04/02/2026 09:00  23/02/2026        day 10 is Saturday 14/2, moved past Tết
written_advice                            06/02/2026 09:00  23/02/2026        day 10 is Monday 16/2, off
written_advice                            12/02/2026 09:00  23/02/2026        day 10 is Sunday 22/2
written_advice                            13/02/2026 09:00  23/02/2026        day 10 is Monday 23/2: Tết counts
written_advice                            16/02/2026 09:00  26/02/2026        a start in Tết
written_advice + complex                  16/01/2026 09:00  23/02/2026        day 30 is Sunday 15/2
written_advice + needs_verification       23/01/2026 09:00  23/02/2026        day 30 is Sunday 22/2
written_advice + complex                  24/01/2026 09:00  23/02/2026        day 30 is Monday 23/2
verification_help                         10/02/2026 15:00  23/02/2026        day 10 is Friday 20/2, off
reply_recommendation                      21/01/2026 08:00  23/02/2026        day 30 is Friday 20/2, off
reply_recommendation + extended           07/01/2026 08:00  23/02/2026        day 45 is Saturday 21/2
hand_over_file                            19/01/2026 08:00  23/02/2026        day 30 is Wednesday 18/2, off
complaint_director                        02/02/2026 08:00  23/02/2026        day 15 is Tuesday 17/2, off
collaborator_card_revoke                  11/02/2026 08:00  23/02/2026        day 7 is Wednesday 18/2, off
# papers to follow an urgent acceptance: 05 working days, 10 in a remote area or by force majeure
missing_papers                            10/02/2026 08:00  24/02/2026        Wed, Thu, Fri, Mon, Tue
missing_papers + extremely_difficult_area  10/02/2026 08:00  03/03/2026        three before Tết, seven after
missing_papers + force_majeure            13/02/2026 08:00  06/03/2026        ten after Tết
# other holidays of 2026, and the worked Saturday
assign_ordinary                           24/04/2026 09:00  04/05/2026        Tue 28, Wed 29, then Monday 4 May
assign_ordinary                           20/08/2026 09:00  24/08/2026        Fri, worked Saturday 22/8, Mon
assign_ordinary                           28/08/2026 09:00  07/09/2026        Thu 3, Fri 4, Mon 7 September
written_advice                            12/08/2026 09:00  22/08/2026        day 10 is a worked Saturday: no move
assign_ordinary                           20/11/2026 09:00  26/11/2026        Mon, Wed, Thu: the 24th is off
# Tết 2027 (off 4-10/2), under the Law in force from 01/01/2027
assign_ordinary                           01/02/2027 09:00  11/02/2027        Tue, Wed, then Thursday after
assign_ordinary                           03/02/2027 09:00  15/02/2027        Thu, Fri, Mon after
assign_ordinary                           06/02/2027 09:00  15/02/2027        a start on the first day of Tết
written_advice                            25/01/2027 09:00  11/02/2027        day 10 is Thursday 4/2, off
missing_papers                            02/02/2027 09:00  16/02/2027        Wed, Thu, Fri, Mon, Tue
missing_papers + extremely_difficult_area  28/01/2027 09:00  18/02/2027        Fri, Mon-Wed before Tết, six after
missing_papers + force_majeure            04/02/2027 09:00  24/02/2027        a start on the first day of Tết: ten after
reply_recommendation + extended           22/12/2026 08:00  11/02/2027        day 45 is Friday 5/2, off
hand_over_file                            08/01/2027 08:00  11/02/2027        day 30 is Sunday 7/2
complaint_director                        22/01/2027 08:00  11/02/2027        day 15 is Saturday 6/2
replace_protector_refused                 03/02/2027 16:00  12/02/2027        02 working days: Thu, Fri after Tết
register_defence                          09/02/2027 22:30  10/02/2027 22:30  24 hours within Tết 2027
# the Saturday worked instead of Monday 31/8: it counts like a Friday, and a limit may end on it
complaint_first                           19/08/2026 09:00  22/08/2026        Thu, Fri, worked Saturday
missing_papers                            17/08/2026 09:00  22/08/2026        Tue to Fri, worked Saturday: the fifth
assign_representation                     21/08/2026 09:00  25/08/2026        worked Saturday, Mon, Tue
assign_ordinary                           22/08/2026 09:00  26/08/2026        a worked Saturday start: Mon, Tue, Wed
replace_protector_refused                 28/08/2026 09:00  04/09/2026        Mon 31/8 is off: Thu 3, Fri 4 September
# counted back from a trial; closing the registers
notify_trial                              25/02/2026 08:00  15/02/2026        at least ten days before, no shift
close_register_half_year                  05/04/2026 08:00  30/06/2026        the period of the day
"""


# While a clock stands still hours stop to the minute, and a day does not count if it ends in the pause.
PAUSED = """
# rule                  start             stands still from  until             due               why
assign_ordinary         12/02/2026 16:30  23/02/2026 00:00   24/02/2026 00:00  25/02/2026        Fri, (Mon), Tue, Wed
assign_ordinary         12/02/2026 16:30  23/02/2026 08:00   23/02/2026 17:00  24/02/2026        within one day
assign_ordinary         12/02/2026 16:30  14/02/2026 00:00   23/02/2026 00:00  24/02/2026        only days off
written_advice          02/02/2026 09:00  05/02/2026 10:00   07/02/2026 10:00  23/02/2026        two nights; Sat 14/2
written_advice          03/02/2027 09:00  15/02/2027 00:00   20/02/2027 00:00  22/02/2027        Sat 13/2; a week still
missing_papers          10/02/2026 08:00  12/02/2026 00:00   14/02/2026 00:00  26/02/2026        Wed, then Mon to Thu
assign_detained         16/02/2026 20:00  16/02/2026 22:00   17/02/2026 01:00  17/02/2026 11:00  three hours more
assign_detained         16/02/2026 20:00  17/02/2026 08:01   17/02/2026 12:00  17/02/2026 08:00  after the limit
replace_defender_refused  13/02/2026 17:00  13/02/2026 09:00   13/02/2026 18:30  14/02/2026 18:30  from before the start
"""

# What falls due outside office hours (07:30-11:30, 13:30-17:00 of working days) is done by the one on duty.
ON_DUTY = """
# rule                  start             due               who
assign_detained         12/02/2026 16:30  13/02/2026 04:30  duty    at night
assign_detained         12/02/2026 20:00  13/02/2026 08:00  office  a working morning
assign_detained         16/02/2026 20:00  17/02/2026 08:00  duty    the first morning of Tết
assign_detained         21/08/2026 21:00  22/08/2026 09:00  office  the worked Saturday
assign_detained         04/02/2027 02:00  04/02/2027 14:00  duty    the first day of Tết 2027
notify_centre_detained  23/02/2026 00:15  23/02/2026 12:15  duty    the break at noon
accept_on_notice        18/02/2026 03:00  18/02/2026 03:00  duty    at once, on the second night of Tết
accept_on_notice        23/02/2026 08:00  23/02/2026 08:00  office  at once, the first morning after
call_centre_detained    07/02/2027 23:30  07/02/2027 23:30  duty    at once, in Tết 2027
notify_centre_accused   21/02/2026 10:00  22/02/2026 10:00  duty    24 hours, ending on a Sunday
replace_defender_cancelled  11/02/2027 09:00  12/02/2027 09:00  office  24 hours, after Tết 2027
"""


def lines(table: str) -> list[list[str]]:
    return [re.split(r" {2,}", line) for line in table.strip().splitlines() if not line.startswith("#")]


def read(line: list[str]) -> tuple[str, list[str], str, str]:
    what, start, end, _why = line
    rule, *exceptions = what.split(" + ")
    return rule, exceptions, start, end


TABLE = [read(line) for line in lines(EXAMPLES)]


def moment(text: str) -> dt.datetime:
    """ "09/02/2026 08:00"; a day alone is its last second."""
    whole = f"{text}:00" if " " in text else f"{text} 23:59:59"
    return dt.datetime.strptime(whole, "%d/%m/%Y %H:%M:%S").replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("code", "exceptions", "start", "end"), TABLE, ids=[" ".join((t[0], *t[1], t[2])) for t in TABLE]
)
def test_worked_example(code: str, exceptions: list[str], start: str, end: str) -> None:
    began = moment(start)
    counted = due(rule_on(code, began.date()), began, seeded_calendar(began), exceptions)
    assert counted.due == moment(end)


@pytest.mark.parametrize(("code", "start", "stopped", "resumed", "end", "why"), lines(PAUSED))
def test_a_clock_that_stood_still(code: str, start: str, stopped: str, resumed: str, end: str, why: str) -> None:
    began, pause = moment(start), (moment(stopped), moment(resumed))
    counted = due(rule_on(code, began.date()), began, seeded_calendar(began, pause[1]), pauses=[pause])
    assert counted.due == moment(end), why


@pytest.mark.parametrize(("code", "start", "end", "who", "why"), lines(ON_DUTY))
def test_who_must_do_it(code: str, start: str, end: str, who: str, why: str) -> None:
    began = moment(start)
    counted = due(rule_on(code, began.date()), began, seeded_calendar(began))
    said = "duty" if Why.ON_DUTY in {step.why for step in counted.steps} else "office"
    assert (counted.due, said) == (moment(end), who), why


def test_there_are_more_than_sixty() -> None:
    assert len(TABLE) > 60
    assert {code for code, *_ in TABLE} >= {"missing_papers", "assign_detained", "reply_withdrawal", "notify_trial"}
