"""The person who acts, as services and querysets need to know them, and the post they act in."""

from dataclasses import dataclass, field
from typing import Any

from tgpl.accounts.roles import PERMISSIONS, SECOND_STEP_ROLES, Permission, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for which agency, in which role.

    `offices`: ids of the offices whose matters this person may see by their role (own office; for a
    centre its branches too; for the department every office). Empty for partners and auditors.
    A citizen acting on their own request is `Actor.citizen()`; a job of the system is `Actor.system()`.
    """

    name: str
    role: Role | None = None
    user_id: int | None = None
    agency_id: int | None = None
    agency_name: str = ""
    offices: frozenset[int] = field(default_factory=frozenset)

    @property
    def permissions(self) -> frozenset[Permission]:
        return PERMISSIONS[self.role] if self.role else frozenset()

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    @classmethod
    def of(cls, user: Any) -> "Actor":
        """A person acting on their own account, in no post."""
        return cls(name=user.full_name, user_id=user.pk)

    @classmethod
    def citizen(cls, name: str = "Người dân") -> "Actor":
        return cls(name=name)

    @classmethod
    def system(cls, name: str = "Hệ thống") -> "Actor":
        return cls(name=name)


# Posts that see no matters by their office: partners have their own door, the others do not handle matters.
_WITHOUT_OFFICES = frozenset({Role.PARTNER, Role.AUDITOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Post:
    """A role that a person holds in an agency today, with all that a page asks of it.

    `offices`: ids of the offices under the agency; `has_second_step`: the holder signs in by more than a password.
    """

    id: int
    role: Role
    user_id: int
    name: str
    agency_id: int
    agency_name: str
    offices: frozenset[int]
    has_second_step: bool

    @property
    def lacks_second_step(self) -> bool:
        return self.role in SECOND_STEP_ROLES and not self.has_second_step

    @property
    def actor(self) -> Actor:
        return Actor(
            name=self.name,
            role=self.role,
            user_id=self.user_id,
            agency_id=self.agency_id,
            agency_name=self.agency_name,
            offices=frozenset() if self.role in _WITHOUT_OFFICES else self.offices,
        )
