"""For tests of what happens while the machine's clock cannot be believed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest import mock

from tgpl.core.safety.wall_clock import Doubt, Fault, machine_clock


@contextmanager
def wrong_clock() -> Iterator[None]:
    """The clock has just gone back by a day, and somebody watches."""
    with mock.patch.object(machine_clock, "doubt", return_value=Doubt(Fault.BACK, timedelta(days=1))):
        yield
