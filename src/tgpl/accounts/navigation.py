"""The entries of this room in the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import OFFICE, Entry, account_menu, staff_menu

staff_menu.register(Entry(_("Cơ quan"), "accounts:list_agencies", 900, Permission.MANAGE_ACCOUNTS, under=OFFICE))
staff_menu.register(Entry(_("Người dùng"), "accounts:list_people", 910, Permission.MANAGE_ACCOUNTS, under=OFFICE))
staff_menu.register(Entry(_("Nhật ký"), "accounts:follow_trail", 920, Permission.VIEW_AUDIT, under=OFFICE))
account_menu.register(Entry(_("Tài khoản của tôi"), "accounts:own_account", 10))
account_menu.register(Entry(_("Đăng xuất"), "account_logout", 90))
