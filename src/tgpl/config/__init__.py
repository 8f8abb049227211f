"""Settings, root URLs and the doors by which servers and people start the product."""
