"""The entries of this room in the menus, and what it lets be done with a request."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.navigation import Entry, staff_menu
from tgpl.intake.rules import OPEN
from tgpl.intake.steps import Step, request_steps

staff_menu.register(Entry(_("Vụ việc"), "cases:list_cases", order=30, permission=Permission.VIEW_CASES))
request_steps.register(Step(_("Thụ lý"), "cases:accept_request", Permission.DECIDE_REQUESTS, OPEN, order=20, main=True))
request_steps.register(
    Step(_("Trả lời ngay (việc)"), "cases:give_brief_advice", Permission.GIVE_BRIEF_ADVICE, OPEN, order=45, main=True)
)
