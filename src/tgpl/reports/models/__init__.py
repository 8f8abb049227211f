"""Reports of the office and its statistical tables, with what they were frozen from."""

from tgpl.reports.models.issues import ISSUE_LABELS, IssueMove, TableIssue, TableSending
from tgpl.reports.models.open_data import OpenData
from tgpl.reports.models.packages import YearPackage
from tgpl.reports.models.reports import IssuedReport, Passage, Report, Snapshot, SnapshotAltered

__all__ = [
    "ISSUE_LABELS",
    "IssueMove",
    "IssuedReport",
    "OpenData",
    "Passage",
    "Report",
    "Snapshot",
    "SnapshotAltered",
    "TableIssue",
    "TableSending",
    "YearPackage",
]
