"""Complaints about legal aid (Điều 45 of the Law): taken down, answered in time by somebody else, put right."""
