"""Pages of statistics and of reports."""
