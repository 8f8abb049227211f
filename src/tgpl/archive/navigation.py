"""What this room puts into the menus and on the page of a case."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.archive.parts import words_of_case
from tgpl.cases.parts import Part, case_parts
from tgpl.core.pages.navigation import FILES, Entry, staff_menu

staff_menu.register(
    Entry(_("Tìm trong hồ sơ"), "archive:search_papers", order=42, permission=Permission.VIEW_CASES, under=FILES)
)
staff_menu.register(
    Entry(_("Lưu trữ"), "archive:list_deposits", order=72, permission=Permission.KEEP_ARCHIVE, under=FILES)
)
case_parts.register(Part(_("Chữ trong giấy tờ, lưu trữ"), "archive/of_case.html", words_of_case, order=80))
