"""Thù lao và bồi dưỡng: what the work on a case is paid, from the hours written down to the money paid out."""
