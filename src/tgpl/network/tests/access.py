"""Who may open the pages of need and network."""

from django.utils import timezone

from tgpl.accounts.roles import Permission, Role
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.network.models import Siting
from tgpl.network.testing import a_round, the_return


def _round(cast: Cast) -> dict[str, object]:
    return {"uid": a_round(cast).uid}


def _report(cast: Cast) -> dict[str, object]:
    return {**_round(cast), "kind": "docx"}


def _return(cast: Cast) -> dict[str, object]:
    return {"uid": the_return(a_round(cast)).uid}


def _page(cast: Cast) -> dict[str, object]:
    return {**_return(cast), "code": "degree"}


def _office(cast: Cast) -> dict[str, object]:
    return {"pk": cast.branch.pk}


def _siting(cast: Cast) -> dict[str, object]:
    made = Siting.objects.create(title="Thử", inputs={}, inputs_sha256="", asked_by="", asked_at=timezone.now())
    return {"uid": made.uid}


VIEW, MANAGE = holders(Permission.VIEW_NETWORK), holders(Permission.MANAGE_NETWORK)
# The first partner of the cast is the police: the form is another body's.
NOT_THEIRS = {Role.PARTNER: 404}
DOORS = {
    "network:list_rounds": Door(open_to=VIEW),
    "network:new_round": Door(open_to=MANAGE),
    "network:add_bodies": Door(open_to=MANAGE, method="post", opens_with=302),
    "network:open_round": Door(open_to=VIEW, given=_round),
    "network:remind_silent": Door(open_to=MANAGE, given=_round, method="post", opens_with=302),
    "network:change_close": Door(open_to=MANAGE, given=_round),
    "network:end_round": Door(open_to=MANAGE, given=_round, method="post", opens_with=302),
    "network:show_sums": Door(open_to=VIEW, given=_round),
    "network:download_report": Door(open_to=VIEW, given=_report),
    "network:take_sums": Door(open_to=VIEW, given=_round),
    "network:show_map": Door(open_to=VIEW),
    "network:bring_data": Door(open_to=MANAGE),
    "network:place_office": Door(open_to=MANAGE, given=_office),
    "network:list_sitings": Door(open_to=VIEW),
    "network:new_siting": Door(open_to=MANAGE),
    "network:show_siting": Door(open_to=VIEW, given=_siting),
    "network:list_own": Door(open_to=holders(Permission.ANSWER_SURVEYS)),
    "network:open_return": Door(open_to=VIEW, given=_return, but=NOT_THEIRS),
    "network:send_return": Door(open_to=MANAGE, given=_return, but=NOT_THEIRS),
    "network:take_form": Door(open_to=MANAGE, given=_return, but=NOT_THEIRS),
    "network:bring_form": Door(open_to=MANAGE, given=_return, but=NOT_THEIRS),
    "network:fill_page": Door(open_to=MANAGE, given=_page, but=NOT_THEIRS),
}
