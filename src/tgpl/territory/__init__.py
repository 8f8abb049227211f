"""Provinces and communes as the law drew them on any date, and where an address on an old paper lies today."""
