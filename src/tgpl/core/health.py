"""Is the machine's clock right?"""

from collections.abc import Iterator

from tgpl.core.safety.health import health_check
from tgpl.core.safety.wall_clock import machine_clock


@health_check("Đồng hồ máy chủ")
def clock() -> Iterator[str]:
    machine_clock.begin()
    if doubt := machine_clock.doubt():
        yield f"{doubt}. Chỉnh đồng hồ (timedatectl). Nếu bây giờ đã đúng: tgpl clock --confirm."
