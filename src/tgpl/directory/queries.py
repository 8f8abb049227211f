"""The register as of a date, and who may take a matter."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from tgpl.accounts.models import Agency
from tgpl.core.law.rule_files import Entry, load_versions, version_on
from tgpl.directory.models import Engagement, Leave, OpeningHours, PractitionerField, Publication, ServedCommune
from tgpl.territory.models import Commune
from tgpl.territory.queries import communes_on

PROVIDERS = (Agency.Kind.CENTRE, Agency.Kind.BRANCH, Agency.Kind.CONTRACTED, Agency.Kind.REGISTERED)


FORMS_OF_AID = Path(__file__).parent / "data" / "forms_of_aid.yaml"


@cache
def forms_of_aid() -> list[Entry]:
    """Which kinds of practitioner give which forms of aid, by dates; raises RuleFault at the first fault."""
    return load_versions(FORMS_OF_AID, {"forms": dict})


def kinds_allowed(form: str, on: date) -> frozenset[str]:
    """The kinds of practitioner who may give `form` of aid under the law in force on `on`."""
    rule = version_on(forms_of_aid(), on)
    return frozenset(kind for kind, forms in rule["forms"].items() if form in forms) if rule else frozenset()


def organisations_on(day: date) -> QuerySet[Agency]:
    """Who gives legal aid here on `day`; the centre of another province stands under no department of ours."""
    return organisations_anywhere(day).exclude(kind=Agency.Kind.CENTRE, parent=None)


def organisations_anywhere(day: date) -> QuerySet[Agency]:
    """Who gives legal aid on `day`, here or in another province: to whom a request may be transferred."""
    in_force = Agency.objects.filter(kind__in=PROVIDERS, valid_from__lte=day)
    return in_force.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("folded")


def engagements_on(day: date) -> QuerySet[Engagement]:
    """The practitioners of the register on `day`, with their organisation and fields."""
    return (
        Engagement.objects.on(day)
        .select_related("practitioner", "agency")
        .prefetch_related("practitioner__fields")
        .order_by("practitioner__folded_name", "pk")
    )


def candidates_for(*, office: Agency, form: str, on: date) -> QuerySet[Engagement]:
    """The practitioners of `office` whose kind may give `form` of aid on `on`."""
    return (
        Engagement.objects.on(on)
        .of_office(office)
        .filter(kind__in=kinds_allowed(form, on))
        .select_related("practitioner", "agency")
        .prefetch_related("practitioner__fields")
        .order_by("practitioner__folded_name", "pk")
    )


def fields_of(practitioners: Collection[int]) -> dict[int, frozenset[str]]:
    """The fields of law that each of them works in; who named none is not among them."""
    found: dict[int, set[str]] = {}
    rows = PractitionerField.objects.filter(practitioner__in=practitioners).order_by()
    for practitioner, field in rows.values_list("practitioner_id", "field"):
        found.setdefault(practitioner, set()).add(field)
    return {practitioner: frozenset(fields) for practitioner, fields in found.items()}


def on_leave(practitioners: Collection[int], day: date) -> dict[int, date]:
    """Who of them is away on `day`, and until when."""
    away = Leave.objects.filter(practitioner__in=practitioners, first_day__lte=day, last_day__gte=day)
    return dict(away.order_by("last_day").values_list("practitioner_id", "last_day"))


@dataclass(frozen=True)
class PublicList:
    """The list as published: open fields only (no birth date, identity number, private address or telephone)."""

    as_of: date
    organisations: list[dict[str, str]]
    practitioners: list[dict[str, Any]]

    @property
    def digest(self) -> str:
        rows = json.dumps([self.organisations, self.practitioners], ensure_ascii=False, sort_keys=True)
        return sha256(rows.encode()).hexdigest()


def public_list(as_of: date) -> PublicList:
    """The public register as it stood on `as_of`."""
    organisations = [
        {"name": a.name, "kind": a.get_kind_display(), "address": a.address, "phone": a.phone}
        for a in organisations_on(as_of)
    ]
    practitioners = [
        {
            "name": e.practitioner.full_name,
            "kind": e.get_kind_display(),
            "organisation": e.agency.name,
            "gender": e.practitioner.get_gender_display(),
            "fields": [f.get_field_display() for f in e.practitioner.fields.all()],
            "phone": e.practitioner.work_phone,
            "since": e.practitioner.practising_since.year if e.practitioner.practising_since else None,
            "sign_language": e.practitioner.knows_sign_language,
        }
        for e in engagements_on(as_of)
    ]
    return PublicList(as_of, [{k: str(v) for k, v in o.items()} for o in organisations], practitioners)


def agencies_without(publication: Publication) -> QuerySet[Agency]:
    """The partner agencies that have not been sent this issue of the list."""
    partners = Agency.objects.exclude(kind__in=(*PROVIDERS, Agency.Kind.DEPARTMENT)).filter(valid_to=None)
    return partners.exclude(deliveries__publication=publication).order_by("kind", "folded")


def publications() -> QuerySet[Publication]:
    """Every issue of the list, the newest first, with how many agencies have it."""
    return Publication.objects.annotate(sent=Count("deliveries"))


def public_engagements(
    day: date, *, field: str = "", gender: str = "", sign_language: bool = False
) -> QuerySet[Engagement]:
    """The register of `day`, narrowed by what a citizen asked for."""
    found = engagements_on(day)
    if field:
        found = found.filter(practitioner__fields__field=field)
    if gender:
        found = found.filter(practitioner__gender=gender)
    return found.filter(practitioner__knows_sign_language=True) if sign_language else found


def opening_hours_of(agencies: Collection[int], first: date, last: date) -> dict[int, list[OpeningHours]]:
    """The hours of each organisation that hold on some day from `first` to `last`."""
    held = OpeningHours.objects.filter(agency__in=agencies, valid_from__lte=last)
    found: dict[int, list[OpeningHours]] = {}
    for hours in held.filter(Q(valid_to=None) | Q(valid_to__gte=first)).order_by("valid_from"):
        found.setdefault(hours.agency_id, []).append(hours)
    return found


def hours_of(agency: Agency) -> OpeningHours | None:
    """The hours that were written last, in force or to come."""
    return agency.opening_hours.order_by("-valid_from").first()


def serving(commune_code: str) -> frozenset[int]:
    """The organisations to which the people of a commune go first."""
    return frozenset(ServedCommune.objects.filter(commune_code=commune_code).values_list("agency", flat=True))


def served_communes(agency: Agency) -> list[Commune]:
    """The communes of today that the organisation serves."""
    codes = agency.served_communes.values_list("commune_code", flat=True)
    return list(communes_on(timezone.localdate()).filter(code__in=codes))


def organisations_with_places(day: date) -> QuerySet[Agency]:
    """Who gives legal aid here, each with its place and whether hours of its own were ever written."""
    hours = OpeningHours.objects.filter(agency=OuterRef("pk"))
    return organisations_on(day).select_related("place").annotate(has_hours=Exists(hours))
