"""The actions of this room as the record tells them."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.audit.models import Entry
from tgpl.people.models import Consent


def _purpose(words: Promise) -> Callable[[Entry], str]:
    """Words about a consent, with what it was given for."""
    return lambda entry: str(words).replace("{purpose}", str(Consent.Purpose(entry.details["purpose"]).label))


ACTIONS = {
    "person.read": _("đã mở toàn bộ hồ sơ của một người"),
    "person.own_read": _("đã xem những gì được giữ về mình"),
    "person.own_taken": _("đã lấy tệp những gì được giữ về mình"),
    "consent.given": _purpose(_("đã đồng ý: {purpose}")),
    "consent.withdrawn": _purpose(_("đã rút đồng ý: {purpose}")),
    "person.merged": _("đã gộp hai hồ sơ của một người"),
    "person.unmerged": _("đã tách hai hồ sơ đã gộp"),
}
THINGS = {"person": _("người được trợ giúp pháp lý")}
