"""Letters that are held back from the person whom they are about: their own rules do not allow the way."""

from django.utils.translation import gettext as _

from tgpl.core.language.text import fold
from tgpl.documents.models import Letter, LetterSending
from tgpl.people.models import Person
from tgpl.people.ways import Way, held_back, held_back_words

How = LetterSending.How
# What each way of sending takes of a person; what is handed over or read out is always open.
_TAKES = {How.POST: Way.LETTER, How.REGISTERED_POST: Way.LETTER, How.ELECTRONIC: Way.EMAIL}


def person_of(letter: Letter) -> Person | None:
    """The one whom the letter is about; of records that were merged, the one that speaks."""
    people = Person.objects.select_related("safe_contact", "merged_into__safe_contact")
    found = people.filter(uid=letter.person).first() if letter.person else None
    return found.merged_into or found if found else None


def why_held_back(letter: Letter, how: str, *, to: str, to_person: bool) -> str:
    """Why the letter must not go so; "" when it may. A name among the addressees is the person, whatever was ticked."""
    person, takes = person_of(letter), _TAKES.get(How(how))
    if person is None or takes is None or not (to_person or fold(person.full_name) in fold(to)):
        return ""
    why = held_back(person).get(takes, "")
    return why and why + " " + _("Hãy giao trực tiếp, có ký nhận, hoặc đọc cho người nhận nghe.")


def marks_of(letter: Letter) -> list[str]:
    """What is held back from the person of the letter, in words."""
    person, ways = person_of(letter), (Way.EMAIL, Way.LETTER)
    return held_back_words(person, ways) if person else []
