"""This room's entries of the menus, and what may be done with a request here."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.navigation import Entry, staff_menu
from tgpl.intake.rules import OPEN, RequestStatus
from tgpl.intake.steps import Step, request_steps

RECEIVE, DECIDE = Permission.RECEIVE_REQUESTS, Permission.DECIDE_REQUESTS
AWAITING = {RequestStatus.AWAITING_PAPERS}

staff_menu.register(Entry(_("Yêu cầu"), "intake:list_requests", order=20, permission=Permission.VIEW_REQUESTS))
staff_menu.register(Entry(_("Giới thiệu của đơn vị"), "intake:list_referrals", 20, Permission.REFER_PEOPLE))

for step in [
    Step(_("Kiểm tra diện"), "intake:check_eligibility", RECEIVE, OPEN, order=10, main=True),
    Step(_("Giấy tờ đã đến"), "intake:take_in_papers", RECEIVE, AWAITING, order=30, main=True),
    Step(_("Đề nghị bổ sung giấy tờ"), "intake:ask_for_papers", RECEIVE, {RequestStatus.RECEIVED}, order=40, main=True),
    Step(_("Thêm giấy tờ"), "intake:add_request_paper", RECEIVE, OPEN, order=50, main=True),
    Step(_("Từ chối thụ lý"), "intake:refuse_request", DECIDE, OPEN, order=60),
    Step(_("Chuyển tổ chức khác"), "intake:transfer_request", DECIDE, OPEN, order=70),
    Step(_("Ghi nhận rút yêu cầu"), "intake:withdraw_request", RECEIVE, OPEN, order=80),
    Step(_("Ngừng vì thiếu giấy tờ"), "intake:lapse_request", DECIDE, AWAITING, order=90),
]:
    request_steps.register(step)
