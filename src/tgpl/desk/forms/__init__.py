"""What staff type into the pages of this room."""
