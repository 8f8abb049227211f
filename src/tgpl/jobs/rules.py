"""When a failed piece of work is tried again."""

import datetime as dt

# After each failure a longer wait; after the last one a person must look.
WAITS = (
    dt.timedelta(minutes=1),
    dt.timedelta(minutes=5),
    dt.timedelta(minutes=30),
    dt.timedelta(hours=3),
)


def next_try(attempts: int, failed_at: dt.datetime) -> dt.datetime | None:
    """When to try again after `attempts` attempts; None: not by itself any more."""
    return failed_at + WAITS[attempts - 1] if 1 <= attempts <= len(WAITS) else None
