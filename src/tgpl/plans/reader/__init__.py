"""Reads a plan document: lines of text in, structure and doubts out. Pure: no Django, no clock, no query."""
