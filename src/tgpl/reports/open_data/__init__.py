"""Open data on people with disabilities: yearly tables from which nobody can be made out, and their publication."""
