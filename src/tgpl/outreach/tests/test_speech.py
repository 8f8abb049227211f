"""Texts said aloud: words first, then the sound itself, measured."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tgpl.outreach.queries import shipped_texts, words_of
from tgpl.outreach.rules import Sayings, layout, spoken
from tgpl.outreach.rules.spoken import say
from tgpl.outreach.speech import Voice, can_speak, sound_of

SAYINGS = Sayings(
    {"UBND": "Ủy ban nhân dân", "QH": "Quốc hội", "NĐ-CP": "nghị định của Chính phủ"}, ("1800.1233", "111")
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Đến UBND xã", "Đến Ủy ban nhân dân xã"),
        ("Gọi 1800.1233.", "Gọi 1 8 0 0 1 2 3 3."),
        ("Gọi 111 ngay", "Gọi 1 1 1 ngay"),
        ("1.111 đồng", "1.111 đồng"),
        ("ngày 22/11/2026", "ngày 22 tháng 11 năm 2026"),
        ("Từ 1/1/2027", "Từ ngày 1 tháng 1 năm 2027"),
        ("Luật số 51/2010/QH12", "Luật số 51 năm 2010, Quốc hội 12"),
        ("Nghị định 28/2012/NĐ-CP", "Nghị định 28 năm 2012, nghị định của Chính phủ"),
        ("Trước 01/07/2014", "Trước ngày 1 tháng 7 năm 2014"),
        ("trong 03 ngày", "trong 3 ngày"),
        ("0 đồng, 0,5 buổi, 1.03, 2,05", "0 đồng, 0,5 buổi, 1.03, 2,05"),
        ("XUBNDX", "XUBNDX"),
    ],
)
def test_what_is_written_short_is_said_whole(written: str, said: str) -> None:
    assert say(written, SAYINGS) == said


def test_every_line_ends_with_a_pause() -> None:
    assert spoken("Tên bài", layout("Bạn được:\n- đi học\n- đi làm."), SAYINGS) == (
        "Tên bài.\nBạn được.\nđi học.\nđi làm."
    )


def test_shipped_texts_hold_no_abbreviation_that_a_voice_spells() -> None:
    """Capitals in a row would be read as English letters."""
    for text in shipped_texts().values():
        for reading in ("standard", "easy"):
            said = words_of(text, reading)
            assert not [word for word in said.split() if len(word.strip(".,:")) > 1 and word.strip(".,:").isupper()]


needs_a_voice = pytest.mark.skipif(not can_speak(), reason="needs espeak-ng and opus-tools")


@needs_a_voice
@pytest.mark.parametrize("voice", Voice)
def test_each_region_has_a_voice_and_its_sound_lasts_as_long_as_its_words(
    voice: Voice, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    short = sound_of("Một hai ba.", voice)
    long = sound_of("Một hai ba. " * 10, voice)
    assert short.read_bytes().startswith(b"OggS")
    assert long.stat().st_size > 3 * short.stat().st_size
    assert sound_of("Một hai ba.", voice) == short


@needs_a_voice
@pytest.mark.django_db
def test_the_page_offers_sound_and_the_sound_plays(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    page = client.get("/tra-cuu/quyen-cua-nguoi-khuyet-tat/").content.decode()
    assert "/tra-cuu/quyen-cua-nguoi-khuyet-tat/nghe/nam/" in page
    answer = client.get("/tra-cuu/quyen-cua-nguoi-khuyet-tat/de-doc/nghe/bac/")
    assert answer["Content-Type"] == "audio/ogg"
    assert b"".join(answer.streaming_content).startswith(b"OggS")


@pytest.mark.django_db
def test_an_unknown_voice_is_not_there(client: Client) -> None:
    assert client.get("/tra-cuu/quyen-cua-nguoi-khuyet-tat/nghe/hue/").status_code == 404


@pytest.mark.django_db
def test_without_a_voice_the_page_offers_none(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tgpl.outreach.views.public.can_speak", lambda: False)
    assert "/nghe/" not in client.get("/tra-cuu/quyen-cua-nguoi-khuyet-tat/").content.decode()
    assert client.get("/tra-cuu/quyen-cua-nguoi-khuyet-tat/nghe/nam/").status_code == 404
