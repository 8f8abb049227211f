"""Decisions from given facts: what may happen to a case, its code, what its file must hold, whose names agree."""
