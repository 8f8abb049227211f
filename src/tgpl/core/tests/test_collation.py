"""Our order is PostgreSQL's: `vietnamese_order.txt` was sorted there with COLLATE "vi-x-icu"."""

import random
import unicodedata
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.language.collation import COLLATION, compare, vi_sort_key

IN_ORDER = (Path(__file__).parent / "vietnamese_order.txt").read_text().splitlines()


@pytest.mark.parametrize(
    "in_order",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "v"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["lan", "làn", "lăn", "lân"],
        ["dân", "dần", "đan"],  # letters before tones: đ comes after every d
        ["an", "An", "AN", "àn"],  # tones before capitals
        ["Lê An", "Lệ An", "Lê Bình"],  # the letters of the whole name before any tone
        ["Phường 1", "Phường 10", "Phường 2"],
    ],
)
def test_the_order_of_the_vietnamese_alphabet(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=vi_sort_key) == in_order


def test_it_is_the_order_of_postgresql() -> None:
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=lambda word: (vi_sort_key(word), word.encode())) == IN_ORDER


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks the live PostgreSQL")
@pytest.mark.django_db
def test_the_live_postgresql_agrees() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT w FROM unnest(%s::text[]) AS w ORDER BY w COLLATE "{COLLATION}", w COLLATE "C"', [IN_ORDER[::-1]]
        )
        assert [row[0] for row in cursor] == IN_ORDER


@given(st.text(), st.text(), st.text())
def test_comparing_is_a_total_order(one: str, two: str, three: str) -> None:
    assert compare(one, two) == -compare(two, one)
    if compare(one, two) <= 0 and compare(two, three) <= 0:
        assert compare(one, three) <= 0


@given(st.text(alphabet="aăâđeơư ̣̀́̉̃"))
def test_the_form_of_unicode_does_not_matter(text: str) -> None:
    assert vi_sort_key(unicodedata.normalize("NFD", text)) == vi_sort_key(text)
