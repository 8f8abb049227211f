"""What this room hands to the rooms below it."""

from tgpl.audit.queries import also_known_as
from tgpl.people.queries import uids_of

also_known_as.append(uids_of)
