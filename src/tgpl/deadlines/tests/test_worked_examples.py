"""More than a hundred worked examples around Tết 2026 and Tết 2027, each countable by hand on the calendars below.

Days off 2026: 1/1 (Thu) · Tết 16-20/2 (Mon-Fri) · 27/4 (Mon, for 26/4) · 30/4, 1/5 (Thu, Fri) · 31/8-2/9 (Mon-Wed),
worked Saturday 22/8 · 24/11 (Tue). Days off 2027: 1/1 (Fri) · Tết 4-10/2 (Thu-Wed) · 16/4 (Fri) · 30/4 (Fri), 3/5 (Mon)
· 2-3/9 (Thu, Fri) · 24/11 (Wed). A due time without a clock is the end of that day.
"""

import datetime as dt
import re

import pytest

from tgpl.deadlines.presenters import word_limit
from tgpl.deadlines.queries import seeded_calendar
from tgpl.deadlines.rulebook import LIMITS, read_rules, rule_on
from tgpl.deadlines.rules import VIETNAM, Why, due, limit_for

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
# counted back from a trial
notify_trial                              25/02/2026 08:00  15/02/2026        at least ten days before, no shift
notify_trial                              15/02/2027 08:00  05/02/2027        in Tết 2027: still no shift
notify_trial_simplified                   24/02/2026 08:00  17/02/2026        at least seven days before
# closing the registers, on whatever day the period ends
close_register_month                      16/02/2026 08:00  28/02/2026        a Saturday
close_register_half_year                  05/04/2026 08:00  30/06/2026        the period of the day
close_register_half_year                  01/07/2026 00:00  31/12/2026        the first moment of the second half
close_register_year                       05/02/2027 08:00  31/12/2027        the year of the day
# cards of collaborators, appointment and cards of trợ giúp viên
collaborator_card_centre                  11/02/2026 10:00  24/02/2026        Thu, Fri, Mon, Tue
collaborator_card_department              24/02/2026 10:00  27/02/2026        Wed, Thu, Fri
collaborator_card_revoke                  29/01/2027 10:00  11/02/2027        day 7 is Friday 5/2, off
collaborator_contract                     20/01/2026 10:00  23/02/2026        day 30 is Thursday 19/2, off
collaborator_contract                     05/01/2027 10:00  11/02/2027        day 30 is Thursday 4/2, off
appoint_officer_department                02/02/2027 10:00  16/02/2027        Wed, then Thu, Fri, Mon, Tue after Tết
appoint_officer_chairman                  03/02/2026 10:00  23/02/2026        day 15 is Wednesday 18/2, off
appoint_officer_chairman                  26/01/2027 10:00  11/02/2027        day 15 is Wednesday 10/2, off
reissue_officer_card_department           12/02/2026 10:00  24/02/2026        Fri, Mon, Tue
reissue_officer_card_chairman             12/02/2026 10:00  26/02/2026        Fri, Mon to Thu
# more of Tết 2027
reply_completeness                        09/02/2027 21:10  09/02/2027 21:10  at once, by night
accept_on_notice                          06/02/2027 00:00  06/02/2027 00:00  at once, as the lunar year begins
notify_centre_detained                    05/02/2027 22:30  06/02/2027 10:30  12 hours, over New Year's night
notify_centre_accused                     10/02/2027 16:00  11/02/2027 16:00  24 hours, out of the holiday
assign_detained                           05/02/2027 22:00  06/02/2027 10:00  12 hours, over New Year's night
assign_on_notice                          02/02/2027 15:00  12/02/2027        Wed, then Thu, Fri after
assign_representation                     03/02/2027 08:00  15/02/2027        Thu, Fri, Mon after
reply_change                              03/02/2027 23:50  15/02/2027        the hour of the event changes nothing
complaint_first                           30/01/2027 09:00  03/02/2027        Mon, Tue, Wed: the last day before Tết
verification_help                         27/01/2027 09:00  11/02/2027        day 10 is Saturday 6/2
register_protector                        03/02/2027 09:00  15/02/2027        Thu, Fri, Mon after
written_advice + complex                  05/01/2027 09:00  11/02/2027        day 30 is Thursday 4/2, off
"""

# The limits of the law, row by row. A row may hold several, and the circumstances that change a limit.
LAW = """
# row  rule                        limit                citation
1      reply_completeness          ngay                 Điều 30 khoản 2 Luật Trợ giúp pháp lý 2017
2      notify_centre_detained      12 giờ               Điều 31 khoản 3 Luật Trợ giúp pháp lý 2017
3      notify_centre_accused       24 giờ               Điều 31 khoản 3 Luật Trợ giúp pháp lý 2017
4      call_centre_detained        ngay                 Điều 7 khoản 2 Thông tư liên tịch 10/2018
5      accept_on_notice            ngay                 Điều 31 khoản 3 Luật Trợ giúp pháp lý 2017
6      assign_ordinary             03 ngày làm việc     Điều 31 khoản 2 Luật Trợ giúp pháp lý 2017
7      assign_detained             12 giờ               Điều 31 khoản 2 Luật Trợ giúp pháp lý 2017
8      assign_on_notice            03 ngày làm việc     Điều 3 khoản 4 Thông tư liên tịch 10/2018
8      assign_on_notice + urgent_acceptance  ngay       Điều 3 khoản 4 Thông tư liên tịch 10/2018
9      assign_representation       03 ngày làm việc     Điều 33 khoản 2 Luật Trợ giúp pháp lý 2017
10     written_advice              10 ngày              Điều 32 khoản 2 Luật Trợ giúp pháp lý 2017
10     written_advice + complex    30 ngày              Điều 32 khoản 2 Luật Trợ giúp pháp lý 2017
10     written_advice + needs_verification  30 ngày     Điều 32 khoản 2 Luật Trợ giúp pháp lý 2017
11     missing_papers              05 ngày làm việc     Điều 6 khoản 2 Thông tư 12/2018/TT-BTP
11     missing_papers + extremely_difficult_area  10 ngày làm việc  Điều 6 khoản 2 Thông tư 12/2018/TT-BTP
11     missing_papers + force_majeure  10 ngày làm việc  Điều 6 khoản 2 Thông tư 12/2018/TT-BTP
12     verification_help           10 ngày              Điều 34 khoản 2 Luật Trợ giúp pháp lý 2017
13     reply_recommendation        30 ngày              Điều 36 Luật Trợ giúp pháp lý 2017
13     reply_recommendation + extended  45 ngày         Điều 36 Luật Trợ giúp pháp lý 2017
14     reply_change                03 ngày làm việc     Điều 9 khoản 1 Thông tư 12/2018/TT-BTP
15     reply_withdrawal            ngay                 Điều 9 khoản 2 Thông tư 12/2018/TT-BTP
16     replace_defender_refused    24 giờ               Điều 6 Thông tư liên tịch 10/2018
16     replace_defender_cancelled  24 giờ               Điều 6 Thông tư liên tịch 10/2018
17     replace_protector_refused   02 ngày làm việc     Điều 6 khoản 1 Thông tư liên tịch 10/2018
18     register_defence            24 giờ               Điều 12 Thông tư liên tịch 10/2018
18     register_protector          03 ngày làm việc     Điều 12 Thông tư liên tịch 10/2018
19     notify_trial                trước 10 ngày        Điều 9 Thông tư liên tịch 10/2018
19     notify_trial_simplified     trước 07 ngày        Điều 9 Thông tư liên tịch 10/2018
20     hand_over_file              30 ngày              Điều 39 khoản 1 Luật Trợ giúp pháp lý 2017
21     complaint_first             03 ngày làm việc     Điều 45 khoản 2 Luật Trợ giúp pháp lý 2017
22     complaint_director          15 ngày              Điều 45 khoản 2 Luật Trợ giúp pháp lý 2017
23     close_register_month        cuối tháng           Điều 7 Thông tư 12/2018/TT-BTP
23     close_register_half_year    cuối kỳ sáu tháng    Điều 7 Thông tư 12/2018/TT-BTP
23     close_register_year         cuối năm             Điều 7 Thông tư 12/2018/TT-BTP
24     collaborator_card_centre    04 ngày làm việc     Điều 16 đến Điều 19 Nghị định 144/2017/NĐ-CP
24     collaborator_card_department  03 ngày làm việc   Điều 16 đến Điều 19 Nghị định 144/2017/NĐ-CP
24     collaborator_card_revoke    07 ngày              Điều 16 đến Điều 19 Nghị định 144/2017/NĐ-CP
24     collaborator_contract       30 ngày              Điều 16 đến Điều 19 Nghị định 144/2017/NĐ-CP
25     appoint_officer_department  05 ngày làm việc     Điều 21 đến Điều 23 Luật Trợ giúp pháp lý 2017
25     appoint_officer_chairman    15 ngày              Điều 21 đến Điều 23 Luật Trợ giúp pháp lý 2017
25     reissue_officer_card_department  03 ngày làm việc  Điều 21 đến Điều 23 Luật Trợ giúp pháp lý 2017
25     reissue_officer_card_chairman  05 ngày làm việc  Điều 21 đến Điều 23 Luật Trợ giúp pháp lý 2017
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


@pytest.mark.parametrize(("row", "what", "limit", "citation"), lines(LAW))
def test_a_limit_of_the_law(row: str, what: str, limit: str, citation: str) -> None:
    code, *circumstances = what.split(" + ")
    rule = rule_on(code, dt.date(2026, 3, 2))
    assert (word_limit(limit_for(rule, circumstances)), rule.citation) == (limit, citation)


def test_every_row_of_the_law_and_each_of_its_circumstances_is_worked_out() -> None:
    rows, wanted = zip(*((int(row), what) for row, what, *_ in lines(LAW)), strict=True)
    worked = {" + ".join((code, *exceptions)) for code, exceptions, *_ in TABLE}
    assert sorted(set(rows)) == list(range(1, 26))
    assert set(wanted) == worked
    assert {what.split(" + ")[0] for what in wanted} == limits_of_the_law()


def limits_of_the_law() -> set[str]:
    """Every limit that the product ships, but the reminders of an office and the limits of a plan."""
    files = [path for path in LIMITS.glob("*.yaml") if path.stem not in {"nhac-viec", "ke-hoach"}]
    return set(read_rules(files))


def test_they_stand_around_both_new_years() -> None:
    years = [moment(end).year for *_, end in TABLE]
    assert min(years.count(2026), years.count(2027)) >= 30
