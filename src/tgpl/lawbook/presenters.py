"""Editions in the words of pages."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.law.editions import LawKind, law_kinds
from tgpl.core.pages.components import Fact, Tone, status
from tgpl.lawbook.models import Edition, Standing
from tgpl.lawbook.queries import RuleFile, editions, rule_files_of, text_in_force

LAYERS: dict[str, str | Promise] = {
    "ours": gettext_lazy("theo phần mềm"),
    "office": gettext_lazy("của đơn vị, đặt trong thư mục dữ liệu"),
    "edition": gettext_lazy("bản cán bộ đã cho áp dụng"),
}
TONES = {
    Standing.DRAFT: Tone.DOING,
    Standing.TO_COME: Tone.WAITING,
    Standing.IN_FORCE: Tone.DONE,
    Standing.WITHDRAWN: Tone.STOPPED,
}


@dataclass(frozen=True, slots=True)
class KindOfRules:
    """One kind on the page of all rules."""

    kind: LawKind
    files: list[tuple[RuleFile, str | Promise]]
    editions: list[tuple[Edition, SafeString]]


def kinds_of_rules(today: date) -> Iterator[KindOfRules]:
    """Every kind with its files and its editions."""
    known = editions()
    for kind in law_kinds:
        files = [(file, LAYERS[file.layer]) for file in rule_files_of(kind, today)]
        yield KindOfRules(kind, files, [(one, standing_tag(one, today)) for one in known if one.kind == kind.code])


def standing_tag(edition: Edition, today: date) -> SafeString:
    standing = edition.standing(today)
    return status(standing.label, TONES[standing])


def edition_facts(edition: Edition) -> list[Fact]:
    """What the page of an edition says of it."""
    facts = [
        Fact(_("Loại quy định"), edition.of_kind.title),
        Fact(_("Căn cứ và lý do"), edition.note),
        Fact(_("Người soạn"), edition.written_by_name),
        Fact(_("Ngày soạn"), timezone.localdate(edition.written_at)),
    ]
    if edition.since:
        facts += [Fact(_("Áp dụng từ"), edition.since), Fact(_("Người cho áp dụng"), edition.decided_by_name)]
    if edition.withdrawn_at:
        facts += [Fact(_("Người rút"), edition.withdrawn_by_name), Fact(_("Lý do rút"), edition.withdrawn_because)]
    return facts


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the comparison: added, gone, or beside a change."""

    tag: str
    word: str
    text: str


def changes(edition: Edition, day: date) -> list[tuple[str, list[Change]]]:
    """How each file of the edition differs from the one that speaks on a day."""
    now = ((name, text_in_force(edition.of_kind, name, day)) for name in sorted(edition.files))
    return [(name, _changes(below, edition.files[name])) for name, below in now]


def _changes(below: str, text: str) -> list[Change]:
    lines = difflib.unified_diff(below.splitlines(), text.splitlines(), lineterm="", n=2)
    words = {"+": ("ins", _("thêm")), "-": ("del", _("bỏ"))}
    shown = (line for line in lines if not line.startswith(("+++", "---")))
    return [Change(*words.get(line[:1], ("", "")), "…" if line[:1] == "@" else line[1:]) for line in shown]
