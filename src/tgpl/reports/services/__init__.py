"""Making reports: freezing figures, writing words, drawing papers."""

from tgpl.reports.services.plan_reports import (
    draw,
    open_report,
    take_snapshot,
    write_letterhead,
    write_passages,
)

__all__ = ["draw", "open_report", "take_snapshot", "write_letterhead", "write_passages"]
