"""What a statistical table is and how its cells come of counts. Pure: no Django, no clock, no query."""
