"""Pages of forms and letters."""
