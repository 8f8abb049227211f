"""Cases in the words of staff pages."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.cases.models import STATUS_LABELS, Case, CaseMove, Party
from tgpl.cases.rules.moves import CaseStatus
from tgpl.core.lists.listing import Line, beside, listing
from tgpl.core.pages.components import Moment, Tone, status
from tgpl.core.pages.labels import labels_of
from tgpl.intake.models import FormOfAid, MatterField

TONES = {
    CaseStatus.ACCEPTED: Tone.TODO,
    CaseStatus.ASSIGNED: Tone.DOING,
    CaseStatus.SUSPENDED: Tone.WAITING,
    CaseStatus.ENDED: Tone.DONE,
}


# What a line of the list shows, read as plain columns: nothing encrypted, no model built for it.
LINE = (
    "pk",
    "code",
    "form",
    "field",
    "status",
    "accepted_on",
    "client_has_disability",
    "person__full_name",
    "person__birth_year",
    "practitioner__full_name",
    "office_id",
    "office__name",
    "office__short_name",
)


def case_table(rows: Iterable[Any], home: int | None) -> SafeString:
    """The rows of LINE as a list; `home`: the agency whose own cases need no name of office."""
    headings = [_("Người được trợ giúp"), _("Mã"), _("Tình trạng"), _("Hình thức"), _("Lĩnh vực")]
    headings += [_("Người thực hiện"), _("Thụ lý")]
    return listing(_("Vụ việc, mới nhất ở trên"), headings, _lines(rows, home))


def _lines(rows: Iterable[Any], home: int | None) -> Iterator[Line]:
    forms, fields = labels_of(FormOfAid), labels_of(MatterField)
    tags = {value: status(STATUS_LABELS[value], tone) for value, tone in TONES.items()}
    root, disability = reverse("cases:list_cases"), _("khuyết tật")
    for row in rows:
        office = "" if row.office_id == home else row.office__short_name or row.office__name
        yield Line(
            url=f"{root}{row.code}/",
            name=row.person__full_name,
            about=(row.person__birth_year, row.client_has_disability and disability),
            code=row.code,
            cells=(
                tags[CaseStatus(row.status)],
                forms[row.form],
                fields[row.field],
                row.practitioner__full_name or "–",
                beside(f"{row.accepted_on:%d/%m/%Y}", office),
            ),
        )


def status_tag(case: Case) -> SafeString:
    return status(case.status_label, TONES[CaseStatus(case.status)])


def moments(moves: Iterable[CaseMove]) -> Iterator[Moment]:
    """The moves of a case for its timeline."""
    for move in moves:
        yield Moment(move.label, move.at, move.by_name, linebreaks_filter(move.reason) if move.reason else "")


def hit_words(hit: Mapping[str, object]) -> str:
    """A sign of conflict in one sentence."""
    sides = dict(Party.Side.choices)
    words = _("%(here)s (%(side)s) trùng với %(there)s (%(other)s) trong vụ việc %(code)s") % {
        "here": hit["name_here"],
        "side": sides[str(hit["side_here"])],
        "there": hit["name_there"],
        "other": sides[str(hit["side_there"])],
        "code": hit["case_code"],
    }
    return f"{words}; " + (_("trùng số định danh") if hit["by_identity"] else _("chỉ trùng tên"))
