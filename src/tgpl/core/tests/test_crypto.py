import pytest
from cryptography.exceptions import InvalidTag

from tgpl.core.safety.crypto import blind_index, seal, unseal


def test_a_sealed_value_opens_only_in_its_own_column() -> None:
    sealed = seal("số 12 ngõ 5".encode(), "person.address")
    assert "ngõ".encode() not in sealed
    assert unseal(sealed, "person.address").decode() == "số 12 ngõ 5"
    with pytest.raises(InvalidTag):
        unseal(sealed, "person.phone")


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert seal(b"x", "a.b") != seal(b"x", "a.b")


def test_the_blind_index_finds_equal_values_in_one_column_only() -> None:
    assert blind_index("031", "person.identity") == blind_index("031", "person.identity")
    assert blind_index("031", "person.identity") != blind_index("031", "person.phone")
