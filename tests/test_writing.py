"""Rows written by prepared statements are the rows that the ORM would have written."""

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy

from tgpl.core.database.writing import insert, insert_all, rewrite
from tgpl.deadlines.models import Clock
from tgpl.intake.drafts import start_draft
from tgpl.intake.models import Draft
from tgpl.intake.testing import ask
from tgpl.people.models import Disability, Person, Sex

pytestmark = pytest.mark.django_db


def _person(name: str = "Trần Thị Thử") -> Person:
    """A row of every kind of column: text, encrypted, true or false or unknown, moments set by themselves."""
    return Person(full_name=name, folded_name="tran thi thu", phone="+84900000001", address="Thôn Mẫu", birth_year=1990)


def _told(row) -> dict:
    return {**model_to_dict(row), "uid": str(getattr(row, "uid", ""))}


def test_a_row_comes_back_as_it_was_written(cast, django_assert_num_queries) -> None:
    person = _person()
    with django_assert_num_queries(1):
        assert insert(person) is person
    kept = Person.objects.get(pk=person.pk)
    assert _told(kept) == _told(person)
    assert (kept.phone, kept.address, kept.identity_number) == ("+84900000001", "Thôn Mẫu", None)
    assert kept.created_at == person.created_at
    person.full_name = "Khác"
    person.save(update_fields=["full_name"])  # known to the ORM as a row that is there


def test_it_writes_what_the_orm_writes(cast, moment) -> None:
    clock = Clock.objects.filter(subject_key=ask(cast.centre, moment).reference).get()
    mine, theirs = (Clock(**{**_columns(clock), "rule": rule}) for rule in ("one", "two"))
    insert(mine)
    theirs.save(force_insert=True)
    written = [Clock.objects.filter(pk=row.pk).values().get() for row in (mine, theirs)]
    assert _but(written[0], "id", "rule") == _but(written[1], "id", "rule")


def _columns(row) -> dict:
    return _but({field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}, "id")


def _but(values: dict, *names: str) -> dict:
    return {name: value for name, value in values.items() if name not in names}


def test_many_rows_are_one_statement_given_by_column(cast, django_assert_num_queries) -> None:
    person = insert(_person())
    with django_assert_num_queries(1):
        insert_all(Disability, [{"person_id": person.pk, "kind": kind} for kind in ("vision", "movement")])
    assert set(person.disabilities.values_list("kind", flat=True)) == {"vision", "movement"}
    with django_assert_num_queries(0):
        insert_all(Disability, [])


def test_what_a_row_does_not_name_is_as_the_model_says(cast) -> None:
    insert_all(Person, [{"full_name": "Trần Thị Thử", "folded_name": "tran thi thu", "created_at": timezone.now()}])
    kept = Person.objects.get()
    assert (kept.sex, kept.birth_year, kept.uid.version) == ("unstated", None, 4)


def test_words_of_every_kind_are_written_as_words(cast) -> None:
    """A choice, and a text that waits for its language."""
    person = insert(Person(full_name=gettext_lazy("Chưa rõ"), folded_name="chua ro", sex=Sex.FEMALE))
    assert Person.objects.values_list("full_name", "sex").get(pk=person.pk) == ("Chưa rõ", "female")


def test_what_the_database_refuses_is_told(cast) -> None:
    person = insert(_person())
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_all(Disability, [{"person_id": person.pk, "kind": "vision"}] * 2)
    assert not Disability.objects.exists()


def test_a_key_of_another_kind_is_not_for_it(db) -> None:
    with pytest.raises(TypeError):
        insert(Session(session_key="x"))


def test_some_columns_are_written_anew_and_no_others(cast, django_assert_num_queries) -> None:
    _key, draft = start_draft()
    before = Draft.objects.get(pk=draft.pk)
    draft.data, draft.expires_at = {"answers": {"Ở đâu?": ["Xã Mẫu"]}}, None
    with django_assert_num_queries(1):
        rewrite(draft, "data")
    after = Draft.objects.get(pk=draft.pk)
    assert (after.data, after.expires_at) == (draft.data, before.expires_at)


def test_a_row_that_is_gone_is_not_written(cast) -> None:
    _key, draft = start_draft()
    Draft.objects.all().delete()
    with pytest.raises(Draft.DoesNotExist):
        rewrite(draft, "data")
