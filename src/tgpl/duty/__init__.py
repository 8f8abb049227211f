"""Duty (trực): who answers for an office by night and on days off, and at which number."""
