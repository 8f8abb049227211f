"""Reports of the office and its statistical tables, with what they were frozen from."""

from tgpl.reports.models.issues import ISSUE_LABELS, IssueMove, TableIssue, TableSending
from tgpl.reports.models.plan_reports import Passage, Report, Snapshot, SnapshotAltered

__all__ = [
    "ISSUE_LABELS",
    "IssueMove",
    "Passage",
    "Report",
    "Snapshot",
    "SnapshotAltered",
    "TableIssue",
    "TableSending",
]
