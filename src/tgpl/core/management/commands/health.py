"""`tgpl health`: is everything as it should be?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import autodiscover_modules

from tgpl.core.safety.health import ask_all


class Command(BaseCommand):
    help = "Hỏi hệ thống có ổn không: đồng hồ máy chủ, việc làm sau. Có điều không ổn thì kết thúc với mã 1."

    def handle(self, *args: Any, **options: Any) -> None:
        autodiscover_modules("health")
        wrong = 0
        for name, faults in ask_all():
            self.stdout.write(f"{name}: {'ổn' if not faults else '; '.join(faults)}")
            wrong += len(faults)
        if wrong:
            raise CommandError(f"Có {wrong} điều không ổn.")
