"""Tables and reports, decided from given figures alone."""
