"""Who may open the pages of this room: everybody with a file, and nobody may read one."""

from uuid import UUID

from tgpl.accounts.testing import Cast, Door
from tgpl.uploads.testing import begun


def an_upload(cast: Cast) -> dict[str, UUID]:
    return {"uid": begun(b"12345").uid}


DOORS = {
    "uploads:begin_upload": Door.public(method="options", opens_with=204),
    "uploads:send_piece": Door.public(method="head", given=an_upload),
}
