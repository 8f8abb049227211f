"""Who may open the pages of statistics and reports."""

from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Door

READERS = {Role.CENTRE_DIRECTOR, Role.BRANCH_HEAD, Role.RECEPTION, Role.DEPARTMENT_OFFICER}
DOORS = {
    "reports:this_year": Door(open_to=READERS, opens_with=302),
    "reports:show_statistics": Door(open_to=READERS, given=lambda cast: {"year": 2026}),
    "reports:list_cell": Door(open_to=READERS, given=lambda cast: {"year": 2026}, others=403, opens_with=404),
}
