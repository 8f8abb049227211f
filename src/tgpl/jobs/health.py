"""Does queued work get done?"""

from collections.abc import Iterator

from tgpl.core.safety.health import health_check
from tgpl.jobs.queries import given_up


@health_check("Việc làm sau")
def queue() -> Iterator[str]:
    if failed := given_up().count():
        yield f"{failed} việc đã thử nhiều lần mà không xong, cần người xem."
