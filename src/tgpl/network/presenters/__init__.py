"""What the pages of need and network show."""

from tgpl.network.presenters.maps import (
    curve,
    map_of,
    meaning,
    not_known,
    siting_map,
    spot_listing,
    spots,
    steps_of,
    who_goes_where,
)
from tgpl.network.presenters.surveys import (
    coverage_listing,
    page_tasks,
    return_status,
    round_facts,
    round_status,
    sending_moments,
    sent_tables,
    sum_tables,
    troubles,
)

__all__ = [
    "coverage_listing", "curve", "map_of", "meaning", "not_known", "page_tasks", "return_status", "round_facts",
    "round_status", "sending_moments", "sent_tables", "siting_map", "spot_listing", "spots", "steps_of", "sum_tables",
    "troubles", "who_goes_where",
]  # fmt: skip
