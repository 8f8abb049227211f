"""Who may open the pages of the library."""

from django.utils import timezone

from tgpl.accounts.roles import PERMISSIONS, Permission, Role
from tgpl.accounts.testing import Cast, Door
from tgpl.outreach.services import add_term
from tgpl.outreach.testing import a_draft


def holding(permission: Permission) -> set[Role]:
    return {role for role, held in PERMISSIONS.items() if permission in held}


def _draft(cast: Cast) -> dict[str, int]:
    return {"pk": a_draft(cast).pk}


def _term(cast: Cast) -> dict[str, int]:
    return {"pk": add_term(by=cast.officer.actor, says="sổ đỏ", law="giấy đất", at=timezone.now()).pk}


def _shown(cast: Cast) -> dict[str, str]:
    return {"slug": "quyen-cua-nguoi-khuyet-tat"}


def _heard(cast: Cast) -> dict[str, str]:
    return {"slug": "quyen-cua-nguoi-khuyet-tat", "voice": "nam"}


EDIT, CONFIRM = holding(Permission.EDIT_TEXTS), holding(Permission.CONFIRM_TEXTS)
# Texts belong to the whole province: the same post elsewhere edits them too.
DOORS = {
    "outreach:look_up": Door.public(),
    "outreach:show_found": Door.public(opens_with=302),  # without a question back to where it is asked
    "outreach:read_text": Door.public(given=_shown),
    "outreach:read_easily": Door.public(given=_shown),
    "outreach:hear_text": Door.public(given=_heard),
    "outreach:hear_easily": Door.public(given=_heard),
    "outreach:list_texts": Door(open_to=EDIT),
    "outreach:write_text": Door(open_to=EDIT),
    "outreach:rewrite_text": Door(open_to=EDIT, given=_shown),
    "outreach:open_draft": Door(open_to=EDIT, given=_draft),
    "outreach:correct_draft": Door(open_to=EDIT, given=_draft),
    "outreach:confirm_text": Door(open_to=CONFIRM, given=_draft, method="post", opens_with=302),
    "outreach:publish_text": Door(open_to=EDIT, given=_draft, method="post", opens_with=302),
    "outreach:keep_glossary": Door(open_to=EDIT),
    "outreach:remove_term": Door(open_to=EDIT, given=_term, method="post", opens_with=302),
}
