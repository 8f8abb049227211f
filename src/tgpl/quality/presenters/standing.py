"""How practitioners stand with their yearly target, for whoever chooses among them."""

from collections.abc import Collection
from datetime import date

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from tgpl.cases.standing import Standing
from tgpl.quality.presenters.targets import STANDINGS
from tgpl.quality.queries.targets import Row, rows_of
from tgpl.quality.rules.scoring import written
from tgpl.quality.rules.targets import EXEMPT, Pace, pace


def standings_of(practitioners: Collection[int], on: date) -> dict[int, Standing]:
    """Each in words, and as a share: the further behind the pace of the year, the more speaks for another case."""
    return {row.officer.pk: _standing(row, on) for row in rows_of(practitioners, on) if row.asked}


def _standing(row: Row, on: date) -> Standing:
    assert row.asked is not None
    if row.standing in EXEMPT:
        label, _tone = STANDINGS[row.standing]
        return Standing(_("chỉ tiêu: %(why)s") % {"why": str(label).lower()}, 0)
    found = pace(row.asked, row.done, on)
    return Standing(_worded(found), float(found.behind))


def _words(found: Pace) -> str:
    told = {"done": written(found.done), "due": written(found.due)}
    if found.behind:
        return _("chậm chỉ tiêu năm: có %(done)s, đến nay cần %(due)s") % told
    return _("kịp chỉ tiêu năm: có %(done)s, đến nay cần %(due)s") % told


_worded = lazy(_words, str)  # of hundreds who are weighed, some twenty are shown
