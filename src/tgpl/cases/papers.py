"""What papers are drawn up from a case, and which of them its next lawful step needs."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case, CasePaper
from tgpl.cases.paper_facts import FIELDS, assignments_of, case_facts
from tgpl.cases.parts import Part, case_parts
from tgpl.cases.queries import opened_case
from tgpl.cases.register_papers import hand_in_registers
from tgpl.cases.rules.moves import Ending
from tgpl.cases.services import add_paper, strike_papers
from tgpl.documents.models import Letter, LetterFile
from tgpl.documents.presenters import papers_part
from tgpl.documents.registry import Drawing, Source, drawings, sources
from tgpl.intake.models import FormOfAid
from tgpl.intake.queries import followed_request


def _find(actor: Actor, code: str) -> Case | None:
    return opened_case(actor).first(code)


def _opens_with(code: str, secret: str) -> bool:
    """A case is opened by the secret of the request that it came from."""
    case = Case.objects.filter(code=code).select_related("request").first()
    return case is not None and followed_request(case.request.reference, secret) is not None


# By which decision somebody is put on a case, and by which another takes their place.
DECISIONS = [
    (FormOfAid.PROCEEDINGS, "tt-08-2017-14", "tt-08-2017-15"),
    (FormOfAid.REPRESENTATION, "tt-12-2018-06", "tt-12-2018-07"),
]
_PUTS_ON = {code for _form, assigned, replaced in DECISIONS for code in (assigned, replaced)}


def _keep(actor: Actor, code: str, file: LetterFile) -> None:
    """The next paper of the case file, unless somebody put that very file there by hand."""
    case, letter = Case.objects.select_related("person").get(code=code), file.letter
    if case.papers.filter(sha256=file.sha256).exists():
        return
    add_paper(
        by=actor,
        case=case,
        kind=CasePaper.Kind.ASSIGNMENT if letter.form in _PUTS_ON else CasePaper.Kind.ANSWER,
        title=file.title,
        dated=letter.issued_on,
        file=file.copied(),
        at=file.added_at,
    )


def _strike(code: str, letter: Letter, on: date) -> None:
    strike_papers(case=Case.objects.get(code=code), digests=[file.sha256 for file in letter.files.all()], on=on)


sources.register(
    Source(
        kind="case",
        label=_("Vụ việc"),
        find=_find,
        key=lambda case: case.code,
        address=lambda case: reverse("cases:open_case", args=[case.code]),
        office=lambda case: case.office,
        person=lambda case: str(case.person.uid),
        opens_with=_opens_with,
        keep=_keep,
        strike=_strike,
    )
)


def _begun(case: Case, form: str) -> datetime | None:
    """Since when somebody works on a case of this form of aid whom nobody had to replace."""
    now, before = assignments_of(case)
    return now.assigned_at if case.form == form and now and not before else None


def _replaced(case: Case, form: str) -> datetime | None:
    now, before = assignments_of(case)
    return now.assigned_at if case.form == form and now and before else None


def _not_continued(case: Case) -> datetime | None:
    return case.status_at if case.ending == Ending.NOT_CONTINUED else None


for form, assigned, replaced in DECISIONS:
    for code, since in [(assigned, _begun), (replaced, _replaced)]:
        drawings.register(
            Drawing(
                form=code,
                source="case",
                permission=Permission.ASSIGN_CASES,
                fields=FIELDS,
                facts=case_facts,
                applies=lambda case, since=since, form=form: since(case, form) is not None,
                needed_since=lambda case, since=since, form=form: since(case, form),
            )
        )
drawings.register(
    Drawing(
        form="law-11-2017-37",
        source="case",
        permission=Permission.ASSIGN_CASES,
        fields=FIELDS,
        facts=case_facts,
        applies=lambda case: _not_continued(case) is not None,
        needed_since=_not_continued,
    )
)
# What the person fills in, signs or marks with a finger.
for code in ("tt-12-2018-03", "tt-12-2018-04", "tt-12-2018-11"):
    drawings.register(
        Drawing(form=code, source="case", permission=Permission.VIEW_CASES, fields=FIELDS, facts=case_facts)
    )

hand_in_registers()

case_parts.register(
    Part(_("Văn bản, biểu mẫu"), "documents/papers_of.html", lambda actor, case: papers_part(actor, "case", case), 30)
)
