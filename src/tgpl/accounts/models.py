"""Who works where, as what, from when to when."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Post
from tgpl.accounts.roles import Role
from tgpl.core.database.fields import EncryptedJSON, FoldedText
from tgpl.core.safety.privacy import Privacy
from tgpl.territory.models import Commune


class Agency(models.Model):
    """A body that takes part: department, legal aid centre or branch, court, police, commune, association …

    A centre or branch is an office: it keeps its own register, whose codes begin with `register_prefix`.
    """

    class Kind(models.TextChoices):
        DEPARTMENT = "department", _("Sở Tư pháp")
        CENTRE = "centre", _("Trung tâm trợ giúp pháp lý nhà nước")
        BRANCH = "branch", _("Chi nhánh của Trung tâm")
        CONTRACTED = "contracted", _("Tổ chức ký hợp đồng thực hiện trợ giúp pháp lý")
        REGISTERED = "registered", _("Tổ chức đăng ký tham gia trợ giúp pháp lý")
        COURT = "court", _("Tòa án nhân dân")
        PROCURACY = "procuracy", _("Viện kiểm sát nhân dân")
        POLICE = "police", _("Công an")
        DETENTION = "detention", _("Cơ sở giam giữ")
        PRISON = "prison", _("Trại giam")
        COMMUNE = "commune", _("Ủy ban nhân dân cấp xã")
        ASSOCIATION = "association", _("Hội, tổ chức của người khuyết tật")
        SOCIAL_FACILITY = "social_facility", _("Cơ sở trợ giúp xã hội")
        STATE_BODY = "state_body", _("Sở, ban, ngành")
        OTHER = "other", _("Cơ quan, tổ chức khác")

    OFFICES = (Kind.CENTRE, Kind.BRANCH)

    privacy = dict.fromkeys(
        [
            "kind",
            "name",
            "short_name",
            "folded",
            "register_prefix",
            "address",
            "phone",
            "email",
            "valid_from",
            "valid_to",
        ],
        Privacy.NOT_PERSONAL,
    )

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    folded = FoldedText("name", "short_name", max_length=300, db_index=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    register_prefix = models.CharField(max_length=10, blank=True)
    commune = models.ForeignKey(Commune, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["register_prefix"],
                condition=models.Q(valid_to=None) & ~models.Q(register_prefix=""),
                name="one_open_office_per_register_prefix",
            )
        ]
        # Finds the few offices among thousands of partner agencies: asked on every page of a signed-in person.
        indexes = [models.Index(fields=["kind", "parent"], name="agency_offices")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_office(self) -> bool:
        return self.kind in self.OFFICES

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that people hold in an agency of this kind."""
        return _ROLES_IN.get(Agency.Kind(self.kind), frozenset({Role.PARTNER}))


_ANY_OFFICE = {
    Role.RECEPTION,
    Role.LEGAL_AID_OFFICER,
    Role.CONTRACT_LAWYER,
    Role.QUALITY_ASSESSOR,
    Role.HOTLINE_OPERATOR,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
}
_ROLES_IN = {
    Agency.Kind.CENTRE: frozenset({Role.CENTRE_DIRECTOR, *_ANY_OFFICE}),
    Agency.Kind.BRANCH: frozenset({Role.BRANCH_HEAD, *_ANY_OFFICE}),
    Agency.Kind.DEPARTMENT: frozenset(
        {Role.DEPARTMENT_OFFICER, Role.QUALITY_ASSESSOR, Role.HOTLINE_OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR}
    ),
}


class User(AbstractUser):
    """A person who signs in. What they may do comes from their memberships."""

    first_name = None  # Vietnamese names are written whole
    last_name = None

    privacy = {
        "username": Privacy.SCRUBBED,
        "password": Privacy.REMOVED,
        "email": Privacy.SCRUBBED,
        "full_name": Privacy.KEPT,
        "folded": Privacy.KEPT,
        "is_superuser": Privacy.NOT_PERSONAL,
        "is_staff": Privacy.NOT_PERSONAL,
        "is_active": Privacy.NOT_PERSONAL,
        "date_joined": Privacy.NOT_PERSONAL,
        "last_login": Privacy.NOT_PERSONAL,
    }

    full_name = models.CharField(max_length=150)
    folded = FoldedText("full_name", "username", max_length=300, db_index=True)

    # The posts of today, where `queries.person_at_work` read the person: on every page they are signed in on.
    posts: list[Post] | None = None

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def held_on(self, day: date) -> "MembershipQuerySet":
        """Posts in force on `day`, the oldest first."""
        in_force = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
        return self.filter(in_force).select_related("agency").order_by("pk")


class Membership(models.Model):
    """A post: this person holds this role in this agency from one date to another."""

    privacy = dict.fromkeys(["role", "valid_from", "valid_to"], Privacy.NOT_PERSONAL)

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager["Membership"]] = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"],
                condition=models.Q(valid_to=None),
                name="one_open_membership_per_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.agency}"

    @property
    def has_ended(self) -> bool:
        return self.valid_to is not None and self.valid_to < timezone.localdate()


class KeptForm(models.Model):
    """What a person was sending when their session had ended: kept for half an hour, see lapsed.py."""

    privacy = {
        "digest": Privacy.NOT_PERSONAL,
        "path": Privacy.REMOVED,
        "content": Privacy.ENCRYPTED,
        "kept_at": Privacy.NOT_PERSONAL,
    }

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    path = models.TextField()
    content = EncryptedJSON()
    kept_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.path} {self.kept_at}"
