import pytest

from tgpl.cases.rules.codes import case_code
from tgpl.cases.rules.file_papers import RequiredPaper, missing_papers


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


def test_missing_papers_keep_the_order_of_the_law() -> None:
    law = [RequiredPaper(kind, kind, "Điều 11") for kind in ("application", "status_proof", "defence")]
    assert [p.kind for p in missing_papers(law, ["status_proof", "other"])] == ["application", "defence"]
    assert missing_papers(law, ["application", "status_proof", "defence"]) == []
