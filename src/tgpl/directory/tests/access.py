"""Who may open the pages of the register."""

from django.utils import timezone

from tgpl.accounts.roles import PERMISSIONS, Permission, Role
from tgpl.accounts.testing import Cast, Door
from tgpl.directory.services import add_practitioner, publish_list


def holding(permission: Permission) -> set[Role]:
    return {role for role, held in PERMISSIONS.items() if permission in held}


def _engagement(cast: Cast) -> dict[str, int]:
    who = add_practitioner(
        by=cast.director.actor,
        full_name="Phạm Văn Trợ",
        gender="male",
        agency=cast.centre,
        kind="legal_aid_officer",
        valid_from=cast.centre.valid_from,
    )
    return {"pk": who.engagements.get().pk}


def _publication(cast: Cast) -> dict[str, int]:
    now = timezone.now()
    return {"pk": publish_list(by=cast.director.actor, as_of=now.date(), at=now).pk}


SEE, KEEP = holding(Permission.VIEW_DIRECTORY), holding(Permission.MANAGE_DIRECTORY)
DOORS = {
    "directory:show_public_list": Door.public(),
    "directory:list_practitioners": Door(open_to=SEE),
    "directory:add_to_register": Door(open_to=KEEP),
    "directory:record_leave": Door(open_to=KEEP | holding(Permission.ASSIGN_CASES), given=_engagement),
    "directory:take_off_register": Door(open_to=KEEP, given=_engagement),
    "directory:list_places": Door(open_to=KEEP),
    "directory:describe_place": Door(open_to=KEEP, given=lambda cast: {"pk": cast.centre.pk}),
    "directory:list_publications": Door(open_to=SEE),
    "directory:publish": Door(open_to=KEEP, method="post", opens_with=302),
    "directory:send_publication": Door(open_to=KEEP, given=_publication),
}
