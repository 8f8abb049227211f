"""What this room puts into the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import QUALITY, Entry, staff_menu

staff_menu.register(
    Entry(_("Rà soát văn bản"), "reviews:list_rounds", order=60, permission=Permission.VIEW_REVIEWS, under=QUALITY)
)
