"""The catalogue of forms as a kind of rules that two officers may put in force, and how an edition is tried."""

from collections.abc import Iterator, Mapping

from django.urls import reverse

from tgpl.core.law.editions import Span, Tried, law_kinds
from tgpl.documents.catalogue import FORMS, Form
from tgpl.documents.models import Letter


def try_forms(before: Mapping[str, Form], now: Mapping[str, Form], span: Span) -> Iterator[Tried]:
    """Every letter issued in the span, under the form that both know."""
    issued = Letter.objects.issued().filter(issued_on__range=(span.first, span.last)).defer("text", "base")
    for letter in issued.order_by("pk").iterator():
        yield Tried(
            what=letter.title,
            key=letter.number_line,
            before=_words(before.get(letter.form), span),
            now=_words(now.get(letter.form), span),
            url=reverse("documents:open_letter", args=[letter.uid]),
        )


def _words(form: Form | None, span: Span) -> str:
    if form is None or not form.is_in_force(span.on):
        return "–"
    return " · ".join(filter(None, [form.number, form.name, form.circular, form.series]))


law_kinds.register(FORMS)
law_kinds.tried_by(FORMS.code, try_forms)
