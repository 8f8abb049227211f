"""A session read by our own statement is the session that Django keeps."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from tgpl.accounts.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> str:
    session = SessionStore()
    session["membership"] = 7
    session.save()
    return str(session.session_key)


def test_it_reads_what_was_kept_in_one_statement(kept, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        read = dict(SessionStore(kept).items())
    assert read == dict(db.SessionStore(kept).items()) == {"membership": 7}


@pytest.mark.parametrize("seconds", [0, 60])
def test_a_session_whose_time_is_over_is_none(kept, seconds) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=seconds))
    lapsed = SessionStore(kept)
    assert lapsed.get("membership") is None
    assert lapsed.session_key is None


def test_a_key_that_nobody_was_given_opens_nothing(kept) -> None:
    stranger = SessionStore("a" * 32)
    assert dict(stranger.items()) == {}
    assert stranger.session_key is None


def test_one_that_was_tampered_with_is_empty(kept) -> None:
    Session.objects.update(session_data="forged:data")
    assert dict(SessionStore(kept).items()) == {}
