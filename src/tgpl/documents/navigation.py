"""The entries of this room in the menus."""

from django.utils.translation import gettext_lazy as _

from tgpl.core.navigation import Entry, account_menu

account_menu.register(Entry(_("Biểu mẫu"), "documents:list_forms", order=55))
