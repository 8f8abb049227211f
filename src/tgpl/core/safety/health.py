"""What `tgpl health` asks. A room registers its question in its `health.py`; it yields what is wrong, in Vietnamese.

@health_check("Đồng hồ máy chủ")
def clock() -> Iterator[str]: ...
"""

from collections.abc import Callable, Iterable, Iterator

Check = Callable[[], Iterable[str]]
_checks: dict[str, Check] = {}


def health_check(name: str) -> Callable[[Check], Check]:
    """Registers a question under a Vietnamese `name`."""

    def register(check: Check) -> Check:
        _checks[name] = check
        return check

    return register


def ask_all() -> Iterator[tuple[str, list[str]]]:
    """Each question's name, with what is wrong."""
    for name, check in sorted(_checks.items()):
        yield name, list(check())
