"""Sentences of "Tổ chức thực hiện", and who owes what to whom by when."""

import pytest

from tgpl.plans.reader.duties import make_duty


@pytest.mark.parametrize(
    ("text", "body", "to", "due"),
    [
        ("Sở Tư pháp báo cáo Ủy ban nhân dân tỉnh và Bộ Tư pháp kết quả thực hiện trước ngày 15/12/2026.",
         "Sở Tư pháp", "Ủy ban nhân dân tỉnh và Bộ Tư pháp", "2026-12-15"),
        ("UBND các xã, phường báo cáo kết quả thực hiện về Sở Tư pháp trước ngày 01/12/2026.",
         "UBND các xã, phường", "Sở Tư pháp", "2026-12-01"),
        ("Sở Tư pháp là cơ quan đầu mối, trình Ủy ban nhân dân tỉnh sơ kết vào ngày 15/12/2027.",
         "Sở Tư pháp", "Ủy ban nhân dân tỉnh", "2027-12-15"),
        ("Phòng Hành chính - Tổng hợp theo dõi, đôn đốc; gửi số liệu cho Sở Tư pháp, Sở Y tế để tổng hợp.",
         "Phòng Hành chính - Tổng hợp", "Sở Tư pháp, Sở Y tế", None),
        ("Thành viên Hội đồng chỉ đạo đơn vị mình; gửi báo cáo về Thường trực.",
         "Thành viên Hội đồng", None, None),
        ("Đề nghị các cơ quan được giao chủ trì bố trí kinh phí.", "các cơ quan", None, None),
    ],
)  # fmt: skip
def test_who_owes_what_to_whom_by_when(text: str, body: str | None, to: str | None, due: str | None) -> None:
    duty = make_duty(text)
    assert (duty.body, duty.to, duty.due) == (body, to, due)
