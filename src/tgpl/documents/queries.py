"""What pages and other rooms read of forms and letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission, Role
from tgpl.core.database.prepared import prepared
from tgpl.core.law.rule_files import Mark
from tgpl.documents.catalogue import Form, shipped_text, shortened
from tgpl.documents.models import Letter, OfficeLetterhead, Signatory, TextVersion
from tgpl.documents.models.letters import LetterQuerySet
from tgpl.documents.registry import Drawing, drawings, sources
from tgpl.documents.rules.composing import Letterhead
from tgpl.documents.rules.notation import FormText, split_text
from tgpl.territory.models import Province


@dataclass(frozen=True, slots=True)
class InForce:
    """The text of a form that applies on a day: its version (0: as the product brings it), and whether it was compared
    with the official print."""

    source: str
    number: int
    mark: Mark

    @property
    def text(self) -> FormText:
        return split_text(self.source)


def text_on(form: Form, day: date) -> InForce | None:
    """The text of `form` in force on `day`; None where there is none."""
    return texts_on([form], day).get(form.code)


def texts_on(forms: Iterable[Form], day: date) -> dict[str, InForce]:
    """The texts in force on `day` by the code of their form, in one query."""
    codes = [form.code for form in forms]
    brought = {code: InForce(text, 0, Mark.TO_VERIFY) for code in codes if (text := shipped_text(code))}
    written = TextVersion.objects.on(day).filter(form__in=codes)
    return brought | {one.form: InForce(one.text, one.number, Mark(one.mark)) for one in written}


def text_of_version(form: Form, number: int) -> InForce | None:
    """One version of the text of `form`; 0 is the one that the product brings."""
    if number:
        one = TextVersion.objects.filter(form=form.code, number=number).first()
        return InForce(one.text, one.number, Mark(one.mark)) if one else None
    shipped = shipped_text(form.code)
    return InForce(shipped, 0, Mark.TO_VERIFY) if shipped else None


def newest_text(form: Form) -> str:
    """The newest text of `form`, in force or not: what an officer begins from."""
    newest = TextVersion.objects.filter(form=form.code).order_by("number").last()
    return newest.text if newest else shipped_text(form.code) or "loại: \n----\n"


def versions_of(form: Form) -> list[TextVersion]:
    """Every version that officers wrote, the newest first."""
    return list(TextVersion.objects.filter(form=form.code))


def letterhead_of(office: Agency) -> Letterhead:
    """How `office` heads its letters: as it was set down, else as the register of agencies says."""
    own = OfficeLetterhead.objects.filter(office=office).first()
    if own:
        return Letterhead(superior=own.superior, name=own.name, notation=own.notation, place=own.place)
    return Letterhead(
        superior=office.parent.name if office.parent else "",
        name=office.name,
        notation=shortened(office.kind, office.register_prefix),
        place=_place_of(office),
    )


def _place_of(office: Agency) -> str:
    if office.commune:
        return office.commune.province.name
    home = Province.objects.filter(code=settings.HOME_PROVINCE).first()
    return home.name if home else ""


def signatories_of(office: Agency, day: date) -> list[Signatory]:
    """Who may sign for `office` on `day`."""
    return list(Signatory.objects.on(day).filter(office=office))


def letters_of(actor: Actor) -> LetterQuerySet:
    """The book of outgoing letters as `actor` may see it; nothing encrypted is read."""
    return Letter.objects.visible_to(actor).select_related("office", "withdrawal").defer("text", "base")


def letter_open_to(actor: Actor, uid: Any) -> Letter | None:
    """The letter, if this person sees the book in which it stands, or the thing that it is about."""
    letter = Letter.objects.select_related("office__parent", "withdrawal").filter(uid=uid).first()
    if letter is None or Letter.objects.visible_to(actor).filter(pk=letter.pk).exists():
        return letter
    source = sources.get(letter.source)
    return letter if source and letter.is_issued and source.find(actor, letter.key) is not None else None


def letters_open_by_code(*about: tuple[str, str]) -> list[Letter]:
    """The issued letters about these things (source, key) that still hold, for the person whom they are about."""
    of_these = Q()
    for source, key in about:
        of_these |= Q(source=source, key=key)
    return list(Letter.objects.issued().in_force().filter(of_these).defer("text", "base").order_by("pk"))


def may_issue(actor: Actor, letter: Letter) -> bool:
    """Whether this post gives numbers in the book of the letter's office: the department only in its own."""
    own = {actor.agency_id} if actor.role == Role.DEPARTMENT_OFFICER else {actor.agency_id, *actor.offices}
    return actor.may(Permission.ISSUE_LETTERS) and letter.office_id in own


def letter_of_code(code: str) -> Letter | None:
    """The issued letter of this code, however it was typed."""
    letters = "".join(c for c in code.upper() if c.isalnum())
    plain = "-".join(letters[n : n + 5] for n in range(0, len(letters), 5))
    return Letter.objects.issued().select_related("office", "withdrawal").filter(code=plain).first()


@dataclass(frozen=True, slots=True)
class PapersOf:
    """The papers of one thing: what its next step needs, what else may be drawn up, what there is."""

    needed: list[Drawing]
    offered: list[Drawing]
    letters: list[Letter]


def papers_of(actor: Actor, source: str, thing: Any) -> PapersOf:
    """The papers of `thing` as `actor` may see and draw them; one query, whatever their number."""
    key = sources[source].key(thing)
    letters = _letters_about(source, key)
    open_to = drawings.open_to(actor, source, thing)
    needed = [drawing for drawing in open_to if _is_needed(drawing, thing, letters)]
    shown = letters if actor.may(Permission.DRAFT_LETTERS) else [letter for letter in letters if letter.is_issued]
    return PapersOf(needed, [drawing for drawing in open_to if drawing not in needed], shown)


@prepared
def _letters_about(source: str, key: str) -> LetterQuerySet:
    told = Letter.objects.about(source, key).select_related("office", "withdrawal")
    return told.defer("text", "base").order_by("pk")


def _is_needed(drawing: Drawing, thing: Any, letters: list[Letter]) -> bool:
    """Whether the law asks for this form since a moment after which no valid one was issued."""
    since = drawing.needed_since(thing)
    valid = [one.issued_at for one in letters if one.form == drawing.form and not hasattr(one, "withdrawal")]
    return since is not None and not any(issued_at and issued_at >= since for issued_at in valid)
