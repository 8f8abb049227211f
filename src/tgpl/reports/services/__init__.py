"""Making reports: freezing figures, writing words, drawing papers."""

from tgpl.reports.services.packages import ask_package, make_packages
from tgpl.reports.services.reports import (
    current_content,
    draw,
    draw_issued,
    issue_report,
    open_periodic,
    open_report,
    take_snapshot,
    write_letterhead,
    write_passages,
)

__all__ = [
    "ask_package",
    "current_content",
    "draw",
    "draw_issued",
    "issue_report",
    "make_packages",
    "open_periodic",
    "open_report",
    "take_snapshot",
    "write_letterhead",
    "write_passages",
]
