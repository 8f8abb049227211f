"""Pages of staff that belong to no single room."""
