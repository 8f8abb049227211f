"""`tgpl clock`: how the machine's clock stands beside the record; `--confirm`: it is right as it stands."""

from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tgpl.audit.queries import last_moment
from tgpl.audit.services import record
from tgpl.core.safety.wall_clock import machine_clock


@dataclass(frozen=True)
class Operator:
    """Whoever sits at the server."""

    name: str
    user_id: int | None = None
    agency_id: int | None = None


class Command(BaseCommand):
    help = "Xem đồng hồ máy chủ có tin được không; --confirm sau khi đã chỉnh đúng mà hệ thống vẫn nghi ngờ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--confirm", action="store_true", help="Xác nhận đồng hồ bây giờ đúng.")
        parser.add_argument("--name", default="", help="Họ tên người xác nhận; được ghi vào nhật ký.")

    def handle(self, *, confirm: bool, name: str, **options: Any) -> None:
        machine_clock.begin()
        doubt, last = machine_clock.doubt(), last_moment()
        self.stdout.write(f"Bây giờ: {timezone.localtime():%H:%M:%S %d/%m/%Y}")
        self.stdout.write(
            f"Dòng nhật ký cuối: {timezone.localtime(last):%H:%M:%S %d/%m/%Y}" if last else "Chưa có dòng nhật ký."
        )
        self.stdout.write(f"Nghi ngờ: {doubt}." if doubt else "Không có gì đáng ngờ.")
        if confirm:
            self._confirm(name.strip(), str(doubt or ""))

    def _confirm(self, name: str, doubt: str) -> None:
        if not name:
            raise CommandError('Hãy ghi ai xác nhận: tgpl clock --confirm --name "Họ và tên".')
        record(by=Operator(name), action="clock.confirmed", kind="machine_clock", key="server", doubt=doubt)
        machine_clock.believe()
        self.stdout.write("Đã ghi: đồng hồ bây giờ đúng. Máy chủ đang chạy nhận ra ngay.")
