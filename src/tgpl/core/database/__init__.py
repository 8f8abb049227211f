"""Fields, numbering and statements that must be quick or must not lose anything."""
