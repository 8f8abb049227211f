"""This room's entries of the menus, and what may be done with a request here."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import LISTS, Entry, staff_menu
from tgpl.intake.models import Request, RequestMove, RequestNameTerm
from tgpl.intake.queries import requests_told
from tgpl.intake.rules import OPEN
from tgpl.intake.steps import Step, move_step, request_steps
from tgpl.people.ties import Tie, ties

RECEIVE = Permission.RECEIVE_REQUESTS
Kind = RequestMove.Kind

staff_menu.register(Entry(_("Yêu cầu"), "intake:list_requests", order=20, permission=Permission.VIEW_REQUESTS))
staff_menu.register(Entry(_("Giới thiệu của đơn vị"), "intake:list_referrals", 20, Permission.REFER_PEOPLE))
staff_menu.register(Entry(_("Thẻ hướng dẫn"), "intake:list_place_cards", 79, Permission.MAKE_CARDS, under=LISTS))

for step in [
    Step(_("Kiểm tra diện"), "intake:check_eligibility", RECEIVE, OPEN, order=10, main=True),
    Step(_("Tìm vụ việc trùng"), "intake:find_same_matter", RECEIVE, OPEN, order=15),
    move_step(Kind.TAKE_IN_PAPERS, order=30),
    move_step(Kind.ASK_FOR_PAPERS, order=40),
    Step(_("Thêm giấy tờ"), "intake:add_request_paper", RECEIVE, OPEN, order=50, main=True),
    move_step(Kind.REFUSE, order=60),
    move_step(Kind.TRANSFER, order=70),
    move_step(Kind.WITHDRAW, order=80),
    Step(_("Ghi lần liên lạc"), "intake:note_contact", RECEIVE, OPEN, order=55),
    move_step(Kind.LAPSE, order=90),
    move_step(Kind.REPORT_NOT_ASKED, order=95),
    move_step(Kind.REOPEN, order=100),
]:
    request_steps.register(step)

ties.register(Tie("request", Request, key="reference", tell=requests_told, terms=RequestNameTerm))
