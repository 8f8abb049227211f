"""The actions of this room as the record tells them."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "form.drawn": _("đã lập “{form}” từ hồ sơ {key}"),
}
THINGS: dict[str, str] = {}
