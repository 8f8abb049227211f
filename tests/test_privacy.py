"""Every field of every model of ours says what becomes of it when a person's data must go, and what it is to them."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import Field, Model

from tgpl.audit.models import Entry
from tgpl.core.safety.privacy import Privacy
from tgpl.people.models import Person
from tgpl.portal.holdings import holdings, not_told

# Tables that other packages bring, and what they hold about a person.
THIRD_PARTY = {
    "auth": "Groups and permissions of Django, unused: our roles are code. Nothing about a person.",
    "contenttypes": "Names of models. Nothing about a person.",
    "account": "Confirmed e-mail addresses of allauth, unused: no letter is sent.",
    "mfa": "Code makers (secret encrypted), passkeys (public keys) and recovery codes; they go with the account.",
    "django_tasks_database": "Work to be done later: keys of what it is about, never names. Nothing about a person.",
    "sessions": "Who is signed in on which device; a row goes when it lapses.",
}
OURS = [model for model in apps.get_models() if model.__module__.startswith("tgpl.")]


def declarable(model: type[Model]) -> set[str]:
    """The model's own columns but keys and relations."""
    fields: list[Field] = [f for f in model._meta.get_fields() if isinstance(f, Field)]
    return {f.name for f in fields if not f.is_relation and not f.primary_key}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_declares_its_privacy(model: type[Model]) -> None:
    declared: dict[str, Privacy] = vars(model).get("privacy", {})
    assert set(declared) == declarable(model)
    assert all(isinstance(fate, Privacy) for fate in declared.values())


def test_every_table_of_another_package_is_known() -> None:
    others = {model._meta.app_label for model in apps.get_models() if model not in OURS}
    assert others == set(THIRD_PARTY)


def ways_to_person(model: type[Model], passed: frozenset[type[Model]] = frozenset()) -> Iterator[str]:
    """The paths by foreign keys from a model to the person it speaks of."""
    for key in model._meta.get_fields():
        if key.concrete and (key.many_to_one or key.one_to_one) and key.related_model not in passed:
            if key.related_model is Person:
                yield key.name
            else:
                yield from (f"{key.name}__{way}" for way in ways_to_person(key.related_model, passed | {model}))


def speaks_of_a_person(model: type[Model]) -> bool:
    named = any(field.name == "person" and not field.is_relation for field in model._meta.get_fields())
    return model is Person or named or any(ways_to_person(model))


def personal(model: type[Model]) -> set[str]:
    return {name for name, fate in getattr(model, "privacy", {}).items() if fate != Privacy.NOT_PERSONAL}


ABOUT_A_PERSON = [model for model in OURS if model is not Entry and personal(model) and speaks_of_a_person(model)]


@pytest.mark.parametrize("model", ABOUT_A_PERSON, ids=lambda model: model._meta.label)
def test_every_personal_field_is_told_or_a_reason_is_given(model: type[Model]) -> None:
    found = [holding for holding in holdings() if holding.model is model]
    assert found, f"Say in {model._meta.app_label}/data/privacy/held.yaml what {model.__name__} holds of a person"
    [holding] = found
    said = set(holding.fields) | set(holding.not_told)
    assert holding.whole or said == personal(model)
    assert {holding.whole, *holding.not_told.values()} - {""} <= set(not_told())
