"""Who may open the pages of forms."""

from typing import Any

from tgpl.accounts.roles import Permission, Role
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.documents.tests.things import FORM, KIND, hand_in


def a_thing(cast: Cast) -> dict[str, Any]:
    hand_in()
    return {"source": KIND, "key": str(cast.centre.pk), "code": FORM}


SEE = holders(Permission.VIEW_DIRECTORY)
# Who does not see the centre's matters is told that there is none.
UNSEEN = {role: 404 for role in Role if role not in SEE} | {Role.BRANCH_HEAD: 404}

DOORS = {
    "documents:list_forms": Door(),
    "documents:show_form": Door(given=lambda cast: {"code": FORM}),
    "documents:take_blank": Door.public(given=lambda cast: {"code": FORM, "kind": "pdf"}),
    "documents:draw_form": Door(open_to=SEE, given=a_thing, elsewhere=404, but=UNSEEN),
    "documents:take_drawn": Door(
        open_to=SEE, given=lambda cast: {**a_thing(cast), "kind": "docx"}, elsewhere=404, but=UNSEEN
    ),
}
