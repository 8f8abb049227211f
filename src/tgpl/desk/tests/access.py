"""Who may open the pages of this room."""

import datetime as dt

from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast, Door
from tgpl.territory.models import Commune, Province


def _commune(cast: Cast) -> dict[str, str]:
    day = dt.date(2025, 7, 1)
    province = Province.objects.create(code="99", name="Mẫu", kind="tỉnh", valid_from=day)
    Commune.objects.create(code="99001", name="Mẫu", folded="mau", kind="xã", province=province, valid_from=day)
    return {"code": "99001"}


DOORS = {
    "desk:home": Door(but={Role.PARTNER: 302}),
    "desk:find": Door(),
    "desk:find_commune": Door(),
    "desk:show_commune": Door(given=_commune),
}
