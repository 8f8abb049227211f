"""How a person is to be met, as the strip on top of every page about them says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tgpl.people.models import DisabilityDegree, DisabilityKind, Person, SafeContact
from tgpl.people.queries import IN_WRITING_ONLY, access_needs_of, disabilities_of
from tgpl.people.ways import safe_contact_of


@dataclass(frozen=True, slots=True)
class Meeting:
    """`rules` must not be broken (they protect the person); `needs` are what equal terms take."""

    rules: list[str]
    needs: list[str]
    in_writing_only: bool = False

    def __bool__(self) -> bool:
        return bool(self.rules or self.needs)


def meeting(person: Person) -> Meeting:
    """How to meet `person`; select `safe_contact`."""
    needs = list(access_needs_of(person.pk))
    in_writing_only = any(need.need in IN_WRITING_ONLY for need in needs)
    contact = safe_contact_of(person)
    rules = [_("Không gọi điện: chỉ bằng chữ hoặc ký hiệu")] if in_writing_only and not contact.do_not_call else []
    return Meeting([*rules, *_rules(contact)], [need.get_need_display() for need in needs], in_writing_only)


def _rules(contact: SafeContact) -> Iterator[str]:
    if contact.do_not_call:
        yield _("Không gọi điện")
    if contact.no_message:
        yield _("Không nhắn tin")
    if contact.discreet_name:
        yield _("Khi liên lạc chỉ xưng là “%(name)s”") % {"name": contact.discreet_name}
    if contact.safe_hours:
        yield _("Chỉ liên lạc lúc: %(hours)s") % {"hours": contact.safe_hours}


def disability_words(person: Person) -> str:
    """The person's kinds of disability and its degree, or that nobody has asked."""
    if person.has_disability is None:
        return _("Chưa hỏi")
    if not person.has_disability:
        return _("Không")
    held = {disability.kind for disability in disabilities_of(person.pk)}
    kinds = ", ".join(str(kind.label) for kind in DisabilityKind if kind in held) or _("Có, chưa rõ dạng")
    degree = person.disability_degree
    return f"{kinds} ({str(DisabilityDegree(degree).label).lower()})" if degree else kinds
