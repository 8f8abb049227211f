"""`tgpl report PLAN --as-of DATE --format docx|pdf [-o FILE]`: the report on a plan, from frozen figures."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.core.commands import day, writer_for
from tgpl.documents.services import render
from tgpl.plans.models import Plan
from tgpl.reports.models import Report, Snapshot
from tgpl.reports.services import draw, open_report, take_snapshot


class Command(BaseCommand):
    help = "Lập báo cáo kết quả thực hiện một kế hoạch từ bản chốt số liệu của một ngày; chưa có bản chốt thì chốt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("plan", help="số thứ tự của kế hoạch trong hệ thống, hoặc số ký hiệu, ví dụ 07/KH-UBND")
        parser.add_argument("--as-of", type=day, help="số liệu đến hết ngày, dạng 2026-10-30; không ghi là hôm nay")
        parser.add_argument("--format", choices=["docx", "pdf"], default="docx", dest="kind")
        parser.add_argument("--fresh", action="store_true", help="chốt lại số liệu dù ngày này đã có bản chốt")
        parser.add_argument("-o", "--output", type=Path, help="tệp kết quả; không ghi thì đưa ra đầu ra chuẩn")

    def handle(
        self, *args: Any, plan: str, as_of: date | None, kind: Any, fresh: bool, output: Path | None, **_: Any
    ) -> None:
        last = as_of or timezone.localdate()
        if last > timezone.localdate():
            raise CommandError("Ngày lấy số liệu không được sau hôm nay.")
        give = writer_for(output, self.stdout)
        snapshot = self._snapshot(self._report(plan), last, fresh=fresh)
        give(render(draw(snapshot), kind))
        told = f"{plan}: số liệu đến hết ngày {last:%d/%m/%Y}, mã kiểm tra {snapshot.sha256[:16]}"
        self.stderr.write(told, self.style.SUCCESS)

    def _report(self, plan: str) -> Report:
        named = {"pk": int(plan)} if plan.isdecimal() else {"number": plan}
        found = Plan.objects.in_force().filter(**named).first()
        if found is None:
            raise CommandError(f"Không có kế hoạch đang thực hiện nào là {plan}.")
        return open_report(by=Actor.system(), plan=found)

    def _snapshot(self, report: Report, day: date, *, fresh: bool) -> Snapshot:
        kept = None if fresh else report.snapshots.filter(as_of=day).first()
        return kept or take_snapshot(by=Actor.system(), report=report, as_of=day)
