"""The archive's part on the page of a case."""

from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.archive.models import Deposit, PaperText
from tgpl.cases.models import Case


def words_of_case(actor: Actor, case: Case) -> dict[str, Any] | None:
    """The papers that were read or wait, and the deposit of the file."""
    texts = list(PaperText.objects.filter(paper__case=case).select_related("paper").order_by("paper__number"))
    deposit = Deposit.objects.filter(case=case).first()
    return {"texts": texts, "deposit": deposit, "case": case} if texts or deposit else None
