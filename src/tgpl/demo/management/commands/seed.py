"""tgpl seed --cases N: very many invented cases, for trying the product at size."""

from io import StringIO
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tgpl.accounts.models import Agency
from tgpl.demo.seed import seed_cases
from tgpl.demo.services import told


class Command(BaseCommand):
    help = "Nạp rất nhiều vụ việc không có thật để thử hệ thống ở quy mô lớn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cases", type=int, required=True, help="số vụ việc")
        parser.add_argument("--seed", type=int, default=2026)

    def handle(self, *args: Any, cases: int, seed: int, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Dữ liệu thử không dùng trên hệ thống thật (TGPL_MODE=production).")
        if cases < 1:
            raise CommandError("--cases phải là số nguyên từ 1.")
        if not Agency.objects.exists():
            call_command("demo", seed=seed, stdout=StringIO())
        start = monotonic()
        until = timezone.localdate()
        seed_cases(cases=cases, mix=told("mix"), until=until, seed=seed, tell=lambda made: self._tell(made, start))

    def _tell(self, made: int, start: float) -> None:
        self.stdout.write(f"{made} vụ việc, {monotonic() - start:.0f} giây")
        self.stdout.flush()
