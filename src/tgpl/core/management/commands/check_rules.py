"""`tgpl check-rules`: is every dated rule file sound?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import autodiscover_modules

from tgpl.core.law.rule_files import check_all


class Command(BaseCommand):
    help = "Kiểm tra các tệp quy định (YAML): ngày hiệu lực, căn cứ, mức tin cậy. Lỗi được chỉ rõ tệp và dòng."

    def handle(self, *args: Any, **options: Any) -> None:
        autodiscover_modules("rule_checks")
        faulty = 0
        for name, faults in check_all():
            self.stdout.write(f"{name}: {'đạt' if not faults else 'có lỗi'}")
            for fault in faults:
                self.stderr.write(str(fault))
            faulty += len(faults)
        if faulty:
            raise CommandError(f"Có {faulty} lỗi trong các tệp quy định.")
