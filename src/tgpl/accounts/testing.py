"""A cast of invented colleagues, one per role, and a door table by which each room says who may open its pages.

A pytest plugin (registered in conftest.py): fixtures `cast` and `client_for`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.queries import actor_of
from tgpl.accounts.roles import PERMISSIONS, Permission, Role

Kind = Agency.Kind
SINCE = date(2020, 1, 1)
PASSWORD = "chim-se-tren-mai-nha"  # everybody's

# nick: kind, name, nick of the parent, prefix of the register
AGENCIES = {
    "department": (Kind.DEPARTMENT, "Sở Tư pháp tỉnh Mẫu", None, ""),
    "centre": (Kind.CENTRE, "Trung tâm trợ giúp pháp lý nhà nước tỉnh Mẫu", "department", "TT"),
    "branch": (Kind.BRANCH, "Chi nhánh số 1", "centre", "CN1"),
    "other_centre": (Kind.CENTRE, "Trung tâm trợ giúp pháp lý nhà nước tỉnh Thử", None, "TT2"),
    "police": (Kind.POLICE, "Công an tỉnh Mẫu", None, ""),
    "commune": (Kind.COMMUNE, "Ủy ban nhân dân xã Mẫu", None, ""),
}
# nick: whole name, role, nick of the agency
PEOPLE = {
    "director": ("Nguyễn Thị Mẫu", Role.CENTRE_DIRECTOR, "centre"),
    "branch_head": ("Trần Văn Thử", Role.BRANCH_HEAD, "branch"),
    "reception": ("Lê Thị Tiếp", Role.RECEPTION, "centre"),
    "officer": ("Phạm Văn Trợ", Role.LEGAL_AID_OFFICER, "centre"),
    "lawyer": ("Hoàng Thị Luật", Role.CONTRACT_LAWYER, "centre"),
    "department_officer": ("Vũ Văn Sở", Role.DEPARTMENT_OFFICER, "department"),
    "assessor": ("Đặng Thị Thẩm", Role.QUALITY_ASSESSOR, "centre"),
    "operator": ("Bùi Văn Trực", Role.HOTLINE_OPERATOR, "centre"),
    "accountant": ("Đoàn Thị Kế", Role.ACCOUNTANT, "centre"),
    "police_partner": ("Đỗ Văn Phối", Role.PARTNER, "police"),
    "commune_partner": ("Hồ Thị Xã", Role.PARTNER, "commune"),
    "auditor": ("Ngô Văn Kiểm", Role.AUDITOR, "department"),
    "administrator": ("Dương Thị Quản", Role.ADMINISTRATOR, "department"),
    "branch_reception": ("Lý Văn Nhánh", Role.RECEPTION, "branch"),
    "branch_officer": ("Mai Thị Nhánh", Role.LEGAL_AID_OFFICER, "branch"),
    "other_director": ("Tô Thị Khác", Role.CENTRE_DIRECTOR, "other_centre"),
    "other_reception": ("Cao Văn Khác", Role.RECEPTION, "other_centre"),
    "other_officer": ("Đinh Thị Khác", Role.LEGAL_AID_OFFICER, "other_centre"),
    "other_lawyer": ("Lâm Văn Khác", Role.CONTRACT_LAWYER, "other_centre"),
    "other_assessor": ("Phan Thị Khác", Role.QUALITY_ASSESSOR, "other_centre"),
    "other_accountant": ("Tăng Văn Khác", Role.ACCOUNTANT, "other_centre"),
    "other_operator": ("Trịnh Văn Khác", Role.HOTLINE_OPERATOR, "other_centre"),
}


@dataclass(frozen=True)
class Member:
    """One of the cast: a user with one post."""

    user: User
    post: Membership

    @property
    def role(self) -> Role:
        return Role(self.post.role)

    @property
    def agency(self) -> Agency:
        return self.post.agency

    @property
    def actor(self) -> Actor:
        """As services and querysets take it (`by=cast.reception.actor`)."""
        actor = actor_of(self.user)
        assert actor is not None
        return actor


@dataclass(frozen=True)
class Cast:
    """`cast.reception` is a Member, `cast.centre` an Agency: nicks in PEOPLE and AGENCIES."""

    people: Mapping[str, Member]
    agencies: Mapping[str, Agency]

    def __getattr__(self, nick: str) -> Any:
        found = self.people.get(nick) or self.agencies.get(nick)
        if found is None:
            raise AttributeError(f"Nobody in the cast is called {nick}")
        return found

    def playing(self, role: Role) -> Member:
        """The first of the cast in this role: in the centre of the province if the role works there."""
        return next(member for member in self.people.values() if member.role == role)

    def elsewhere(self, role: Role) -> Member | None:
        """The person in this role at the centre of another province."""
        others = (m for m in self.people.values() if m.agency == self.other_centre)
        return next((member for member in others if member.role == role), None)


def make_cast() -> Cast:
    """Writes the agencies and people above to the database."""
    agencies: dict[str, Agency] = {}
    for nick, (kind, name, parent, prefix) in AGENCIES.items():
        agencies[nick] = Agency.objects.create(
            kind=kind,
            name=name,
            parent=agencies[parent] if parent else None,
            register_prefix=prefix,
            valid_from=SINCE,
        )
    password = make_password(PASSWORD)
    users = User.objects.bulk_create(
        User(username=nick, full_name=name, password=password) for nick, (name, _, _) in PEOPLE.items()
    )
    posts = Membership.objects.bulk_create(
        Membership(user=user, agency=agencies[agency], role=role, valid_from=SINCE)
        for user, (_, role, agency) in zip(users, PEOPLE.values(), strict=True)
    )
    people = {post.user.username: Member(post.user, post) for post in posts}
    return Cast(people, agencies)


@pytest.fixture
def cast(db: None) -> Cast:
    """One colleague per role in a centre, a branch, another province's centre, the department and two partners."""
    return make_cast()


@pytest.fixture
def client_for(cast: Cast) -> Callable[[Member | Role | str], Client]:
    """`client_for(Role.RECEPTION)`, `client_for("branch_head")` or `client_for(cast.officer)`: a client signed in."""

    def sign_in(who: Member | Role | str) -> Client:
        client = Client()
        client.force_login(member(cast, who).user)
        return client

    return sign_in


def member(cast: Cast, who: Member | Role | str) -> Member:
    if isinstance(who, Member):
        return who
    return cast.playing(who) if isinstance(who, Role) else cast.people[who]


Given = Callable[[Cast], dict[str, Any]]
EVERYONE = frozenset(Role)


def holders(permission: Permission) -> frozenset[Role]:
    """The roles that have `permission`: for the doors of pages that ask for it."""
    return frozenset(role for role, held in PERMISSIONS.items() if permission in held)


def _nothing(cast: Cast) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Door:
    """Who finds what behind one URL. A room lists its doors in `tests/access.py` as `DOORS = {url name: Door(...)}`.

    `open_to`: roles that get `opens_with`; other roles get `others` (403, or 404 when the object is not theirs).
    `given`: makes what the URL speaks of, in the centre of the cast, and returns the URL's arguments.
    `elsewhere`: what a colleague in an open role at another province's centre gets; None: the same as at home.
    `but`: single roles that get something else.
    `nobody`: what a stranger gets: 302 to the sign-in page.
    """

    open_to: frozenset[Role] | set[Role] = EVERYONE
    given: Given = _nothing
    method: str = "get"
    data: Mapping[str, Any] = field(default_factory=dict)
    opens_with: int = 200
    others: int = 403
    elsewhere: int | None = None
    but: Mapping[Role, int] = field(default_factory=dict)
    nobody: int = 302
    is_public: bool = False

    @classmethod
    def public(cls, **more: Any) -> "Door":
        """A page that anyone may open."""
        return cls(is_public=True, **{"nobody": more.get("opens_with", 200), **more})

    def expected(self, role: Role) -> int:
        return self.but.get(role, self.opens_with if role in self.open_to else self.others)

    def expected_elsewhere(self, role: Role) -> int:
        return self.elsewhere if self.elsewhere is not None and role in self.open_to else self.expected(role)
