"""Two records side by side: what agrees, what differs, what only one of them knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.core.language.text import fold
from tgpl.core.pages.components import Tone, day, status
from tgpl.core.templatetags.page import phone
from tgpl.people.models import Person
from tgpl.people.presenters.meeting import disability_words, meeting


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact as two records tell it."""

    label: str
    left: str
    right: str

    @property
    def tag(self) -> SafeString:
        if not (self.left and self.right):
            return status(_("Một bên"), Tone.NOTE) if self.left or self.right else status(_("Chưa rõ"), Tone.STOPPED)
        one, other = sorted((fold(self.left), fold(self.right)), key=len)
        same = one == other or other.endswith(f"/{one}")  # a year and a date in it
        return status(_("Trùng"), Tone.DONE) if same else status(_("Khác"), Tone.LATE)


def compared(left: Person, right: Person) -> list[Compared]:
    """Every fact of either record."""
    pairs = zip(_facts(left), _facts(right), strict=True)
    return [Compared(label, one, other) for (label, one), (_label, other) in pairs]


def _facts(person: Person) -> Iterator[tuple[str, str]]:
    to_meet = meeting(person)
    yield _("Họ và tên"), person.full_name
    yield _("Sinh"), day(person.birth_date) or str(person.birth_year or "")
    yield _("Giới tính"), "" if person.sex == "unstated" else str(person.get_sex_display())
    yield _("Dân tộc"), person.ethnicity
    yield _("Số định danh"), person.identity_number or ""
    yield _("Điện thoại"), phone(person.phone or "")
    yield _("Thư điện tử"), person.email or ""
    yield _("Địa chỉ"), ", ".join(filter(None, [person.address, person.commune.address if person.commune else ""]))
    yield _("Khuyết tật"), "" if person.has_disability is None else disability_words(person)
    yield _("Giữ an toàn khi liên lạc"), "; ".join(to_meet.rules)
    yield _("Cần khi gặp"), "; ".join(to_meet.needs)
