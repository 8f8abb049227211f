"""`tgpl stats TABLE --period P --format json|xlsx|pdf -o FILE`: a statistical table counted now."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from tgpl.accounts.models import Agency
from tgpl.core.commands import writer_for
from tgpl.documents.services import render
from tgpl.indicators.queries import all_offices
from tgpl.reports.tables.drawing import as_paper, as_xlsx
from tgpl.reports.tables.queries.catalogue import UnknownTable, period_of, tables
from tgpl.reports.tables.queries.sheets import read_sheet
from tgpl.reports.tables.rules.periods import HOW_TO_WRITE, PeriodError
from tgpl.reports.tables.rules.sheet import Sheet


class Command(BaseCommand):
    help = "Lập một biểu thống kê từ sổ sách hiện có. Danh sách biểu: tgpl stats --list."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("table", nargs="?", help="số biểu: 24, 25, 15a, 15b hoặc 15c")
        parser.add_argument("--period", help=HOW_TO_WRITE)
        parser.add_argument("--format", choices=["json", "xlsx", "pdf"], default="json", dest="kind")
        parser.add_argument("--office", help="chỉ đơn vị có ký hiệu sổ này, ví dụ TT hoặc CN1; không ghi là cả tỉnh")
        parser.add_argument("--list", action="store_true", dest="listing", help="in danh sách biểu")
        parser.add_argument("-o", "--output", type=Path, help="tệp kết quả; không ghi thì đưa ra đầu ra chuẩn")

    def handle(
        self, *args: Any, table: str | None, listing: bool, kind: str, output: Path | None, **given: Any
    ) -> None:
        if listing:
            return self._list()
        if not table or not given["period"]:
            raise CommandError("Hãy ghi số biểu và kỳ báo cáo, ví dụ: tgpl stats 25 --period 2026-H1")
        give = self._writer(kind, output)
        with translation.override("vi"):
            try:
                sheet = read_sheet(table, period_of(given["period"]), self._offices(given["office"]))
            except (UnknownTable, PeriodError) as error:
                raise CommandError(str(error)) from None
            give(drawn(sheet, kind))
        return None

    def _list(self) -> None:
        for table in tables():
            until = f"{table.valid_to:%d/%m/%Y}" if table.valid_to else "nay"
            self.stdout.write(f"{table.code:<5} {table.title} (từ {table.valid_from:%d/%m/%Y} đến {until})")

    def _offices(self, prefix: str | None) -> frozenset[int]:
        if prefix is None:
            return all_offices()
        found = Agency.objects.filter(kind__in=Agency.OFFICES, register_prefix__iexact=prefix)
        if not found:
            known = Agency.objects.exclude(register_prefix="").values_list("register_prefix", flat=True)
            raise CommandError(f"Không có đơn vị nào mang ký hiệu “{prefix}”. Các ký hiệu: {', '.join(sorted(known))}.")
        return frozenset(agency.pk for agency in found)

    def _writer(self, kind: str, output: Path | None) -> Callable[[bytes], object]:
        if kind == "json" and output is None:
            return lambda content: self.stdout.write(content.decode())
        return writer_for(output, self.stdout)


def drawn(sheet: Sheet, kind: str) -> bytes:
    """The table as a file of this kind."""
    if kind == "json":
        return json.dumps(sheet.as_json(), ensure_ascii=False, indent=2).encode()
    return as_xlsx(sheet) if kind == "xlsx" else render(as_paper(sheet), "pdf")
