"""Samples of this room for tests."""

from typing import Any

from django.utils import timezone

from tgpl.accounts.testing import Cast
from tgpl.outreach.models import TextRevision
from tgpl.outreach.services import write_text

PLAIN: dict[str, Any] = {
    "topic": "land",
    "title": "Bài mẫu về bờ rào",
    "asks": ["Hàng xóm dời bờ rào thì làm gì?"],
    "standard": "Bạn hãy giữ nguyên bờ rào.\n\n## Làm gì?\n- Chụp ảnh.\n- Gọi Trung tâm.",
    "easy": "Giữ bờ rào. Gọi Trung tâm.",
    "sources": [{"name": "Luật mẫu", "articles": "Điều 1", "read": "2026-11-22", "copy": "", "mark": "confirmed"}],
}


def a_draft(cast: Cast, **content: Any) -> TextRevision:
    """A plain draft that the officer wrote."""
    return write_text(by=cast.officer.actor, slug="bo-rao", at=timezone.now(), **(PLAIN | content))
