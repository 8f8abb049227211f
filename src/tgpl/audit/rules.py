"""How one line of the record holds on to the line before it."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

# What the first line of a chain holds on to.
GENESIS = bytes(32)


# The one way to write a value as JSON: sorted keys, no spaces, letters as they are.
canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def fingerprint(previous: bytes, content: Mapping[str, Any]) -> bytes:
    """The hash of a line: over the hash of the line before it and everything the line says."""
    return sha256(previous + canonical(content).encode()).digest()
