"""Reading statistical tables: their forms, their counts, and the records behind each cell."""
