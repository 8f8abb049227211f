"""Decisions from given facts: points to a grade, opinions to points, a draw from a seed, agreement, targets."""
