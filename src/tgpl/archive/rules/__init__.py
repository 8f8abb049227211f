"""How long files are kept: pure."""

from tgpl.archive.rules.retention import Retention, keep_until, load_retention

__all__ = ["Retention", "keep_until", "load_retention"]
