"""What a person should see before they take a step that is hard to take back."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tgpl.cases.models import Case, Petition
from tgpl.cases.queries import papers_missing
from tgpl.intake.models import Request


def not_judged_yet(request: Request) -> str:
    """That nobody has decided on the grounds of the person: a request without that cannot be accepted."""
    if request.checks.exclude(answer="").exists():
        return ""
    return format_html(
        '{} <a class="govuk-link" href="{}">{}</a>',
        _("Chưa ai kết luận về diện của người này, nên chưa vào sổ được."),
        reverse("intake:check_eligibility", args=[request.reference]),
        _("Kiểm tra diện trước"),
    )


def left_open(case: Case) -> str:
    """What the case still waits for: letters that nobody answered, papers that its file lacks."""
    return " ".join([*unanswered(case.petitions.filter(answer="")), *lacking(case)])


def unanswered(petitions: Iterable[Petition]) -> list[str]:
    return [
        _("Còn đơn chưa trả lời: %(letter)s, nhận %(day)s.")
        % {"letter": petition.get_kind_display(), "day": date_format(localdate(petition.at), "SHORT_DATE_FORMAT")}
        for petition in petitions
    ]


def lacking(case: Case) -> list[str]:
    titles = "; ".join(paper.title for paper in papers_missing(case))
    return [_("Hồ sơ còn thiếu: %(papers)s.") % {"papers": titles}] if titles else []
