"""The ways to reach a person, as far as what they can take in and their own rules allow; why a way is held back."""

from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tgpl.people.models import AccessNeed, Person, SafeContact
from tgpl.people.queries import IN_WRITING_ONLY, access_needs_of


class Way(models.TextChoices):
    """How a person hears something from us."""

    PHONE = "phone", _("Gọi điện")
    MESSAGE = "message", _("Nhắn tin")
    EMAIL = "email", _("Thư điện tử")
    LETTER = "letter", _("Gửi thư đến địa chỉ")
    MEETING = "meeting", _("Gặp trực tiếp")
    OTHER = "other", _("Qua người gửi yêu cầu thay, người hỗ trợ")


def safe_contact_of(person: Person) -> SafeContact:
    """How the person may be contacted; no rules where none were asked for."""
    try:
        return person.safe_contact
    except ObjectDoesNotExist:
        return SafeContact()


def held_back(person: Person) -> dict[str, str]:
    """The ways that break this person's rules, or that they cannot take in, each with why."""
    contact, needs = safe_contact_of(person), {need.need for need in access_needs_of(person.pk)}
    reasons = {
        Way.PHONE: [
            (contact.do_not_call, gettext("Người này dặn không gọi điện.")),
            (bool(needs & IN_WRITING_ONLY), gettext("Người này chỉ liên hệ bằng chữ hoặc ký hiệu.")),
        ],
        Way.MESSAGE: [
            (contact.no_message, gettext("Người này dặn không nhắn tin.")),
            (AccessNeed.Need.VOICE_ONLY in needs, gettext("Người này chỉ liên hệ bằng lời nói.")),
        ],
        Way.EMAIL: [
            (contact.no_message, gettext("Người này dặn không gửi thư điện tử.")),
            (AccessNeed.Need.VOICE_ONLY in needs, gettext("Người này chỉ liên hệ bằng lời nói.")),
        ],
        # A letter lies open in a home where nobody may know.
        Way.LETTER: [
            (contact.no_message, gettext("Người này dặn không nhắn tin; thư để ở nhà người khác cũng đọc được.")),
            (bool(contact.discreet_name), gettext("Người này dặn giấu tên Trung tâm; phong bì để ở nhà sẽ lộ.")),
        ],
    }
    broken = {way.value: [why for is_broken, why in rules if is_broken] for way, rules in reasons.items()}
    return {way: found[0] for way, found in broken.items() if found}


def ways_to(person: Person, *, through_another: bool) -> list[str]:
    """The ways that are open; `through_another`: somebody asks for them."""
    known = {
        Way.PHONE: bool(person.phone),
        Way.MESSAGE: bool(person.phone),
        Way.EMAIL: bool(person.email),
        Way.LETTER: bool(person.address),
        Way.MEETING: True,
        Way.OTHER: through_another,
    }
    closed = held_back(person)
    return [way.value for way, is_known in known.items() if is_known and way not in closed]


# A telephone may lie beside who must not know.
_AT_AN_HOUR = (Way.PHONE, Way.MESSAGE)


def why_not(person: Person, way: str, *, through_another: bool, in_safe_hours: bool) -> str:
    """Why this person must not be reached by `way`; "" when they may. `in_safe_hours`: a colleague says it was."""
    hours = safe_contact_of(person).safe_hours
    if why := held_back(person).get(way):
        return why + " " + gettext("Hãy chọn cách khác.")
    if way not in ways_to(person, through_another=through_another):
        return gettext("Chưa có cách đó để liên lạc với người này. Hãy chọn cách khác.")
    if hours and way in _AT_AN_HOUR and not in_safe_hours:
        told = gettext("Người này chỉ nhận liên lạc lúc: %(hours)s. Hãy liên lạc vào giờ đó rồi đánh dấu.")
        return told % {"hours": hours}
    return ""


def held_back_words(person: Person, ways: Iterable[Way] = tuple(Way)) -> list[str]:
    """The marks of the ways that are held back, each with why."""
    closed = held_back(person)
    words = gettext("%(way)s: giữ lại vì %(why)s")
    return [words % {"way": way.label, "why": lower_first(closed[way])} for way in ways if way in closed]


def lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
