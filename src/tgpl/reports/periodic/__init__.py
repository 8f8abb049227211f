"""Reports of a period as living documents: templates as data, figures from snapshots, the words of officers."""
