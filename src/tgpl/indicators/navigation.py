"""What this room puts into the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import FIGURES, Entry, staff_menu

staff_menu.register(
    Entry(_("Số liệu"), "indicators:list_figures", order=60, permission=Permission.VIEW_FIGURES, under=FIGURES)
)
