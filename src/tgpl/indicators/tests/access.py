"""Who may open the pages of figures."""

from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Door

READERS = {Role.CENTRE_DIRECTOR, Role.BRANCH_HEAD, Role.RECEPTION, Role.DEPARTMENT_OFFICER}
DOORS = {
    "indicators:list_figures": Door(open_to=READERS),
    "indicators:list_records": Door(open_to=READERS, given=lambda cast: {"code": "requests.disability.served"}),
    "indicators:show_crossed": Door(open_to=READERS),
    "indicators:list_crossed": Door(open_to=READERS, data={"hang": "kind", "cot": "sex"}),
    "indicators:show_funnel": Door(open_to=READERS),
    "indicators:list_funnel": Door(open_to=READERS, data={"theo": "channel", "gia-tri": "web", "buoc": "asked"}),
    "indicators:download_crossed": Door(open_to=READERS, given=lambda cast: {"kind": "csv"}),
}
