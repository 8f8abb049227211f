"""The entries of this room in the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import LISTS, Entry, public_menu, staff_menu

staff_menu.register(
    Entry(_("Danh sách"), "directory:list_practitioners", order=40, permission=Permission.VIEW_DIRECTORY, under=LISTS)
)
public_menu.register(Entry(_("Danh sách công bố"), "directory:show_public_list", order=70))
