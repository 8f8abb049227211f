"""`tgpl indicators --as-of DATE --json`: every figure as it stood at the end of a day."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from tgpl.core.commands import day
from tgpl.indicators.catalogue import INDICATORS
from tgpl.indicators.presenters import as_json, value_words
from tgpl.indicators.queries import all_offices, read_figures
from tgpl.indicators.rules import Scope, ScopeError


class Command(BaseCommand):
    help = "In các con số tính đến hết một ngày, kể từ đầu năm hoặc từ ngày --from."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", type=day, help="ngày lấy số liệu, dạng 2026-10-30; không ghi là hôm nay")
        parser.add_argument("--from", dest="first", type=day, help="ngày đầu của kỳ, dạng 2026-01-01")
        parser.add_argument("--json", action="store_true", help="in JSON cho phần mềm khác đọc")

    def handle(self, *args: Any, as_of: date | None, first: date | None, json: bool, **options: Any) -> None:
        last = as_of or timezone.localdate()
        try:
            scope = Scope(first or last.replace(month=1, day=1), last, last, all_offices())
        except ScopeError:
            raise CommandError("Ngày đầu của kỳ phải trước ngày lấy số liệu.") from None
        with translation.override("vi"):
            (self._print_json if json else self._print_lines)(scope)

    def _print_json(self, scope: Scope) -> None:
        readings = read_figures(scope)
        found = {
            "first": scope.first.isoformat(),
            "as_of": scope.as_of.isoformat(),
            "indicators": [as_json(figure, readings[figure.code]) for figure in INDICATORS],
        }
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))

    def _print_lines(self, scope: Scope) -> None:
        readings = read_figures(scope)
        for figure in INDICATORS:
            reading = readings[figure.code]
            self.stdout.write(f"{figure.name}: {value_words(figure, reading)}")
            names = figure.by.names() if figure.by else {}
            for part, value in reading.parts.items():
                self.stdout.write(f"    {names[part]}: {value}")
