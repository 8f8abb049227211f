"""The entries of this room in the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import FILES, Entry, account_menu, public_menu, staff_menu

staff_menu.register(
    Entry(_("Văn bản đi"), "documents:list_letters", order=45, permission=Permission.DRAFT_LETTERS, under=FILES)
)
public_menu.register(Entry(_("Kiểm tra văn bản"), "documents:find_copy", order=60))
account_menu.register(Entry(_("Biểu mẫu"), "documents:list_forms", order=55))
