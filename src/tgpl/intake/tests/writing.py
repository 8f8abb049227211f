"""A citizen who writes a request, page by page."""

from collections.abc import Mapping
from typing import Any

from django.test import Client

ROOT = "/gui-yeu-cau/"

# What an ordinary person types who asks for herself.
FOR_HERSELF: dict[str, dict[str, Any]] = {
    "cho-ai": {"for_whom": "self"},
    "ho-ten": {
        "full_name": "TRẦN THỊ MẪU",
        "born_day": "27",
        "born_month": "3",
        "born_year": "1985",
        "sex": "female",
        "identity_number": "031 185 000 001",
    },
    "noi-o": {"address": "Thôn Thử, xã Mẫu"},
    "hoan-canh": {"household": "near_poor", "true_of": ["disability", "domestic_violence_victim"]},
    "khuyet-tat": {"kinds": ["vision", "movement"], "degree": "severe"},
    "su-viec": {"matter_field": "criminal", "story": "Chồng tôi đánh tôi.\nTôi phải đi viện."},
    "vai-tro": {"role": "victim"},
    "viec-gap": {"detained": "no", "hearing_on_day": "", "hearing_on_month": "", "hearing_on_year": ""},
    "cach-giup": {"wanted_form": "proceedings"},
    "lien-lac": {"phone": "0901 234 567", "email": ""},
    "an-toan": {"rules": ["do_not_call"], "discreet_name": "Chị Lan", "safe_hours": "9 giờ đến 11 giờ"},
    "ho-tro": {"access_needs": ["braille", "home_visit"]},
    "dong-y": {"purposes": ["handle_request", "share_with_practitioner"]},
}
# What a neighbour types who asks for a man with little to say.
FOR_ANOTHER: dict[str, dict[str, Any]] = {
    "cho-ai": {"for_whom": "other"},
    "nguoi-gui": {"relation": "neighbour", "requester_name": "Lê Văn Láng", "requester_phone": ""},
    "ho-ten": {"full_name": "Nguyễn Văn Thử", "born_day": "", "born_month": "", "born_year": "1950"},
    "noi-o": {"address": ""},
    "hoan-canh": {"household": "unsure", "true_of": ["unsure"]},
    "su-viec": {"matter_field": "unsure", "story": "Bị lấy mất đất."},
    "viec-gap": {"detained": "unsure", "hearing_on_day": "27", "hearing_on_month": "3", "hearing_on_year": "2095"},
    "cach-giup": {"wanted_form": "unsure"},
    "lien-lac": {"phone": "", "email": "", "cannot_be_reached": "on"},
    "an-toan": {"discreet_name": "", "safe_hours": ""},
    "ho-tro": {},
    "dong-y": {"purposes": ["handle_request"]},
}


def write(client: Client, pages: Mapping[str, Mapping[str, Any]]) -> str:
    """Types every page in turn; where the last one leads."""
    leads_to = ROOT
    for name, typed in pages.items():
        leads_to = client.post(f"{ROOT}{name}/", typed).headers.get("Location", f"{ROOT}{name}/")
    return leads_to
