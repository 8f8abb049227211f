"""What plans put into the menus, and hand to the rooms below."""

from django.utils.translation import gettext_lazy as _

from tgpl.accounts.roles import Permission
from tgpl.core.pages.navigation import Entry, public_menu, staff_menu
from tgpl.network.purposes import Purpose, purposes
from tgpl.plans.queries import tasks_of_review
from tgpl.plans.surveys import KIND, page_of_task, tasks_to_serve
from tgpl.reviews.ties import review_tasks

staff_menu.register(Entry(_("Kế hoạch"), "plans:list_plans", order=50, permission=Permission.VIEW_PLANS))
# Whoever sees whole plans finds their share from there.
staff_menu.register(Entry(_("Phần việc kế hoạch"), "plans:list_share", order=51, permission=Permission.REFER_PEOPLE))
public_menu.register(Entry(_("Tiến độ kế hoạch"), "plans:list_progress", order=60))
purposes.register(Purpose(KIND, tasks_to_serve, page_of_task))
# A round of review says which task asked for it.
review_tasks.register(tasks_of_review)
