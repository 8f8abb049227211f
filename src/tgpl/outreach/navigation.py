"""What this room puts into the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import LISTS, Entry, public_menu, staff_menu

public_menu.register(Entry(_("Tra cứu quyền của bạn"), "outreach:look_up", order=35))
staff_menu.register(
    Entry(_("Bài tra cứu"), "outreach:list_texts", order=75, permission=Permission.EDIT_TEXTS, under=LISTS)
)
