import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.cases.rules.codes import case_code
from tgpl.cases.rules.file_papers import RequiredPaper, missing_papers
from tgpl.cases.rules.names import may_be_same, name_key, search_keys


@pytest.mark.parametrize(
    ("office", "form", "number", "year", "code"),
    [
        ("TT", "TGTT", 1, 2026, "TT.TGTT.01.2026"),
        ("TT", "TV", 1, 2018, "TT.TV.01.2018"),
        ("CN1", "TGTT", 1, 2018, "CN1.TGTT.01.2018"),
        ("TT", "TGTT", 1234, 2026, "TT.TGTT.1234.2026"),
    ],
)
def test_codes_are_written_as_the_circular_writes_them(office, form, number, year, code) -> None:
    assert case_code("{office}.{form}.{number:02d}.{year}", office=office, form=form, number=number, year=year) == code


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Trần Văn Ất", "TRAN VAN AT", True),  # no diacritics, capitals
        ("Trần Văn Ất", "Trần Ất", True),  # no middle name
        ("Trần Văn Ất", "Ất Trần Văn", True),  # swapped order
        ("Đặng Thị Hoà", "Đặng Thị Hòa", True),  # old and new tone placing
        ("Trần Văn Ất", "Trần Văn Giáp", False),
        ("Trần Văn Ất", "Lê Văn Ất", False),
        ("Ất", "Trần Văn Ất", False),  # one word is no name
        ("", "", False),
    ],
)
def test_names_of_one_person_as_they_are_written(one, other, same) -> None:
    assert may_be_same(one, other) is same


@given(
    st.lists(st.sampled_from(["Trần", "Lê", "Văn", "Thị", "Đặng", "Ất", "Hoà", "Bình"]), min_size=2, max_size=5),
    st.data(),
)
def test_whoever_may_be_the_same_is_among_those_looked_at(words, data) -> None:
    stored = " ".join(words)
    written = " ".join(data.draw(st.permutations(words)))
    assert name_key(stored) in search_keys(written)
    assert may_be_same(stored, written) or len(set(words)) < 2


def test_missing_papers_keep_the_order_of_the_law() -> None:
    law = [RequiredPaper(kind, kind, "Điều 11") for kind in ("application", "status_proof", "defence")]
    assert [p.kind for p in missing_papers(law, ["status_proof", "other"])] == ["application", "defence"]
    assert missing_papers(law, ["application", "status_proof", "defence"]) == []
