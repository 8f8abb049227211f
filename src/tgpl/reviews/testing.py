"""Samples of this room for tests."""

import datetime as dt
from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.reviews.models import LegalDocument, Review, ReviewRound
from tgpl.reviews.services import DocumentFields, RoundFields, add_document, add_to_round, open_round

TEXT = """ỦY BAN NHÂN DÂN TỈNH MẪU

QUYẾT ĐỊNH
Ban hành Quy chế phối hợp trợ giúp pháp lý

Căn cứ Luật Trợ giúp pháp lý số 69/2006/QH11;

Điều 1. Trách nhiệm phối hợp
1. Ủy ban nhân dân cấp huyện có trách nhiệm:
a) Chỉ đạo Phòng Tư pháp niêm yết bảng thông tin;
b) Bố trí kinh phí.
2. Sở Lao động - Thương binh và Xã hội cung cấp danh sách người khuyết tật.
Điều 2. Chuyển tiếp
1. Giấy giới thiệu do Phòng Tư pháp cấp trước ngày 01/07/2025 vẫn có giá trị.
2. Việc phối hợp thực hiện theo Điều 9 Quyết định này.

Nơi nhận:
- UBND các huyện, thành phố;
- Lưu: VT.
"""


def a_round(by: Actor, **told: Any) -> ReviewRound:
    fields = {
        "title": "Rà soát văn bản theo Luật mẫu",
        "law": "Luật mẫu số 01/2026/QH16",
        "judged_on": dt.date(2027, 1, 1),
    }
    return open_round(by=by, fields=RoundFields(**(fields | told)))


def a_document(by: Actor, text: str = TEXT, **told: Any) -> LegalDocument:
    fields = {
        "kind": "decision",
        "issuer": "Ủy ban nhân dân tỉnh Mẫu",
        "title": "Quy chế phối hợp trợ giúp pháp lý",
        "number": "12/2019/QĐ-UBND",
        "issued_on": dt.date(2019, 5, 6),
    }
    content = text.encode()
    return add_document(by=by, fields=DocumentFields(**(fields | told)), content=content, file_name="van-ban.txt")


def a_review(by: Actor, text: str = TEXT, **told: Any) -> Review:
    """A document in a round of its own, marked by the assistant."""
    return add_to_round(by=by, opened=a_round(by), document=a_document(by, text, **told))
