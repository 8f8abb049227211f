"""`tgpl load-territory`: provinces, communes and the old-to-new mapping, from the files of this release."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tgpl.territory.models import FormerUnit, Province
from tgpl.territory.queries import communes_on
from tgpl.territory.services import load_territory


class Command(BaseCommand):
    help = "Nạp tỉnh, xã và bảng tra địa danh cũ. Chạy lại bất cứ lúc nào cũng được."

    def handle(self, *args: Any, **options: Any) -> None:
        load_territory()
        communes = communes_on(timezone.localdate()).count()
        self.stdout.write(
            f"{Province.objects.count()} tỉnh, thành phố; {communes} xã, phường, đặc khu hiện nay; "
            f"{FormerUnit.objects.count()} đơn vị cấp xã cũ."
        )
