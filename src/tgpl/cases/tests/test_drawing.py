"""The picture of the paths in the docs is the declaration of today, and says every state and move."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tgpl.cases.models import STATUS_LABELS, CaseMove

DOCS = settings.PACKAGE.parents[1] / "docs" / "officers" / "duong-di"


def test_the_docs_show_the_declaration_as_it_is() -> None:
    call_command("draw_paths", str(DOCS), check=True)


def test_a_stale_picture_is_named(tmp_path) -> None:
    call_command("draw_paths", str(tmp_path))
    (tmp_path / "vu-viec.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(CommandError, match=r"vu-viec\.svg"):
        call_command("draw_paths", str(tmp_path), check=True)


def test_picture_and_words_hold_every_state_and_move(tmp_path) -> None:
    call_command("draw_paths", str(tmp_path))
    drawn = ElementTree.fromstring((tmp_path / "vu-viec.svg").read_text("utf-8"))
    told = " ".join(element.text or "" for element in drawn.iter())
    written = (tmp_path / "vu-viec.md").read_text("utf-8")
    for label in [*STATUS_LABELS.values(), *(kind.label for kind in CaseMove.Kind)]:
        assert str(label) in written
    for kind in CaseMove.Kind:
        assert str(kind.label) in told
