"""Opinions that were given, and people who may be asked."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case, CaseQuerySet
from tgpl.cases.rules.moves import CaseStatus
from tgpl.core.lists.newest import of_offices
from tgpl.intake.models import FormOfAid
from tgpl.people.models import AccessNeed, Consent, Person
from tgpl.people.ways import Way, held_back
from tgpl.quality.models import Opinion, opinion_secret_index
from tgpl.quality.rulebook import opinion_form
from tgpl.quality.rules.opinion import Proposal, proposed_points
from tgpl.quality.rules.scoring import Sheet

# Forms of aid of which the client is asked (Thông tư 12/2018/TT-BTP, khoản 3 Điều 8).
ASKED_FORMS = (FormOfAid.PROCEEDINGS, FormOfAid.REPRESENTATION)
# Who is asked later than this remembers little; the list of cases to ask about goes no further back.
ASKED_FOR = timedelta(days=365)


def may_be_asked(person: Person) -> bool:
    """Whether the person agreed to be asked, and has not taken it back."""
    return person.consents.filter(purpose=Consent.Purpose.ASK_OPINION, withdrawn_at=None).exists()


# What each way of asking takes; a printed link and a form are handed over.
_TAKES = {Opinion.Way.TELEPHONE.value: Way.PHONE, Opinion.Way.LINK.value: Way.MESSAGE}


def ways_closed(person: Person) -> dict[str, str]:
    """The ways of asking that are held back from this person, each with why and what to do."""
    closed, instead = held_back(person), _("Hãy in đường dẫn và trao tận tay, hoặc chọn cách khác.")
    return {way: f"{closed[takes]} {instead}" for way, takes in _TAKES.items() if takes in closed}


def opinion_behind(secret: str, at: datetime) -> Opinion | None:
    """The question that a link opens; None once it was answered, replaced or has lapsed."""
    open_ones = Opinion.objects.filter(secret=opinion_secret_index(secret), given_at=None, lapses_at__gt=at)
    return open_ones.select_related("case__person", "office").first() if secret else None


def needs_of(opinion: Opinion) -> set[str]:
    """What the person needs of a page, as they once said."""
    needs = AccessNeed.objects.filter(person=opinion.case.person_id)
    return set(needs.values_list("need", flat=True))


def listed_opinions(actor: Actor) -> QuerySet[Opinion]:
    """Questions and opinions of one's offices, with what a line of the list shows."""
    return Opinion.objects.visible_to(actor).select_related("case__practitioner", "case__office").defer("words")


def waiting_to_be_asked(actor: Actor, today: date) -> CaseQuerySet:
    """Cases that ended within a year and whose client nobody has asked, where the client may be asked."""
    asked = Opinion.objects.filter(case=OuterRef("pk"))
    ended = Case.objects.filter(of_offices(actor.offices), status=CaseStatus.ENDED, ended_on__gt=today - ASKED_FOR)
    found = ended.filter(~Exists(asked), form__in=ASKED_FORMS)
    return found.select_related("person", "practitioner", "office").defer("result")


def proposal_for(case: Case, sheet: Sheet) -> Proposal | None:
    """What the newest opinion proposes for the criterion of the clients' words: their own before a relative's."""
    given = list(Opinion.objects.given().filter(case=case).order_by("-given_at"))
    own = [one for one in given if one.speaker == Opinion.Speaker.CLIENT]
    criterion = sheet.opinion_criterion
    if not given or criterion is None:
        return None
    newest = (own or given)[0]
    form = opinion_form(newest.form_version)
    return proposed_points(form, newest.answers, most=Decimal(criterion.points), step=sheet.step)


def opinions_of(actor: Actor, case: Case) -> list[Opinion]:
    """What the page of a case shows of opinions."""
    return list(Opinion.objects.visible_to(actor).filter(case=case).order_by("-pk"))
