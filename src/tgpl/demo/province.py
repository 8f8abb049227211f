"""The bodies, colleagues and practitioners of the invented province."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.queries import actor_of
from tgpl.core.language.text import fold
from tgpl.directory.models import Practitioner
from tgpl.directory.services import add_practitioner
from tgpl.territory.queries import communes_on, home_province

SINCE = date(2020, 1, 1)
PASSWORD = "mau-thu-2026"


@dataclass
class Province:
    """What was made, by the names of the data file."""

    agencies: dict[str, Agency] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    practitioners: list[Practitioner] = field(default_factory=list)
    communes: list[int | None] = field(default_factory=lambda: [None])

    def actor(self, user_name: str) -> Actor:
        actor = actor_of(self.users[user_name])
        assert actor is not None
        return actor

    def of_kind(self, kind: str) -> list[Agency]:
        """The bodies of a kind; "other_centre" is the centre of the neighbouring province."""
        if kind == "other_centre":
            return [self.agencies["other_centre"]]
        return [a for key, a in self.agencies.items() if a.kind == kind and key != "other_centre"]


def build_province(told: dict[str, Any]) -> Province:
    """Make every body, colleague and practitioner that the data file tells of."""
    province = Province(communes=home_communes())
    _add_offices(province, told)
    for partner in told["partners"]:
        province.agencies[partner["name"]] = _agency(partner["kind"], partner["name"])
    _add_staff(province, told["staff"])
    for practitioner in told["practitioners"]:
        _add_practitioner(province, practitioner)
    return province


def home_communes() -> list[int | None]:
    """Keys of the real communes of the province that this installation serves; one None before they are loaded."""
    home = home_province()
    communes = communes_on(timezone.localdate(), home).order_by("code") if home else []
    return [commune.pk for commune in communes] or [None]


def _agency(kind: str, name: str, parent: Agency | None = None, prefix: str = "", **contact: str) -> Agency:
    return Agency.objects.create(
        kind=kind, name=name, folded=fold(name), parent=parent, register_prefix=prefix, valid_from=SINCE, **contact
    )


def _add_offices(province: Province, told: dict[str, Any]) -> None:
    department = province.agencies["department"] = _agency(Agency.Kind.DEPARTMENT, told["department"])
    centre = province.agencies["centre"] = _agency(Agency.Kind.CENTRE, parent=department, **told["centre"])
    for branch in told["branches"]:
        province.agencies[branch["prefix"]] = _agency(Agency.Kind.BRANCH, parent=centre, **branch)
    province.agencies["other_centre"] = _agency(Agency.Kind.CENTRE, **told["other_centre"])


def _add_staff(province: Province, staff: dict[str, dict[str, str]]) -> None:
    password = make_password(PASSWORD)  # one slow hash for all of them
    for user_name, told in staff.items():
        user = User.objects.create(username=user_name, full_name=told["name"], password=password)
        Membership.objects.create(user=user, agency=province.agencies[told["at"]], role=told["role"], valid_from=SINCE)
        province.users[user_name] = user


def _add_practitioner(province: Province, told: dict[str, Any]) -> None:
    province.practitioners.append(
        add_practitioner(
            by=province.actor("giamdoc"),
            full_name=told["name"],
            gender=told["gender"],
            agency=province.agencies[told["at"]],
            kind=told["kind"],
            valid_from=max(told["since"], SINCE),
            fields=told["fields"],
            practising_since=told["since"],
            knows_sign_language=told.get("sign_language", False),
            disability_experience=told.get("disability", False),
            user=province.users.get(told.get("user", "")),
        )
    )
