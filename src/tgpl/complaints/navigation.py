"""What this room puts into the menus, on requests and on the page of a case."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case
from tgpl.cases.parts import Part, case_parts
from tgpl.complaints.presenters import complaint_lines
from tgpl.complaints.queries import complaints_about
from tgpl.core.pages.navigation import QUALITY, Entry, staff_menu
from tgpl.intake.rules import RequestStatus
from tgpl.intake.steps import Step, request_steps

TAKE = Permission.TAKE_COMPLAINTS
COMPLAINED_OF = {RequestStatus.REFUSED, RequestStatus.ACCEPTED}


def complaints_of_case(actor: Actor, case: Case) -> Mapping[str, Any] | None:
    """The complaints about a case: one query; nothing for those who may not see them."""
    if not actor.may(Permission.VIEW_COMPLAINTS):
        return None
    lines = complaint_lines(complaints_about(actor, case))
    return {"lines": lines, "request": case.request} if lines or actor.may(TAKE) else None


staff_menu.register(Entry(_("Khiếu nại"), "complaints:list_complaints", 48, Permission.VIEW_COMPLAINTS, under=QUALITY))
request_steps.register(Step(_("Ghi khiếu nại"), "complaints:take_complaint", TAKE, COMPLAINED_OF, order=110))
case_parts.register(Part(_("Khiếu nại"), "complaints/of_case.html", complaints_of_case, order=80))
