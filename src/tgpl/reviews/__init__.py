"""Legal documents under review: what no longer stands in them, what is proposed, and who confirmed it."""
