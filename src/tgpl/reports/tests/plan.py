"""A plan in force, written for tests, with the sorts of task that reports must tell apart."""

from tgpl.accounts.testing import Cast
from tgpl.plans.models import Plan
from tgpl.plans.services import answer_doubt, confirm_import, import_plan

TEXT = """ỦY BAN NHÂN DÂN
TỈNH MẪU

Số: 07/KH-UBND

Tỉnh Mẫu, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Triển khai trợ giúp pháp lý cho người khuyết tật trên địa bàn tỉnh Mẫu năm 2026

Thực hiện Quyết định số 1/QĐ-BTP ngày 02/01/2026 của Bộ Tư pháp, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

II. NỘI DUNG THỰC HIỆN

1. Thực hiện trợ giúp pháp lý cho người khuyết tật

a) Thực hiện các việc, vụ việc trợ giúp pháp lý cho người khuyết tật thuộc diện được trợ giúp pháp lý.

- Đơn vị thực hiện: Sở Tư pháp.

- Đơn vị phối hợp: Sở Y tế, Hội Người mù.

- Thời gian thực hiện: Từ tháng 01/2026 đến tháng 12/2026.

- Kết quả đầu ra: 100% người khuyết tật khi có yêu cầu được thụ hưởng trợ giúp pháp lý miễn phí.

b) Tổ chức hội nghị giới thiệu chính sách trợ giúp pháp lý.

- Đơn vị thực hiện: Sở Tư pháp.

- Đơn vị phối hợp: Sở Y tế.

- Thời gian thực hiện: Từ tháng 01/2026 đến tháng 02/2026.

- Kết quả đầu ra: Hội nghị được tổ chức.

2. Kênh tiếp cận

a) Triển khai đường dây nóng và ứng dụng cho người khuyết tật.

- Đơn vị thực hiện: Sở Tư pháp.

- Đơn vị phối hợp: Sở Y tế.

- Thời gian thực hiện: Từ tháng 03/2026 đến tháng 12/2026.

- Kết quả đầu ra: Mở rộng kênh tiếp cận dịch vụ cho người khuyết tật.

III. TỔ CHỨC THỰC HIỆN

1. Giao Sở Tư pháp tổ chức thực hiện, báo cáo Bộ Tư pháp về kết quả thực hiện trước ngày 30/10/2026.

Nơi nhận:
- Bộ Tư pháp;
- Lưu: VT.
"""


def plan_in_force(cast: Cast) -> Plan:
    """The plan above, read from its text and confirmed by the department."""
    by = cast.department_officer.actor
    kept = Plan.objects.filter(file_name="ke-hoach.txt").first()
    if kept:
        return kept
    plan = import_plan(by=by, content=TEXT.encode(), file_name="ke-hoach.txt")
    for doubt in plan.doubts.filter(answer=""):
        answer_doubt(by=by, doubt=doubt, answer="as_read")
    confirm_import(by=by, plan=plan)
    return plan
