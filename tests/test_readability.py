"""Every text that a citizen meets is measured: pages, forms, the checker's questions, beside the texts to look up.

The limits are those of a standard reading (tgpl/outreach/data/readability.yaml); the checker's easy questions keep the
stricter ones.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.utils.translation.template import templatize

import tgpl
from tgpl.outreach.queries import reading_limits
from tgpl.outreach.rules import measure, too_hard

PACKAGE = Path(tgpl.__file__).parent
_MARKED = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
_EXTENDS = re.compile(r'{%\s*extends\s+"([^"]+)"')
_INCLUDES = re.compile(r'{%\s*include\s+"([^"]+)"')
_FRAMES = {"core/public.html", "core/leavable.html"}
# Doors of staff stand in the citizens' frame too; what is behind them is not for citizens.
_STAFF_DOORS = ("account/", "accounts/", "mfa/")
# Words that citizens' pages take from Python: forms and presenters.
_WORDS = [
    "eligibility/presenters.py",
    "intake/forms/base.py",
    "intake/forms/contact.py",
    "intake/forms/matter.py",
    "intake/forms/situation.py",
    "intake/forms/steps.py",
    "intake/forms/who.py",
    "intake/presenters/receipt.py",
    "portal/easy_questions.py",
    "portal/forms.py",
    "portal/presenters/consents.py",
    "portal/presenters/followed.py",
    "portal/presenters/held.py",
    "portal/presenters/verdict.py",
]
# And from data: the files, the keys that hold them, and the reading they are in.
_DATA = [
    ("eligibility/data/questions.yaml", {"text", "hint", "label"}, "standard"),
    ("eligibility/data/questions.yaml", {"easy"}, "easy"),
    ("eligibility/data/other_help.yaml", {"text"}, "standard"),
    ("eligibility/data/20*.yaml", {"plain"}, "standard"),
    ("intake/data/place_card.yaml", {"title", "lead", "scan", "words", "heading", "lines"}, "standard"),
    ("portal/data/accessibility/words.yaml", {"words", "only_people", "gaps"}, "standard"),
    ("people/data/consents.yaml", {"asked", "ends"}, "standard"),
    ("portal/data/not_told.yaml", {"reasons"}, "standard"),
    ("*/data/privacy/held.yaml", {"heading", "why", "fields"}, "standard"),
]


def templates() -> dict[str, str]:
    """Every template by the name that other templates call it."""
    return {
        str(path.relative_to(folder)): path.read_text()
        for folder in PACKAGE.glob("*/templates")
        for path in folder.rglob("*.html")
    }


def citizens_pages() -> list[str]:
    """The templates that stand in the citizens' frame, and their parts."""
    all_of_them = templates()
    pages = [
        name
        for name, text in all_of_them.items()
        if _FRAMES & set(_EXTENDS.findall(text)) and not name.startswith(_STAFF_DOORS)
    ]
    parts = [part for page in pages for part in _INCLUDES.findall(all_of_them[page])]
    return sorted({*pages, *parts} & all_of_them.keys())


def words_in(source: str) -> Iterator[str]:
    """The Vietnamese that a page takes from Python code: the first string of each call that marks one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MARKED:
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def words_of_template(text: str) -> str:
    """The Vietnamese of a template, each string a line."""
    calls = re.findall(r"n?gettext(?:_lazy)?\((?:[^()]|\([^()]*\))*\)|_\((?:[^()]|\([^()]*\))*\)", templatize(text))
    return "\n".join(word for call in calls for word in words_in(call))


def words_under(content: object, keys: set[str], within: bool = False) -> Iterator[str]:
    """Every string that stands at or below one of `keys`."""
    if isinstance(content, str) and within:
        yield content
    elif isinstance(content, list):
        for item in content:
            yield from words_under(item, keys, within)
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from words_under(value, keys, key in keys or within)


def faults(words: str, reading: str = "standard") -> list[str]:
    limits, hard_words = reading_limits()
    return too_hard(measure(words, hard_words), limits[reading])


@pytest.mark.parametrize("page", citizens_pages())
def test_a_citizens_page_is_easy_to_read(page: str) -> None:
    assert faults(words_of_template(templates()[page])) == []


@pytest.mark.parametrize("source", _WORDS)
def test_the_words_of_its_forms_are_too(source: str) -> None:
    words = "\n".join(words_in((PACKAGE / source).read_text()))
    assert words
    assert faults(words) == []


@pytest.mark.parametrize(("files", "keys", "reading"), _DATA)
def test_and_what_it_takes_from_data(files: str, keys: set[str], reading: str) -> None:
    contents = [yaml.safe_load(path.read_text()) for path in sorted(PACKAGE.glob(files))]
    words = "\n".join(words_under(contents, keys))
    assert words
    assert faults(words, reading) == []


def test_a_hard_page_would_be_found() -> None:
    page = '{% translate "Đương sự khiếu kiện theo trình tự." %}</p>{% include "x.html" with a=_("Thụ lý") %}'
    assert words_of_template(page) == "Đương sự khiếu kiện theo trình tự.\nThụ lý"
    assert faults(words_of_template(page))
