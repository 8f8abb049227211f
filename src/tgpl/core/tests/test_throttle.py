from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory

from tgpl.core.safety.throttle import WINDOW, begin, counted_in, is_too_fast, network_of


def from_address(address: str, forwarded: str = ""):
    more = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, **more)


@pytest.mark.parametrize(
    ("address", "forwarded", "proxies", "network"),
    [
        ("192.0.2.7", "", 0, "192.0.2.7/32"),
        ("192.0.2.7", "203.0.113.9", 0, "192.0.2.7/32"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.4", 1, "198.51.100.4/32"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.4", 2, "203.0.113.9/32"),
        ("2001:db8:1:22ff::1", "", 0, "2001:db8:1:2200::/56"),
        ("", "", 0, ""),
    ],
)
def test_the_network_is_the_one_that_our_own_proxy_saw(settings, address, forwarded, proxies, network) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert network_of(from_address(address, forwarded)) == network


def test_what_comes_too_fast_waits_a_minute_and_others_do_not(moment) -> None:
    def tries(address: str) -> list[bool]:
        return [is_too_fast(from_address(address), "knock", allowed=2) for _ in range(3)]

    assert tries("192.0.2.7") == [False, False, True]
    assert tries("192.0.2.8") == [False, False, True]
    assert not is_too_fast(from_address("192.0.2.7"), "ring", allowed=2)
    with time_machine.travel(moment + timedelta(seconds=WINDOW), tick=False):
        assert tries("192.0.2.7") == [False, False, True]


def test_many_at_once_are_all_counted(moment) -> None:
    def knock(_number: int) -> bool:
        return is_too_fast(from_address("192.0.2.7"), "knock", allowed=50)

    with ThreadPoolExecutor(8) as many:
        refused = list(many.map(knock, range(100)))
    assert refused.count(False) <= 50
    (lines,) = counted_in().glob("*/knock")
    assert len(lines.read_text().splitlines()) == 100


def test_a_minute_that_two_begin_at_once_keeps_its_counts(moment) -> None:
    assert not is_too_fast(from_address("192.0.2.7"), "knock", allowed=1)
    (minute,) = counted_in().iterdir()
    begin(minute)
    assert is_too_fast(from_address("192.0.2.7"), "knock", allowed=1)


def test_the_minutes_before_leave_nothing_behind(moment) -> None:
    is_too_fast(from_address("192.0.2.7"), "knock", allowed=1)
    with time_machine.travel(moment + timedelta(seconds=WINDOW), tick=False):
        is_too_fast(from_address("192.0.2.8"), "knock", allowed=1)
    assert len(list(counted_in().rglob("knock"))) == 1
