"""Who may open the pages of this room."""

from tgpl.accounts.testing import Cast, Door


def first_page(cast: Cast) -> dict[str, str]:
    return {"name": "cho-ai"}


# Strangers without a draft are led from a page in the middle to the one that says where drafts may be lost.
DOORS = {
    "intake:start_request": Door.public(),
    "intake:answer_page": Door.public(given=first_page),
    "intake:check_answers": Door.public(opens_with=302),
    "intake:request_sent": Door.public(opens_with=302),
    "intake:save_draft": Door.public(opens_with=302),
    "intake:lose_draft": Door.public(),
    "intake:start_again": Door.public(),
    "intake:bring_facts": Door.public(method="post", opens_with=302),
    "intake:hide_titles": Door.public(method="post", opens_with=302),
}
