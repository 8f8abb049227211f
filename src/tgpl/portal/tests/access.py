"""Who may open the pages of the front door."""

from tgpl.accounts.testing import Door

DOORS = {
    "set_language": Door.public(opens_with=405, others=405),  # takes POST alone, and leads back to where one was
    "portal:home": Door.public(),
    "portal:preferences": Door.public(),
    "portal:forget_preferences": Door.public(opens_with=405, others=405),  # takes POST alone
    "portal:accessibility": Door.public(),
    "portal:offline": Door.public(),
    "portal:device": Door.public(),
    "portal:device_spec": Door.public(),
    "portal:device_texts": Door.public(),
    "portal:worker": Door.public(),
    "portal:start_check": Door.public(),
    "portal:ask_question": Door.public(given=lambda cast: {"number": 1}),
    "portal:ask_part": Door.public(opens_with=302, given=lambda cast: {"number": 1, "part": 2}),  # in the easy reading
    "portal:show_result": Door.public(opens_with=302),  # without an answer back to the start
    "portal:ask_easily": Door.public(given=lambda cast: {"number": 1}),
    "portal:bring_easily": Door.public(method="post", opens_with=302),
    "portal:send_easily": Door.public(opens_with=302),  # without a draft back to the first question
    "portal:find_help": Door.public(),
    "portal:follow_request": Door.public(),
    # Without the proof of both codes everybody is led to where they are asked for.
    "portal:show_request": Door.public(opens_with=302),
    "portal:take_letter": Door.public(opens_with=302, given=lambda cast: {"code": "XXXXX-XXXXX-XXXXX-XXXXX"}),
    "portal:add_paper": Door.public(opens_with=302),
    "portal:say_more": Door.public(opens_with=302),
    "portal:sign_more": Door.public(opens_with=302),
    "portal:withdraw_request": Door.public(opens_with=302),
    "portal:show_held": Door.public(opens_with=302),
    "portal:take_held": Door.public(opens_with=302, given=lambda cast: {"kind": "json"}),
    "portal:give_consent": Door.public(method="post", opens_with=302, given=lambda cast: {"purpose": "ask_opinion"}),
    "portal:withdraw_consent": Door.public(opens_with=302, given=lambda cast: {"purpose": "ask_opinion"}),
    "portal:stop_following": Door.public(method="post", opens_with=302),
    "portal:gallery": Door.public(),
    "portal:staff_gallery": Door.public(),
}
