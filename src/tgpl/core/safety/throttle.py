"""Slowing down what comes too fast, without locking anyone out: the window is a minute, and what was typed stays.

Counted in a small file of each minute, for all processes of this server: enough against a flood, and nothing about a
person is kept.
"""

import ipaddress
import os
import shutil
import time
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from tgpl.core.safety.crypto import blind_index

WINDOW = 60  # seconds
_READ = 1 << 18  # bytes: in a flood the end of the minute's lines is enough, whoever floods stands there


def is_too_fast(request: HttpRequest, deed: str, *, allowed: int) -> bool:
    """Count one more `deed` from the sender's network; whether that is more than `allowed` in this minute."""
    who = blind_index(network_of(request), "throttle").encode()
    return _one_more(Path(f"{counted_in()}/{int(time.time()) // WINDOW}/{deed}"), who) > allowed


def counted_in() -> Path:
    """Where the counts of the present minute lie, in a folder of its own."""
    return Path(settings.DATA_DIR) / "throttle"


def _one_more(counts: Path, who: bytes) -> int:
    """Each deed of the minute is one line, added at the end whoever else is writing; how many of them are `who`'s.

    One file for all: to make a file for each sender takes longer than to read those of a busy minute.
    """
    try:
        file = os.open(counts, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    except FileNotFoundError:
        begin(counts.parent)
        return _one_more(counts, who)
    try:
        os.write(file, who + b"\n")
        return os.pread(file, _READ, max(0, os.fstat(file).st_size - _READ)).count(who)
    finally:
        os.close(file)


def begin(minute: Path) -> None:
    """A folder for this minute; those before go, and never this one, which another may have begun a moment ago."""
    minute.mkdir(parents=True, exist_ok=True)
    for other in minute.parent.iterdir():
        if other != minute:
            shutil.rmtree(other, ignore_errors=True)


def network_of(request: HttpRequest) -> str:
    """The network a request comes from: one IPv4 address, or the /56 that one line gets under IPv6.

    Our own proxies write the sender at the end of X-Forwarded-For; what stands before them may be invented.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    address = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        if ipaddress.ip_address(address).version == 4:
            return f"{address}/32"
        return str(ipaddress.ip_network(f"{address}/56", strict=False))
    except ValueError:
        return address
