"""What happened and who looked: an append-only, hash-chained record that outlives what it describes."""
