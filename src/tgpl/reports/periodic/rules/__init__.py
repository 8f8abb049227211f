"""What a report of a period says, and how it is drawn from its snapshot. Pure: no Django, no clock, no query."""
