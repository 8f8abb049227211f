"""`tgpl import-plan FILE`: what the reader understands of a plan document."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tgpl.core.reading import UnreadableFile, read_path
from tgpl.plans.reader.document import read_lines
from tgpl.plans.reader.structure import Plan


class Command(BaseCommand):
    help = "Đọc văn bản kế hoạch (.docx, .pdf, .txt, .md) và in ra những gì hiểu được; không ghi vào cơ sở dữ liệu."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="tệp kế hoạch")
        parser.add_argument("--json", action="store_true", help="in toàn bộ cấu trúc dưới dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            plan = read_lines(read_path(options["file"]))
        except UnreadableFile as error:
            self.stderr.write(str(error))
            raise SystemExit(2) from None
        if options["json"]:
            self.stdout.write(json.dumps(plan.as_json(), ensure_ascii=False, indent=2))
        else:
            self._summarise(plan)

    def _summarise(self, plan: Plan) -> None:
        if plan.kind == "narrative":
            self.stdout.write("Đây là văn bản mô tả: không có nhiệm vụ nào ghi cơ quan chủ trì, thời gian, kết quả.")
            return
        self.stdout.write(plan.title or "(không có trích yếu)")
        for task in plan.tasks:
            self.stdout.write(f"{task.number}  {task.title}")
        for doubt in plan.doubts:
            self.stdout.write(f"? {doubt.task or ''} {doubt.field}: {doubt.why} {doubt.text}")
