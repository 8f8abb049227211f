"""What this room puts into the menus and on the page of a case."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.cases.parts import Part, case_parts
from tgpl.cases.standing import standings
from tgpl.core.pages.navigation import QUALITY, Entry, staff_menu
from tgpl.quality.parts import quality_of
from tgpl.quality.presenters.standing import standings_of

staff_menu.register(
    Entry(_("Chất lượng"), "quality:list_results", order=45, permission=Permission.ASSESS_QUALITY, under=QUALITY)
)
staff_menu.register(
    Entry(_("Ý kiến"), "quality:list_opinions", order=46, permission=Permission.ASK_OPINIONS, under=QUALITY)
)
staff_menu.register(
    Entry(_("Chỉ tiêu"), "quality:show_targets", order=47, permission=Permission.VIEW_TARGETS, under=QUALITY)
)
case_parts.register(Part(_("Chất lượng"), "quality/of_case.html", quality_of, order=60))
standings.register(standings_of)
