"""Fees as a kind of rules that two officers may put in force, and how an edition of them is tried."""

from collections.abc import Iterator

from django.urls import reverse

from tgpl.core.law.editions import Span, Tried, law_kinds
from tgpl.core.templatetags.page import money
from tgpl.fees.claims import reckoned
from tgpl.fees.models import METHOD_LABELS, Statement
from tgpl.fees.rulebook import FEES, FeeBook, law_of
from tgpl.fees.rules import ClaimError, Method


def try_fees(before: FeeBook, now: FeeBook, span: Span) -> Iterator[Tried]:
    """Every statement of the span that still stands, reckoned by both as they stand on one day."""
    statements = Statement.objects.counted().filter(on__range=(span.first, span.last))
    for statement in statements.select_related("case", "practitioner").order_by("pk").iterator():
        yield Tried(
            what=str(METHOD_LABELS[Method(statement.method)]),
            key=statement.case.code,
            before=_sum(statement, before, span),
            now=_sum(statement, now, span),
            url=reverse("fees:open_statement", args=[statement.uid]),
        )


def _sum(statement: Statement, book: FeeBook, span: Span) -> str:
    law = law_of(book, span.on)
    try:
        _claim, found = reckoned(statement, lambda _day: law)
    except ClaimError as error:
        return str(error)
    return money(found.total_of(statement.practitioner.full_name))


law_kinds.register(FEES)
law_kinds.tried_by(FEES.code, try_fees)
