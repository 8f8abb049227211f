"""Named figures over live data: each says in words what it counts, and opens the records behind it."""
