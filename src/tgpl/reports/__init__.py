"""Periodic reports and statistical tables from frozen snapshots: reads everybody, nobody reads it."""
