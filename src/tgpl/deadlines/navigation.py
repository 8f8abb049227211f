"""The entries of this room in the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import LISTS, Entry, staff_menu

staff_menu.register(
    Entry(_("Lịch làm việc"), "deadlines:show_this_year", order=80, permission=Permission.MANAGE_LAW, under=LISTS)
)
