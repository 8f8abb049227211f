"""Sealed letters of devices that had no line: taken in once, whatever happens on the way."""

import json
import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from tgpl.accounts.models import Agency
from tgpl.audit.models import Entry
from tgpl.core.safety.letters import seal_letter
from tgpl.intake.models import Request, Sending
from tgpl.intake.queries import followed_request
from tgpl.intake.tests.writing import FOR_ANOTHER, FOR_HERSELF
from tgpl.intake.views.letters import LETTERS, NEW

DOOR = "/gui-yeu-cau/nhan/"
SECRET = "0123456789"
pytestmark = pytest.mark.django_db


@pytest.fixture
def device(moment, cast) -> Client:
    """A device somewhere in the province."""
    return Client(enforce_csrf_checks=True)


def answers(pages: Mapping[str, Mapping[str, Any]] = FOR_HERSELF, **changed: Mapping[str, Any]) -> dict[str, Any]:
    """What a device keeps of what was typed: texts by box, by page."""
    named = {name.replace("_", "-"): boxes for name, boxes in changed.items()}
    return {
        name: {box: texts if isinstance(texts, list) else [texts] for box, texts in boxes.items()}
        for name, boxes in {**pages, **named}.items()
    }


def letter(uid: uuid.UUID | None = None, **given: Any) -> bytes:
    content = {
        "uid": str(uid or uuid.uuid4()),
        "secret": SECRET,
        "written_at": "2026-02-27T20:00:00+07:00",
        "answers": answers(),
        "facts": {},
        **given,
    }
    return seal_letter(json.dumps(content).encode())


def send(device: Client, sealed: bytes) -> Any:
    return device.post(DOOR, sealed, content_type="application/octet-stream")


def test_a_letter_becomes_a_request_that_its_own_secret_opens(device) -> None:
    answer = send(device, letter())
    assert answer.status_code == 200
    told = answer.json()
    assert told["outcome"] == "applied"
    asked = followed_request(told["reference"], SECRET)
    assert asked.person.full_name == "TRẦN THỊ MẪU"
    assert asked.person.phone == "+84901234567"
    assert asked.story == "Chồng tôi đánh tôi.\nTôi phải đi viện."
    assert asked.facts["disability"] == {"kinds": ["vision", "movement"], "degree": "severe"}
    assert asked.channel == "web"


def test_time_runs_from_our_receipt_and_the_clock_of_the_device_is_kept_beside_it(device, moment) -> None:
    told = send(device, letter(written_at="2031-01-01T00:00:00Z")).json()
    assert told["received_at"] == timezone.now().isoformat()
    sending = Sending.objects.get()
    assert (sending.request.received_at, sending.received_at) == (moment, moment)
    assert sending.written_at.year == 2031


@pytest.mark.parametrize("clock", ["", None, "2026-02-27", "hôm qua", "9999-99-99T00:00:00Z", "2026-02-27T20:00:00"])
def test_a_clock_that_cannot_be_read_loses_nothing(device, clock) -> None:
    assert send(device, letter(written_at=clock)).json()["outcome"] == "applied"
    assert Sending.objects.get().written_at is None


def test_ten_times_the_same_is_one_request_one_person_and_one_clock(device) -> None:
    uid = uuid.uuid4()
    told = [send(device, letter(uid)).json() for _ in range(10)]
    assert [one["outcome"] for one in told] == ["applied"] + ["already"] * 9
    assert len({(one["reference"], one["received_at"]) for one in told}) == 1
    assert Request.objects.count() == Sending.objects.count() == 1


def test_another_content_is_kept_beside_the_first_and_staff_are_asked(device) -> None:
    uid = uuid.uuid4()
    first = send(device, letter(uid)).json()
    other = letter(uid, answers=answers(su_viec={"matter_field": "land", "story": "Hàng xóm lấn đất."}))
    told = [send(device, other).json() for _ in range(3)]
    assert [one["outcome"] for one in told] == ["conflict"] * 3
    assert {one["reference"] for one in told} == {first["reference"]}
    asked = Request.objects.get()
    assert asked.story.startswith("Chồng tôi")
    [kept] = [sending for sending in asked.sendings.all() if sending.waits_for_staff]
    assert kept.content["answers"]["su-viec"]["story"] == ["Hàng xóm lấn đất."]
    assert Entry.objects.filter(action="request.sent_otherwise").count() == 1
    assert send(device, letter(uid)).json()["outcome"] == "already"


def test_one_request_sent_by_two_devices_keeps_the_first_secret(device) -> None:
    uid = uuid.uuid4()
    reference = send(device, letter(uid)).json()["reference"]
    assert send(device, letter(uid, secret="9999999999")).json()["outcome"] == "already"
    assert followed_request(reference, SECRET)
    assert followed_request(reference, "9999999999") is None


def test_the_database_holds_one_sending_for_each_content(device) -> None:
    send(device, letter())
    kept = Sending.objects.get()
    twins = [
        Sending(request=kept.request, content_index=kept.content_index, content={}, received_at=kept.received_at),
        Sending(request=kept.request, content_index="x", content=None, received_at=kept.received_at),
        Sending(request=kept.request, content_index="y", content={}, received_at=kept.received_at, outcome="first"),
    ]
    for twin in twins:
        with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
            twin.save()


# What does not fit into its box


def test_a_commune_a_number_and_a_day_that_do_not_fit_are_kept_word_for_word(device) -> None:
    typed = answers(
        noi_o={"commune": "xã Không Ai Biết", "address": "Thôn Thử"},
        viec_gap={"detained": "no", "hearing_on_day": "1", "hearing_on_month": "3", "hearing_on_year": "2026"},
        lien_lac={"phone": "12", "email": ""},
    )
    assert send(device, letter(answers=typed)).json()["outcome"] == "applied"
    asked = Request.objects.get()
    assert asked.hearing_on is None
    assert asked.person.phone in (None, "")
    for words in ["Xã, phường hoặc đặc khu: xã Không Ai Biết", "Số điện thoại: 12", "1/3/2026"]:
        assert words in asked.story
    assert asked.person.address == "Thôn Thử"


def test_pages_without_an_answer_are_named_and_nothing_is_taken_down(device) -> None:
    typed = answers()
    del typed["dong-y"], typed["ho-ten"]
    answer = send(device, letter(answers=typed))
    assert answer.status_code == 422
    assert answer.json() == {"outcome": "unfinished", "pages": ["ho-ten", "dong-y"]}
    assert not Request.objects.exists()


def test_what_is_asked_for_another_person_comes_whole(device) -> None:
    assert send(device, letter(answers=answers(FOR_ANOTHER))).json()["outcome"] == "applied"
    asked = Request.objects.get()
    assert (asked.relation, asked.requester_name) == ("neighbour", "Lê Văn Láng")


def test_a_choice_offered_only_to_who_asks_for_another_falls_away(device) -> None:
    typed = answers(dong_y={"purposes": ["handle_request", "answer_referrer"]})
    assert send(device, letter(answers=typed)).json()["outcome"] == "applied"


def test_facts_from_the_checker_come_along(device) -> None:
    typed = answers()
    del typed["hoan-canh"], typed["khuyet-tat"]
    facts = {"household": "poor", "hiv": False, "disability": False, "matter_field": "criminal"}
    assert send(device, letter(answers=typed, facts=facts)).json()["outcome"] == "applied"
    assert Request.objects.get().facts["household"] == "poor"


# What is no letter


@pytest.mark.parametrize(
    "sealed",
    [
        b"",
        b"xin chao",
        seal_letter(b"{}"),
        seal_letter(b"[1]"),
        seal_letter(b"\xff"),
        letter(secret="12"),
        letter(uid="khong"),
        letter(answers=[1]),
        letter(answers={"ho-ten": {"full_name": 3}}),
        letter(facts={"khong-co": 1}),
        letter()[:-1],
    ],
    ids=range(11),  # sealed anew in each process: the bytes are no name
)
def test_what_is_no_letter_is_said_to_be_unreadable(device, sealed) -> None:
    answer = send(device, sealed)
    assert answer.status_code == 400
    assert answer.json() == {"outcome": "unreadable"}


def test_only_a_post_is_read_and_no_cookie_is_set(device) -> None:
    assert device.get(DOOR).status_code == 405
    assert not send(device, letter()).cookies


# Against floods, without locking anybody out


def test_too_many_new_ones_wait_a_minute_while_old_ones_are_still_answered(device, moment) -> None:
    uid = uuid.uuid4()
    send(device, letter(uid))
    for _ in range(NEW - 1):
        send(device, letter())
    late = letter()
    answer = send(device, late)
    assert (answer.status_code, answer.json()["outcome"], answer["Retry-After"]) == (429, "slow_down", "60")
    assert send(device, letter(uid)).json()["outcome"] == "already"
    with time_machine.travel(moment + timedelta(seconds=60), tick=False):
        assert send(device, late).json()["outcome"] == "applied"


def test_a_flood_of_rubbish_waits_too(device) -> None:
    for _ in range(LETTERS):
        send(device, b"x")
    assert send(device, letter()).status_code == 429


def test_without_a_centre_the_device_is_told_to_come_again(device) -> None:
    Agency.objects.filter(kind="centre").update(valid_to=date(2025, 12, 31))
    answer = send(device, letter())
    assert (answer.status_code, answer.json()["outcome"]) == (503, "no_office")


def test_nothing_of_the_letter_can_be_read_in_the_database(device) -> None:
    uid = uuid.uuid4()
    send(device, letter(uid))
    send(device, letter(uid, answers=answers(ho_ten=FOR_HERSELF["ho-ten"] | {"full_name": "Phạm Thị Khác"})))

    with connection.cursor() as cursor:
        cursor.execute("SELECT content, content_index FROM intake_sending WHERE content IS NOT NULL")
        sealed, index = cursor.fetchone()
    assert "Phạm".encode() not in bytes(sealed)
    assert "Phạm" not in index
