"""Pages of the statistical tables: counted now, and as they were issued."""
