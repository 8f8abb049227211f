"""Every field of every model of ours says what becomes of it when a person's data must go."""

import pytest
from django.apps import apps
from django.db.models import Field, Model

from tgpl.core.privacy import Privacy

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
