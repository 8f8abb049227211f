"""What changes rounds of survey, the data of the map and reckonings."""

from tgpl.network.services.errors import NetworkError
from tgpl.network.services.places import (
    MOST_FURTHER,
    Question,
    ask_siting,
    bring_map_data,
    digest_of,
    place_office,
    reckon_waiting,
)
from tgpl.network.services.surveys import (
    Overtaken,
    RoundFields,
    add_commune_bodies,
    end_round,
    move_close,
    open_round,
    remind,
    remind_when_due,
    save_page,
    send_return,
    take_workbook,
)

__all__ = [
    "MOST_FURTHER", "NetworkError", "Overtaken", "Question", "RoundFields", "add_commune_bodies", "ask_siting",
    "bring_map_data", "digest_of", "end_round", "move_close", "open_round", "place_office", "reckon_waiting", "remind",
    "remind_when_due", "save_page", "send_return", "take_workbook",
]  # fmt: skip
