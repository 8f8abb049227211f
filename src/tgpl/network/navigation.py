"""What this room puts into the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import FIGURES, Entry, staff_menu

staff_menu.register(
    Entry(_("Khảo sát, mạng lưới"), "network:list_rounds", order=66, permission=Permission.VIEW_NETWORK, under=FIGURES)
)
staff_menu.register(Entry(_("Phiếu khảo sát"), "network:list_own", order=52, permission=Permission.ANSWER_SURVEYS))
