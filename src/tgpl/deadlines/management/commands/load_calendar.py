"""`tgpl load-calendar`: enters the seed's days off for years that have none, to be checked by an officer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tgpl.accounts.actor import Actor
from tgpl.deadlines.services import fill_year


class Command(BaseCommand):
    help = "Nhập lịch nghỉ gợi ý cho các năm chưa có lịch; năm đã có thì giữ nguyên."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", type=int, default=2024, metavar="NĂM")
        parser.add_argument("--to", dest="last", type=int, default=2028, metavar="NĂM")

    def handle(self, *args: Any, **options: Any) -> None:
        for year in range(options["first"], options["last"] + 1):
            entered = fill_year(by=Actor.system(), year=year)
            self.stdout.write(f"{year}: {f'nhập {entered} ngày' if entered else 'đã có lịch, giữ nguyên'}")
