"""Plan documents and their import, tasks, progress, evidence."""
