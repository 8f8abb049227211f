"""What the pages of this room say, worded."""
