"""Requests for legal aid from every channel: taken down, checked, decided, and followed by code and secret."""
