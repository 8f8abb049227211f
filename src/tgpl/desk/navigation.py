"""The entries of this room in the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import Entry, account_menu, search_menu, staff_menu

staff_menu.register(Entry(_("Việc cần làm"), "desk:home", order=1, permission=Permission.VIEW_DIRECTORY))
search_menu.register(Entry(_("Tìm theo mã hoặc họ tên"), "desk:find", order=1, permission=Permission.VIEW_DIRECTORY))
account_menu.register(Entry(_("Tra cứu địa danh"), "desk:find_commune", order=60))
