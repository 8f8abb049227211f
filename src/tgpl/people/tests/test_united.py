"""What two records say together: a table for lawyers, and what must hold for any two records."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.people.rules import Given, Held, PersonDetails, SafeContactRules, united

BASE = datetime(2026, 1, 5, 8, tzinfo=UTC)


def day(number: int) -> datetime:
    return BASE + timedelta(days=number)


def held(**details) -> Held:
    return Held(PersonDetails(full_name="Trần Thị Mẫu", **details))


@pytest.mark.parametrize(
    ("what", "first", "other", "together"),
    [
        ("identity_number", "", "031180000001", "031180000001"),
        ("identity_number", "031180000001", "131180001", "031180000001"),  # differ: the first is believed
        ("phone", "", "+84912000001", "+84912000001"),
        ("sex", "unstated", "female", "female"),
        ("birth", 1980, date(1980, 2, 29), date(1980, 2, 29)),  # the date tells more than its year
        ("birth", 1981, date(1980, 2, 29), 1981),  # another year: the first is believed
        ("birth", None, 1980, 1980),
        ("has_disability", None, False, False),
        ("has_disability", False, True, True),
        ("has_disability", None, None, None),
        ("disability_kinds", ("vision",), ("movement", "vision"), ("vision", "movement")),
        ("disability_degree", "", "severe", "severe"),
        ("access_needs", ("large_print",), ("sign_language",), ("large_print", "sign_language")),
    ],
)
def test_what_both_say_is_kept_and_gaps_are_filled(what, first, other, together) -> None:
    assert getattr(united(held(**{what: first}), held(**{what: other})).details, what) == together


def test_an_address_is_taken_whole_or_not_at_all() -> None:
    together = united(held(commune_id=7), held(commune_id=8, address="Số 0, ngõ Mẫu")).details
    assert (together.commune_id, together.address) == (7, "")


def test_every_contact_rule_of_either_holds() -> None:
    one = SafeContactRules(do_not_call=True, discreet_name="Hội chợ sách", safe_hours="sau 18 giờ")
    other = SafeContactRules(no_message=True, discreet_name="Hiệu thuốc", safe_hours="sau 18 giờ")
    assert united(held(safe_contact=one), held(safe_contact=other)).details.safe_contact == SafeContactRules(
        do_not_call=True, no_message=True, discreet_name="Hội chợ sách; Hiệu thuốc", safe_hours="sau 18 giờ"
    )


def consent(given: int, withdrawn: int | None = None, purpose: str = "ask_opinion") -> Given:
    return Given(purpose, "2026-11", day(given), "web", None if withdrawn is None else day(withdrawn))


@pytest.mark.parametrize(
    ("first", "other", "holds_since"),
    [
        ([consent(1)], [], 1),
        ([], [consent(1)], 1),
        ([consent(1)], [consent(2)], 2),  # once, in the newest wording
        ([consent(1)], [consent(0, withdrawn=3)], None),  # taken back since, in the other record
        ([consent(4)], [consent(0, withdrawn=3)], 4),  # given again since
        ([consent(1)], [consent(2, withdrawn=3, purpose="handle_request")], 1),  # another purpose
    ],
)
def test_a_consent_taken_back_in_either_record_is_taken_back(first, other, holds_since) -> None:
    together = united(Held(held().details, tuple(first)), Held(held().details, tuple(other)))
    open_ones = [c.given_at for c in together.consents if c.purpose == "ask_opinion" and not c.withdrawn_at]
    assert open_ones == ([] if holds_since is None else [day(holds_since)])


some = st.sampled_from
contacts = st.builds(
    SafeContactRules,
    do_not_call=st.booleans(),
    no_message=st.booleans(),
    discreet_name=some(["", "Hội chợ sách", "Hiệu thuốc"]),
    safe_hours=some(["", "sau 18 giờ", "buổi sáng"]),
)
details = st.builds(
    PersonDetails,
    full_name=some(["Trần Thị Mẫu", "Tran Thi Mau"]),
    birth=some([None, 1980, date(1980, 2, 29)]),
    phone=some(["", "+84912000001", "+84912000002"]),
    has_disability=some([None, True, False]),
    disability_kinds=st.lists(some(["vision", "movement", "other"]), unique=True).map(tuple),
    access_needs=st.lists(some(["large_print", "woman", "home_visit"]), unique=True).map(tuple),
    safe_contact=contacts,
)
consents = st.lists(
    st.builds(consent, st.integers(0, 4), st.none() | st.integers(4, 9), some(["ask_opinion", "answer_referrer"])),
    max_size=3,
    unique_by=lambda c: (c.purpose, c.withdrawn_at is None),
).map(tuple)
records = partial(st.builds, Held, details, consents)


@given(records(), records(), records())
def test_nothing_that_protects_is_lost_whatever_the_order(one: Held, two: Held, three: Held) -> None:
    together = united(one, two, three)
    kept = together.details.safe_contact
    for record in (one, two, three):
        asked = record.details.safe_contact
        assert set(record.details.access_needs) <= set(together.details.access_needs)
        assert set(record.details.disability_kinds) <= set(together.details.disability_kinds)
        assert asked.no_message <= kept.no_message
        assert asked.do_not_call <= kept.do_not_call
        assert asked.safe_hours in kept.safe_hours
        assert asked.discreet_name in kept.discreet_name
    assert open_in(united(one, united(two, three))) == open_in(together)
    assert len(open_in(together)) == len(set(open_in(together)))


def open_in(record: Held) -> list[str]:
    return sorted(c.purpose for c in record.consents if not c.withdrawn_at)


@given(records())
def test_a_record_and_itself_say_what_it_says(record: Held) -> None:
    again = united(record, record)
    assert again.details == record.details
