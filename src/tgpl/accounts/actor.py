"""The person who acts, as services and querysets need to know them."""

from dataclasses import dataclass, field
from typing import Any

from tgpl.accounts.roles import PERMISSIONS, Permission, Role


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
