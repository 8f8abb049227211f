"""Test helpers: an edition as an officer writes it."""

from django.utils import timezone

from tgpl.accounts.testing import Cast
from tgpl.core.law.editions import law_kinds
from tgpl.lawbook.models import Edition
from tgpl.lawbook.queries import text_in_force
from tgpl.lawbook.services import write_edition


def an_edition(
    cast: Cast,
    *,
    kind: str = "deadlines",
    name: str = "tt-12-2018.yaml",
    old: str = "Trả lời đơn rút yêu cầu bằng văn bản",
    new: str = "Trả lời đơn rút yêu cầu bằng văn bản, ngay trong ngày",
) -> Edition:
    """The file in force with `old` in it replaced by `new`, written by the administrator."""
    text = text_in_force(law_kinds[kind], name, timezone.localdate())
    assert old in text
    return write_edition(
        by=cast.administrator.actor,
        kind=law_kinds[kind],
        files={name: text.replace(old, new)},
        note="Văn bản thử số 1",
        at=timezone.now(),
    )
