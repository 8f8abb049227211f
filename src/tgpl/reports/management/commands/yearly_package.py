"""`tgpl yearly-package YEAR -o FILE.zip`: all tables, reports and figures of a year in one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tgpl.core.commands import write_file
from tgpl.reports.management.commands.periodic_report import sender
from tgpl.reports.package import yearly_package
from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.rules.periods import FULL, PeriodError


class Command(BaseCommand):
    help = "Lập trọn bộ biểu, báo cáo, chỉ số của một năm vào một tệp nén."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", help="năm báo cáo, ví dụ 2026")
        parser.add_argument("-o", "--output", type=Path, required=True)

    def handle(self, *args: Any, year: str, output: Path, **options: Any) -> None:
        try:
            period = period_of(year)
        except PeriodError as error:
            raise CommandError(str(error)) from None
        if period.kind != FULL:
            raise CommandError("Hãy ghi cả năm, ví dụ: tgpl yearly-package 2026 -o nam-2026.zip")
        write_file(output, yearly_package(period, sender()))
        self.stdout.write(str(output))
