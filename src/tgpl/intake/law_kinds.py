"""How an edition of the grounds is tried: on everybody of whom it was asked whether they qualify."""

from collections.abc import Iterator
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from tgpl.core.law.editions import Span, Tried, law_kinds
from tgpl.eligibility.queries import ELIGIBILITY
from tgpl.eligibility.rules import Answer, Facts, FactsError, Rulebook
from tgpl.intake.models import EligibilityCheck


def try_grounds(before: Rulebook, now: Rulebook, span: Span) -> Iterator[Tried]:
    """The facts of each request's last check in the span, judged by both."""
    checks = EligibilityCheck.objects.filter(on__range=(span.first, span.last)).select_related("request")
    by_request = groupby(checks.order_by("request", "-pk").iterator(), key=lambda check: check.request_id)
    for _request, of_one in by_request:
        yield from _tried(next(of_one), before, now, span)


def _tried(check: EligibilityCheck, before: Rulebook, now: Rulebook, span: Span) -> Iterator[Tried]:
    facts = Facts.from_json(check.facts)
    try:
        old, new = _words(before, facts, span), _words(now, facts, span)
    except FactsError:  # born after that day
        return
    reference = check.request.reference
    yield Tried(_("Người yêu cầu"), reference, old, new, reverse("intake:open_request", args=[reference]))


def _words(book: Rulebook, facts: Facts, span: Span) -> str:
    said = book.assess(facts, span.on)
    grounds = "; ".join(found.ground.citation for found in said.having(Answer.YES))
    answers = {Answer.YES: _("Thuộc diện"), Answer.NO: _("Không thuộc diện"), Answer.UNKNOWN: _("Chưa đủ để kết luận")}
    return f"{answers[said.answer]}: {grounds}" if grounds else str(answers[said.answer])


law_kinds.tried_by(ELIGIBILITY.code, try_grounds)
