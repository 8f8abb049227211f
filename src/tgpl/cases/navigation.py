"""The entries of this room in the menus, and what it lets be done with a request."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.cases.models import BriefAdvice, Case, CaseNameTerm
from tgpl.cases.queries import cases_against, cases_told
from tgpl.core.pages.navigation import FILES, Entry, staff_menu
from tgpl.intake.models import RequestMove
from tgpl.intake.same_matter import finders
from tgpl.intake.steps import move_step, request_steps
from tgpl.people.ties import Tie, ties

staff_menu.register(Entry(_("Vụ việc"), "cases:list_cases", order=30, permission=Permission.VIEW_CASES))
staff_menu.register(Entry(_("Ngày của tôi"), "cases:show_day", order=15, permission=Permission.WORK_CASES))
staff_menu.register(
    Entry(_("Vụ việc cần người"), "cases:list_left", order=35, permission=Permission.ASSIGN_CASES, under=FILES)
)
request_steps.register(move_step(RequestMove.Kind.ACCEPT, order=20))
request_steps.register(move_step(RequestMove.Kind.ADVISE, order=45))

ties.register(Tie("case", Case, along="request", tell=cases_told, terms=CaseNameTerm))
ties.register(Tie("brief_advice", BriefAdvice, along="request"))  # its request says it already
finders.append(cases_against)
