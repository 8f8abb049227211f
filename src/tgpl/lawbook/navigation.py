"""What this room puts into the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import LISTS, Entry, staff_menu

staff_menu.register(
    Entry(_("Quy định theo ngày"), "lawbook:list_rules", order=85, permission=Permission.MANAGE_LAW, under=LISTS)
)
