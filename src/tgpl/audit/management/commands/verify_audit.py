"""`tgpl verify-audit`: does the record still say what was written?"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tgpl.audit.verification import Anchors, Verdict, read_anchors, verify


class Command(BaseCommand):
    help = (
        "Kiểm tra nhật ký: dòng bị sửa, bị xóa hoặc bị chèn đều được chỉ ra. Kết quả in ra là các mốc "
        "(chuỗi, số dòng, mã băm): hãy giữ ở nơi khác và đưa lại bằng --anchors để phát hiện phần cuối bị cắt. "
        "Mã thoát: 0 nguyên vẹn, 1 có chuỗi bị đứt, 2 không đọc được tệp mốc."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anchors", type=Path, help="tệp chứa kết quả của một lần kiểm tra trước")

    def handle(self, *args: Any, anchors: Path | None, **options: Any) -> None:
        self.say(verify(self.read(anchors) if anchors else {}))

    def read(self, path: Path) -> Anchors:
        try:
            return read_anchors(path.read_text().splitlines())
        except (OSError, ValueError) as fault:
            raise CommandError(f"Không đọc được tệp mốc {path}: {fault}", returncode=2) from fault

    def say(self, verdict: Verdict) -> None:
        lines = sum(head.seq for head in verdict.heads)
        self.stdout.write(
            f"# {timezone.localtime():%d/%m/%Y %H:%M}: {len(verdict.heads)} chuỗi nguyên vẹn, {lines} dòng"
        )
        for head in verdict.heads:
            self.stdout.write(str(head))
        for fault in verdict.faults:
            self.stderr.write(fault)
        if verdict.faults:
            raise CommandError(f"Nhật ký không còn nguyên vẹn: {len(verdict.faults)} chuỗi bị đứt.")
