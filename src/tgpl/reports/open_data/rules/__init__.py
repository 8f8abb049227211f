"""What may be shown of a table so that small counts stay hidden. Pure: no Django, no clock, no query."""
