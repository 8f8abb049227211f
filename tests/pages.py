"""Which pages there are and how each is come to: from the doors of the rooms, so that no new page is forgotten."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.test_access import DOORS
from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast

FILE, FOR_SCRIPTS, LEADS_ON, BUTTON = "a file to keep", "asked for by scripts", "only leads on", "a button's, no page"
# No pages.
LEFT_OUT = {
    **dict.fromkeys(
        [
            "archive:take_package", "cases:download_calendar", "cases:play_recording", "cases:take_paper",
            "documents:take_blank", "documents:take_drawn", "documents:take_letter", "documents:take_proof",
            "duty:print_roster", "fees:take_register", "fees:take_scan", "fees:take_workbook",
            "indicators:download_crossed", "intake:play_recording", "intake:print_place_card", "intake:take_paper",
            "mfa_download_recovery_codes", "network:download_report", "network:take_form", "network:take_sums",
            "outreach:hear_easily", "outreach:hear_text", "plans:download_budget", "plans:download_calendar",
            "plans:download_share", "plans:download_source", "plans:download_work_file", "plans:show_page",
            "portal:take_held", "portal:take_letter", "quality:take_form", "quality:take_frame", "quality:take_paper",
            "reports:download_issue", "reports:download_open_data", "reports:download_package",
            "reports:download_report", "reports:download_report_issue", "reports:download_table",
            "reviews:download_paper",
        ],
        FILE,
    ),
    **dict.fromkeys(["mfa_login_webauthn", "portal:device_spec", "portal:device_texts", "portal:worker"], FOR_SCRIPTS),
    **dict.fromkeys(["desk:find_record", "duty:show_own_roster", "reports:this_year"], LEADS_ON),
    **dict.fromkeys(["accounts:change_post", "portal:forget_preferences", "set_language"], BUTTON),
}  # fmt: skip
# Looked at where they are used.
ELSEWHERE = {
    "mfa_reauthenticate_webauthn": "asks for a key that was really added: accounts/tests/test_in_browser.py",
    "portal:device": "made by scripts: every state in portal/tests/test_device.py",
    "portal:gallery": "for maintainers: portal/tests/test_gallery.py",
    "portal:staff_gallery": "for maintainers: portal/tests/test_gallery.py",
}
# Their doors are tried by sending; opened, they show a page as well.
SENT_AND_SHOWN = {"intake:keep_transcript"}
PAGES = sorted(
    name
    for name, door in DOORS.items()
    if name not in {*LEFT_OUT, *ELSEWHERE} and (door.method == "get" or name in SENT_AND_SHOWN)
)


Visit = Callable[[Client], Any]


def room_of(name: str) -> str:
    """Pages of signing in have no room in their names."""
    return name.partition(":")[0] if ":" in name else "accounts"


def who_opens(name: str) -> Role | None:
    """The first role that gets to see a page; None: who has no account."""
    door = DOORS[name]
    if door.nobody == 200:
        return None
    return next((role for role in Role if door.expected(role) == door.opens_with), None)


def visit(name: str, cast: Cast) -> Visit:
    """To the page behind a door, where what it speaks of is made first."""
    door = DOORS[name]

    def come_to(client: Client) -> Any:
        shown = client.get(reverse(name, kwargs=door.given(cast)), door.data if door.method == "get" else {})
        assert shown.status_code == 200, f"{name}: {shown.status_code}"
        return shown

    return come_to


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
