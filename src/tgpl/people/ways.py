"""The ways to reach a person, as far as what they can take in and their own rules allow."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.people.models import Person, SafeContact
from tgpl.people.queries import is_in_writing_only


class Way(models.TextChoices):
    """How a person hears something from us."""

    PHONE = "phone", _("Gọi điện")
    MESSAGE = "message", _("Nhắn tin")
    EMAIL = "email", _("Thư điện tử")
    LETTER = "letter", _("Gửi thư đến địa chỉ")
    MEETING = "meeting", _("Gặp trực tiếp")
    OTHER = "other", _("Qua người gửi yêu cầu thay, người hỗ trợ")


def ways_to(person: Person, *, through_another: bool) -> list[str]:
    """The ways that are open; `through_another`: somebody asks for them."""
    contact = person.safe_contact if hasattr(person, "safe_contact") else SafeContact()
    calls = not contact.do_not_call and not is_in_writing_only(person.pk)
    ways = {
        Way.PHONE: bool(person.phone) and calls,
        Way.MESSAGE: bool(person.phone) and not contact.no_message,
        Way.EMAIL: bool(person.email) and not contact.no_message,
        # A letter lies open in a home where nobody may know.
        Way.LETTER: bool(person.address) and not contact.discreet_name and not contact.no_message,
        Way.MEETING: True,
        Way.OTHER: through_another,
    }
    return [way.value for way, is_open in ways.items() if is_open]
