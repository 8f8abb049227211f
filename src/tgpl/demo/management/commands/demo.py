"""tgpl demo: load the invented province into an empty database."""

from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tgpl.accounts.models import Agency
from tgpl.demo.province import PASSWORD
from tgpl.demo.services import load_demo, told


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu: một tỉnh không có thật và một năm trợ giúp pháp lý."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="không làm gì nếu đã có dữ liệu")
        parser.add_argument("--seed", type=int, default=2026)

    def handle(self, *args: Any, once: bool, seed: int, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Dữ liệu mẫu không dùng trên hệ thống thật (TGPL_MODE=production).")
        if not Agency.objects.exists():
            call_command("load_territory", verbosity=0, stdout=StringIO())
            call_command("load_calendar", stdout=StringIO())
            load_demo(until=timezone.now(), seed=seed)
        elif not once:
            raise CommandError("Cơ sở dữ liệu đã có dữ liệu. Dữ liệu mẫu chỉ nạp vào cơ sở dữ liệu trống.")
        self._say_who()

    def _say_who(self) -> None:
        self.stdout.write(f"Tài khoản mẫu (mật khẩu {PASSWORD}):")
        for user_name, person in told("province")["staff"].items():
            self.stdout.write(f"  {user_name:<12} {person['name']} · {person['role']}")
