"""Who may open the pages of the front door."""

from tgpl.accounts.testing import Door

DOORS = {
    "set_language": Door.public(opens_with=405, others=405),  # takes POST alone, and leads back to where one was
    "portal:home": Door.public(),
    "portal:preferences": Door.public(),
    "portal:forget_preferences": Door.public(opens_with=405, others=405),  # takes POST alone
    "portal:offline": Door.public(),
    "portal:gallery": Door.public(),
    "portal:staff_gallery": Door.public(),
}
