"""What this room puts into the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import FIGURES, Entry, public_menu, staff_menu

staff_menu.register(
    Entry(_("Thống kê"), "reports:list_tables", order=65, permission=Permission.VIEW_FIGURES, under=FIGURES)
)
staff_menu.register(
    Entry(_("Báo cáo"), "reports:list_reports", order=55, permission=Permission.ISSUE_REPORTS, under=FIGURES)
)
public_menu.register(Entry(_("Số liệu mở"), "reports:show_open_data", order=80))
