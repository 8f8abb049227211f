"""Pages of the review of legal documents."""
