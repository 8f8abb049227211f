"""A record of a person between the database and the rules: read whole, written whole, kept as it was."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from tgpl.core.language.text import fold, squeeze
from tgpl.people.models import (
    AccessNeed,
    Consent,
    Disability,
    Person,
    SafeContact,
    identity_index,
    phone_index,
)
from tgpl.people.rules import Given, Held, PersonDetails, SafeContactRules

MOMENTS = ("given_at", "withdrawn_at")


def columns(details: PersonDetails) -> dict[str, Any]:
    """The columns of a person's row."""
    name, birth = squeeze(details.full_name), details.birth
    return {
        "full_name": name,
        "folded_name": fold(name),
        "sex": details.sex,
        "birth_date": birth if isinstance(birth, date) else None,
        "birth_year": birth.year if isinstance(birth, date) else birth,
        "ethnicity": details.ethnicity,
        "identity_number": details.identity_number or None,
        "identity_index": identity_index(details.identity_number),
        "phone": details.phone or None,
        "phone_index": phone_index(details.phone),
        "email": details.email or None,
        "commune_id": details.commune_id,
        "address": details.address or None,
        "has_disability": True if details.disability_kinds else details.has_disability,
        "disability_degree": details.disability_degree,
    }


def contact_columns(rules: SafeContactRules) -> dict[str, Any]:
    """The columns of the row that says how a person may be contacted."""
    return {**vars(rules), "discreet_name": rules.discreet_name or None, "safe_hours": rules.safe_hours or None}


def held_of(person: Person) -> Held:
    """What the record of `person` says as it stands."""
    details = PersonDetails(
        full_name=person.full_name,
        sex=person.sex,
        birth=person.birth,
        ethnicity=person.ethnicity,
        identity_number=person.identity_number or "",
        phone=person.phone or "",
        email=person.email or "",
        commune_id=person.commune_id,
        address=person.address or "",
        has_disability=person.has_disability,
        disability_kinds=tuple(person.kinds),
        disability_degree=person.disability_degree,
        access_needs=tuple(person.access_needs.order_by("pk").values_list("need", flat=True)),
        safe_contact=_rules(person),
    )
    return Held(details, tuple(_given(consent) for consent in person.consents.order_by("pk")))


def _rules(person: Person) -> SafeContactRules:
    try:
        contact = SafeContact.objects.get(person=person)
    except ObjectDoesNotExist:
        return SafeContactRules()
    return SafeContactRules(
        do_not_call=contact.do_not_call,
        no_message=contact.no_message,
        discreet_name=contact.discreet_name or "",
        safe_hours=contact.safe_hours or "",
    )


def _given(row: Consent) -> Given:
    return Given(row.purpose, row.wording, row.given_at, row.given_how, row.withdrawn_at)


def write(person: Person, held: Held) -> None:
    """Make the record of `person` say what `held` says; rows that say it already stay."""
    Person.objects.filter(pk=person.pk).update(**columns(held.details))
    details = held.details
    _keep(Disability, person, "kind", details.disability_kinds)
    _keep(AccessNeed, person, "need", details.access_needs)
    _write_contact(person, details.safe_contact)
    _write_consents(person, held.consents)
    person.refresh_from_db()


def _keep(model: Any, person: Person, name: str, wanted: Collection[str]) -> None:
    """Leave one row for each of the `wanted`, and no other."""
    rows = model.objects.filter(person=person)
    rows.exclude(**{f"{name}__in": wanted}).delete()
    held = set(rows.values_list(name, flat=True))
    model.objects.bulk_create(model(person=person, **{name: value}) for value in wanted if value not in held)


def _write_contact(person: Person, rules: SafeContactRules) -> None:
    if not rules:
        SafeContact.objects.filter(person=person).delete()
        return
    SafeContact.objects.update_or_create(person=person, defaults=contact_columns(rules))


def _write_consents(person: Person, wanted: Collection[Given]) -> None:
    held = {_given(row): row.pk for row in Consent.objects.filter(person=person)}
    Consent.objects.filter(pk__in=[pk for given, pk in held.items() if given not in wanted]).delete()
    Consent.objects.bulk_create(Consent(person=person, **asdict(given)) for given in wanted if given not in held)


def kept(held: Held) -> dict[str, Any]:
    """`held` as JSON, to the microsecond."""
    told = asdict(held)
    for given in told["consents"]:
        given |= {"given_at": given["given_at"].isoformat(), "withdrawn_at": _iso(given["withdrawn_at"])}
    return told


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def read_kept(told: dict[str, Any]) -> Held:
    """What was kept by `kept`."""
    details = told["details"]
    birth = details["birth"]
    read = {
        "birth": date.fromisoformat(birth) if isinstance(birth, str) else birth,
        "disability_kinds": tuple(details["disability_kinds"]),
        "access_needs": tuple(details["access_needs"]),
        "safe_contact": SafeContactRules(**details["safe_contact"]),
    }
    return Held(PersonDetails(**{**details, **read}), tuple(_read_given(given) for given in told["consents"]))


def _read_given(told: dict[str, Any]) -> Given:
    moments = {name: datetime.fromisoformat(told[name]) if told[name] else None for name in MOMENTS}
    return Given(**{**told, **moments})


def change_kept_consents(person: Person, change: Callable[[Iterable[Given]], Iterable[Given]]) -> None:
    """Change the consents that the record gave by itself, where others were merged into it since."""
    if person.own is None:
        return
    held = read_kept(person.own)
    person.own = kept(replace(held, consents=tuple(change(held.consents))))
    person.save(update_fields=["own"])
