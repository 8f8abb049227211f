"""The text of forms: read, filled in and merged. Pure."""
