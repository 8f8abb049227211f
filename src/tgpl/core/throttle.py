"""Slowing down what comes too fast, without locking anyone out: the window is a minute, and what was typed stays.

Counted in the cache, roughly: enough against a flood, and nothing about a person is kept.
"""

import ipaddress
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from tgpl.core.crypto import blind_index

WINDOW = 60  # seconds


def is_too_fast(request: HttpRequest, deed: str, *, allowed: int) -> bool:
    """Count one more `deed` from the sender's network; whether that is more than `allowed` in this minute."""
    who = blind_index(network_of(request), "throttle")
    key = f"throttle:{deed}:{who}:{int(time.time()) // WINDOW}"
    cache.add(key, 0, timeout=WINDOW)
    try:
        return cache.incr(key) > allowed
    except ValueError:  # the cache was just emptied
        return False


def network_of(request: HttpRequest) -> str:
    """The network a request comes from: one IPv4 address, or the /56 that one line gets under IPv6.

    Our own proxies write the sender at the end of X-Forwarded-For; what stands before them may be invented.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    address = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")
    try:
        prefix = 32 if ipaddress.ip_address(address).version == 4 else 56
        return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))
    except ValueError:
        return address
