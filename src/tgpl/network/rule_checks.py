"""What `tgpl check-rules` asks of the form of the survey."""

from collections.abc import Iterator

from django.utils import timezone

from tgpl.core.law.rule_files import RuleFault, rule_check
from tgpl.eligibility.queries import grounds
from tgpl.network.queries import form_file
from tgpl.network.rules import Row, load_survey


@rule_check("Phiếu khảo sát")
def check_survey() -> Iterator[RuleFault]:
    try:
        load_survey(form_file()).survey([Row(one.code, one.text) for one in grounds(timezone.localdate())])
    except RuleFault as fault:
        yield fault
