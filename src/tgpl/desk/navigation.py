"""The entries of this room in the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.core.navigation import Entry, account_menu

account_menu.register(Entry(_("Tra cứu địa danh"), "desk:find_commune", order=60))
