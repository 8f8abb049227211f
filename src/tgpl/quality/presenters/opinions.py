"""Opinions in words, and the code of a link for paper."""

from io import BytesIO

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tgpl.core.pages.components import Fact
from tgpl.quality.models import Opinion
from tgpl.quality.rulebook import opinion_form
from tgpl.quality.rules.opinion import warnings


def opinion_facts(opinion: Opinion) -> list[Fact]:
    """Each question with its answer."""
    form = opinion_form(opinion.form_version)
    facts = [Fact(question.text, _answer_text(opinion, question.code)) for question in form.questions]
    return [*facts, Fact(_("Lời nói thêm"), opinion.words or "")]


def _answer_text(opinion: Opinion, code: str) -> str:
    question = opinion_form(opinion.form_version).question(code)
    given = opinion.answers.get(code)
    return next((answer.text for answer in question.answers if answer.code == given), "")


def opinion_warnings(opinion: Opinion) -> list[str]:
    """What a person must look into: an answer that points at a prohibited act."""
    found = warnings(opinion_form(opinion.form_version), opinion.answers)
    return [f"{question.text} {_answer_text(opinion, question.code)}." for question in found]


def link_code(link: str) -> SafeString:
    """The link as a QR code for print, with its own words for those who do not see it."""
    import segno

    out = BytesIO()
    segno.make(link, error="m").save(out, kind="svg", xmldecl=False, svgns=True, scale=5, border=2, title=_("Mã QR"))
    return mark_safe(out.getvalue().decode())
