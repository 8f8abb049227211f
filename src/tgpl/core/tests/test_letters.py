"""Letters that only we can open."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.safety import crypto, letters
from tgpl.core.safety.letters import LARGEST, UnreadableLetter, open_letter, public_key, seal_letter


@given(st.binary(max_size=4000))
def test_what_was_sealed_is_opened(content) -> None:
    assert open_letter(seal_letter(content)) == content


def test_the_same_content_twice_looks_different_and_shows_nothing() -> None:
    content = "TRẦN THỊ MẪU 0901234567".encode() * 4
    first, second = seal_letter(content), seal_letter(content)
    assert first[2:] != second[2:]
    assert b"0901234567" not in first


@given(st.data())
def test_a_letter_damaged_anywhere_or_cut_off_is_not_opened(data) -> None:
    letter = bytearray(seal_letter(b"Chuyen cua toi" * 10))
    place = data.draw(st.integers(0, len(letter) - 1))
    cut = bytes(letter[:place])
    letter[place] ^= data.draw(st.integers(1, 255))
    for broken in (bytes(letter), cut):
        with pytest.raises(UnreadableLetter):
            open_letter(broken)


def test_a_letter_that_would_never_end_is_stopped(monkeypatch) -> None:
    with pytest.raises(UnreadableLetter):
        open_letter(seal_letter(b"a" * (LARGEST + 1)))
    assert open_letter(seal_letter(b"a" * LARGEST))


def test_what_is_not_deflated_is_not_opened(monkeypatch) -> None:
    class Plain:
        def compress(self, content: bytes) -> bytes:
            return content

        def flush(self) -> bytes:
            return b""

    with monkeypatch.context() as patched:
        patched.setattr(zlib, "compressobj", lambda *_: Plain())
        letter = seal_letter(b"\xff\xff")
    with pytest.raises(UnreadableLetter):
        open_letter(letter)


@pytest.fixture
def keys(settings):
    """Sets the field keys as an operator does; what was derived from others is forgotten before and after."""

    def forget() -> None:
        for kept in (crypto.raw_keys, crypto.ciphers, letters._pair):
            kept.cache_clear()

    def use(text: str) -> None:
        settings.FIELD_KEYS = text
        forget()

    yield use
    forget()


OLD, NEW = "1:" + "QUFB" * 10 + "QUE=", "2:" + "QkJC" * 10 + "QkI="


def test_a_letter_to_an_old_key_opens_while_the_key_is_kept(keys) -> None:
    keys(OLD)
    letter, old = seal_letter(b"cu"), public_key()
    keys(f"{NEW},{OLD}")
    assert open_letter(letter) == b"cu"
    assert public_key()[0] == 2
    assert public_key() != old
    keys(NEW)
    with pytest.raises(UnreadableLetter):
        open_letter(letter)


def test_our_pair_is_the_same_after_a_restart(keys) -> None:
    keys(OLD)
    first = public_key()
    keys(OLD)
    assert public_key() == first
