"""Forms of this room: the sheet, plans of reading, opinions, success, targets."""
