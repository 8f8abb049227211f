"""Word's own numbering, counted as Word shows it."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tgpl.core.reading.word_numbering import Numbering, in_style


def level(at: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


PLAN = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
DECIMAL = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "decimal", "%1.%2.%3.")


def numbering(levels: str, *lists: str) -> Numbering:
    """One abstract list, and lists upon it: "" or what each changes."""
    nums = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="5"/>{change}</w:num>'
        for at, change in enumerate(lists, start=1)
    )
    abstract = f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>'
    return Numbering(parse_xml(f"<w:numbering {nsdecls('w')}>{abstract}{nums}</w:numbering>"))


def shown(counter: Numbering, *levels: int, number: str = "1") -> list[str]:
    return [counter.label(number, at) for at in levels]


def test_deeper_levels_begin_again_under_each_item() -> None:
    assert shown(numbering(PLAN, ""), 0, 1, 2, 2, 1, 2, 0, 1) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_a_number_may_hold_those_above_it() -> None:
    assert shown(numbering(DECIMAL, ""), 0, 1, 1, 2, 0, 1) == ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1."]


def test_numbers_of_roman_sections_may_be_shown_in_arabic() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    assert shown(numbering(levels, ""), 0, 0, 1) == ["I.", "II.", "2.1."]


def test_a_level_may_count_on_through_all_sections() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    assert shown(numbering(levels, ""), 0, 1, 1, 0, 1) == ["I.", "1.", "2.", "II.", "3."]


def test_lists_of_one_kind_count_on_together() -> None:
    counter = numbering(PLAN, "", "")
    assert shown(counter, 0, 1) + shown(counter, 1, 0, number="2") == ["I.", "1.", "2.", "II."]


def test_unless_one_begins_again() -> None:
    begins = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride>'
    counter = numbering(PLAN, "", begins)
    assert shown(counter, 0, 1, 1) + shown(counter, 1, 1, number="2") == ["I.", "1.", "2.", "1.", "2."]


def test_a_list_may_look_otherwise_than_its_kind() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Nhiệm vụ %1:")}</w:lvlOverride>'
    assert shown(numbering(PLAN, changed), 0, 0) == ["Nhiệm vụ 1:", "Nhiệm vụ 2:"]


def test_a_bullet_under_a_bullet_is_a_plus() -> None:
    bullets = level(0, "bullet", "") + level(1, "bullet", "o")
    assert shown(numbering(bullets, ""), 0, 1, 0) == ["-", "+", "-"]
    assert shown(numbering(level(0, "bullet", "+"), ""), 0) == ["+"]


def test_a_list_that_nobody_defined_shows_nothing() -> None:
    assert shown(numbering(PLAN, ""), 0, number="9") == [""]
    assert shown(Numbering(None), 0) == [""]


@pytest.mark.parametrize(
    ("number", "style", "says"),
    [
        (9, "decimalZero", "09"),
        (9, "lowerRoman", "ix"),
        (2, "upperLetter", "B"),
        (28, "lowerLetter", "bb"),
        (3, "none", ""),
        (3, "hindiNumbers", "3"),
    ],
)
def test_styles(number: int, style: str, says: str) -> None:
    assert in_style(number, style) == says


def test_a_style_of_lists_defines_them_elsewhere() -> None:
    part = parse_xml(
        f"""<w:numbering {nsdecls("w")}>
        <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Muc"/></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Muc"/>{PLAN}</w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
    )
    assert shown(Numbering(part), 0, 1) == ["I.", "1."]
