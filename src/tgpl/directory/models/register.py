"""Who may give legal aid, for which organisation, since when; and the published list."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency, User
from tgpl.core.safety.privacy import Privacy


class PractitionerKind(models.TextChoices):
    """Người thực hiện trợ giúp pháp lý: Luật Trợ giúp pháp lý 11/2017/QH14, Điều 17."""

    LEGAL_AID_OFFICER = "legal_aid_officer", _("Trợ giúp viên pháp lý")
    CONTRACT_LAWYER = "contract_lawyer", _("Luật sư ký hợp đồng với Trung tâm")
    ORGANISATION_LAWYER = "organisation_lawyer", _("Luật sư của tổ chức tham gia")
    LEGAL_ADVISER = "legal_adviser", _("Tư vấn viên pháp luật")
    COLLABORATOR = "collaborator", _("Cộng tác viên trợ giúp pháp lý")


class Field(models.TextChoices):
    """Lĩnh vực pháp luật of the register; statistics map them to four (cases.data)."""

    CRIMINAL = "criminal", _("Hình sự")
    CIVIL = "civil", _("Dân sự")
    FAMILY = "family", _("Hôn nhân và gia đình")
    ADMINISTRATIVE = "administrative", _("Hành chính")
    LAND = "land", _("Đất đai, nhà ở")
    LABOUR = "labour", _("Lao động, việc làm")
    SOCIAL_POLICY = "social_policy", _("Chính sách, bảo trợ xã hội")
    OTHER = "other", _("Lĩnh vực khác")


class Practitioner(models.Model):
    """A person on the register. Gender, fields and experience are public (Thông tư 11/2014/TT-BTP, Điều 10)."""

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "full_name": Privacy.KEPT,
        "folded_name": Privacy.KEPT,
        "gender": Privacy.KEPT,
        "work_phone": Privacy.KEPT,
        "practising_since": Privacy.KEPT,
        "knows_sign_language": Privacy.KEPT,
        "disability_experience": Privacy.KEPT,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    full_name = models.CharField(max_length=150)
    folded_name = models.CharField(max_length=150, db_index=True)
    gender = models.CharField(max_length=10, choices=[("female", _("Nữ")), ("male", _("Nam"))])
    work_phone = models.CharField(max_length=20, blank=True)
    practising_since = models.DateField(null=True, blank=True)
    knows_sign_language = models.BooleanField(default=False)
    disability_experience = models.BooleanField(default=False)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="practitioner")

    def __str__(self) -> str:
        return self.full_name


class PractitionerField(models.Model):
    """A field of law that a practitioner works in."""

    privacy = {"field": Privacy.NOT_PERSONAL}

    practitioner = models.ForeignKey(Practitioner, on_delete=models.CASCADE, related_name="fields")
    field = models.CharField(max_length=20, choices=Field)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practitioner", "field"], name="one_row_per_field_of_law")]

    def __str__(self) -> str:
        return self.get_field_display()


class EngagementQuerySet(models.QuerySet["Engagement"]):
    def on(self, day: date) -> "EngagementQuerySet":
        """Those in force on `day`."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gte=day))

    def of_office(self, office: Agency) -> "EngagementQuerySet":
        """Those of an office; a branch may also call on the people of its centre."""
        return self.filter(agency_id__in=[office.pk, office.parent_id] if office.parent_id else [office.pk])


class Engagement(models.Model):
    """This practitioner works for this organisation, as this kind, from one date to another."""

    privacy = dict.fromkeys(["kind", "card_number", "valid_from", "valid_to", "ended_because"], Privacy.KEPT)

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="engagements")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="engagements")
    kind = models.CharField(max_length=20, choices=PractitionerKind)
    card_number = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)

    objects = EngagementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practitioner", "agency"],
                condition=Q(valid_to=None),
                name="one_open_engagement_per_organisation",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="engagement_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["agency", "valid_to"], name="engagements_of_agency")]

    def __str__(self) -> str:
        return f"{self.practitioner} · {self.get_kind_display()} · {self.agency}"


class Leave(models.Model):
    """Days on which a practitioner is away and should not be given new matters."""

    privacy = dict.fromkeys(["first_day", "last_day", "because"], Privacy.KEPT)

    practitioner = models.ForeignKey(Practitioner, on_delete=models.CASCADE, related_name="leaves")
    first_day = models.DateField()
    last_day = models.DateField()
    because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=models.F("first_day")), name="a_leave_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.practitioner} {self.first_day:%d/%m/%Y}–{self.last_day:%d/%m/%Y}"


class Publication(models.Model):
    """One issue of the public list of organisations and practitioners, as of a date."""

    privacy = dict.fromkeys(
        ["as_of", "published_at", "published_by", "organisations", "practitioners", "digest"], Privacy.NOT_PERSONAL
    )

    as_of = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=150)
    organisations = models.PositiveIntegerField()
    practitioners = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # SHA-256 of the list as published

    class Meta:
        ordering = ["-published_at"]

    def __str__(self) -> str:
        return f"{self.as_of:%d/%m/%Y}"


class Delivery(models.Model):
    """The list was sent to a partner agency, which may confirm that it came."""

    privacy = dict.fromkeys(["sent_at", "sent_how", "confirmed_at"], Privacy.NOT_PERSONAL)

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="deliveries")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="deliveries")
    sent_at = models.DateTimeField()
    sent_how = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "agency"], name="a_list_goes_to_an_agency_once")]

    def __str__(self) -> str:
        return f"{self.publication} → {self.agency}"
