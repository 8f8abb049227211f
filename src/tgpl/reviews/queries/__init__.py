"""What pages and reports read of reviews."""
