"""The entries of this room in the menus, and its part on the page of a case."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.cases.parts import Part, case_parts
from tgpl.core.pages.navigation import Entry, staff_menu
from tgpl.fees.presenters import fees_of_case

staff_menu.register(Entry(_("Thời gian"), "fees:list_sheets", order=34, permission=Permission.WORK_CASES))
staff_menu.register(Entry(_("Thù lao"), "fees:list_statements", order=36, permission=Permission.VIEW_FEES))
case_parts.register(Part(_("Thù lao, bồi dưỡng"), "fees/of_case.html", fees_of_case, order=40))
