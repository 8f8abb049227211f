"""The clocks of seeded requests and cases: most have stopped, those of the last days run."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from tgpl.deadlines.models import Clock
from tgpl.deadlines.queries import seeded_calendar
from tgpl.deadlines.rules import VIETNAM, Calendar
from tgpl.deadlines.services import prepare_clock
from tgpl.demo.asking import BY
from tgpl.demo.batch import Batch

COLUMNS = [field.attname for field in Clock._meta.concrete_fields if not field.primary_key]


@dataclass(frozen=True)
class Clocks:
    """Counts the clocks of seeded rows as the law does, up to a day."""

    batch: Batch
    until: date

    def add(self, *, stopped_at: datetime | None, because: str, started_at: datetime, **told: Any) -> None:
        """Put down the clock that `told` describes to `prepare_clock`; it runs if it had not stopped by the end."""
        clock = prepare_clock(by=BY, started_at=started_at, calendar=_calendar(started_at.year), **told)
        if stopped_at and stopped_at.date() < self.until:
            clock.stopped_at, clock.stopped_by, clock.stopped_because = stopped_at, BY.name, because
        self.batch.add(Clock, **{column: getattr(clock, column) for column in COLUMNS})


@cache
def _calendar(year: int) -> Calendar:
    return seeded_calendar(datetime(year, 1, 1, tzinfo=VIETNAM))
