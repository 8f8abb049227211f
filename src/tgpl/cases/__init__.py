"""Matters of legal aid, việc and vụ việc: registered, assigned after a conflict check, worked on, filed and closed."""
