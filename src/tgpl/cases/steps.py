"""What may be done next with a case, declared once: by whom, and at which status."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case
from tgpl.cases.rules.moves import OPEN, CaseStatus


@dataclass(frozen=True, slots=True)
class CaseStep:
    """A page that takes a case on. `main`: what most cases need."""

    label: Promise
    url_name: str
    permissions: Collection[Permission]
    at: Collection[str]
    main: bool = False

    def url(self, case: Case) -> str:
        return reverse(self.url_name, args=[case.code])


ASSIGN = frozenset({Permission.ASSIGN_CASES})
WORK = frozenset({Permission.WORK_CASES, Permission.ASSIGN_CASES})
WORKING = frozenset({CaseStatus.ASSIGNED})
STEPS = [
    CaseStep(_("Cử người thực hiện"), "cases:choose_practitioner", ASSIGN, {CaseStatus.ACCEPTED}, main=True),
    CaseStep(_("Ghi công việc"), "cases:record_work", WORK, WORKING, main=True),
    CaseStep(_("Thêm giấy tờ"), "cases:add_paper", WORK, set(CaseStatus), main=True),
    CaseStep(_("Kết thúc vụ việc"), "cases:close_case", WORK, OPEN, main=True),
    CaseStep(_("Ghi thêm người trong vụ việc"), "cases:add_party", WORK, OPEN),
    CaseStep(_("Thay người thực hiện"), "cases:choose_practitioner", ASSIGN, WORKING),
    CaseStep(_("Tạm đình chỉ"), "cases:suspend_case", WORK, WORKING),
    CaseStep(_("Tiếp tục"), "cases:resume_case", WORK, {CaseStatus.SUSPENDED}),
    CaseStep(_("Ghi mã trên hệ thống của Bộ"), "cases:record_national_entry", WORK, set(CaseStatus)),
]


def steps_open_to(actor: Actor, case: Case) -> list[CaseStep]:
    """What `actor` may do with `case` as it stands."""
    return [step for step in STEPS if case.status in step.at and any(actor.may(p) for p in step.permissions)]
