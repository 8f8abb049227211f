"""The forms of this room's pages."""
