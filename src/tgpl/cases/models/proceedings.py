"""A case before the bodies of proceedings: its stages and charges, registrations with each body, sessions to attend."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.deeds import Deed
from tgpl.cases.models.matter import Case
from tgpl.cases.rules.numbers import LONGEST
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.directory.models import Practitioner


class Stage(models.Model):
    """A stage of proceedings that a case went through, and the body that conducts it. The newest one is the present."""

    class Kind(models.TextChoices):
        SOURCE_OF_INFORMATION = "source_of_information", _("Giải quyết nguồn tin về tội phạm")
        INVESTIGATION = "investigation", _("Điều tra")
        PROSECUTION = "prosecution", _("Truy tố")
        FIRST_INSTANCE = "first_instance", _("Xét xử sơ thẩm")
        APPEAL = "appeal", _("Xét xử phúc thẩm")
        REVIEW = "review", _("Giám đốc thẩm, tái thẩm")
        ENFORCEMENT = "enforcement", _("Thi hành án")

    privacy = {
        "kind": Privacy.KEPT,
        "body": Privacy.KEPT,
        "since": Privacy.KEPT,
        "again": Privacy.KEPT,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(max_length=30, choices=Kind)
    body = models.CharField(max_length=200)
    since = models.DateField()
    again = models.BooleanField(default=False)  # điều tra lại, xét xử lại: a new registration is needed

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_kind_display()}"


class OutsideNumber(Deed):
    """A number that another body gave the case (số thụ lý, số hồ sơ): the body speaks of the case by it."""

    privacy = Deed.privacy | dict.fromkeys(["body", "number", "key", "short"], Privacy.KEPT)

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="outside_numbers")
    body = models.CharField(max_length=200)
    number = models.CharField(max_length=LONGEST)
    key = models.CharField(max_length=80, db_index=True)
    short = models.CharField(max_length=80, blank=True, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="a_number_stands_once_in_a_case")]

    def __str__(self) -> str:
        return self.number


class Charge(models.Model):
    """A charge (tội danh) against the person in a criminal matter; fees and the gravest limit depend on them."""

    class Gravity(models.TextChoices):
        LESS_SERIOUS = "less_serious", _("Ít nghiêm trọng")
        SERIOUS = "serious", _("Nghiêm trọng")
        VERY_SERIOUS = "very_serious", _("Rất nghiêm trọng")
        EXTREMELY_SERIOUS = "extremely_serious", _("Đặc biệt nghiêm trọng")
        UNSTATED = "", _("Chưa rõ")

    privacy = {"name": Privacy.ENCRYPTED, "article": Privacy.ENCRYPTED, "gravity": Privacy.KEPT}

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="charges")
    name = EncryptedText()
    article = EncryptedText(null=True, blank=True)
    gravity = models.CharField(max_length=20, choices=Gravity, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_gravity_display()}"


class Registration(Deed):
    """The practitioner's registration with a body of proceedings, good for the whole proceeding once it is answered."""

    class Answer(models.TextChoices):
        REGISTERED = "registered", _("Đã đăng ký")
        REFUSED = "refused", _("Từ chối đăng ký")
        CANCELLED = "cancelled", _("Hủy bỏ đăng ký")
        WAITING = "", _("Chờ trả lời")

    privacy = Deed.privacy | {
        "body": Privacy.KEPT,
        "answer": Privacy.KEPT,
        "answered_at": Privacy.NOT_PERSONAL,
        "reason": Privacy.ENCRYPTED,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="registrations")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+", db_index=False)
    body = models.CharField(max_length=200)
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = EncryptedText(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=models.F("at")),
                name="a_registration_is_answered_after_it_was_sent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_answer_display()}"


class Hearing(models.Model):
    """A session that the practitioner attends: a trial, an interrogation, a meeting with a body."""

    class Kind(models.TextChoices):
        TRIAL = "trial", _("Phiên tòa")
        INTERROGATION = "interrogation", _("Hỏi cung, lấy lời khai, đối chất")
        MEDIATION = "mediation", _("Phiên họp, hòa giải")
        MEETING = "meeting", _("Gặp người được trợ giúp pháp lý")
        OTHER = "other", _("Buổi làm việc khác")

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "kind": Privacy.KEPT,
        "starts_at": Privacy.KEPT,
        "place": Privacy.KEPT,
        "note": Privacy.ENCRYPTED,
        "told_at": Privacy.NOT_PERSONAL,
        "called_off": Privacy.KEPT,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="hearings")
    kind = models.CharField(max_length=20, choices=Kind)
    starts_at = models.DateTimeField(db_index=True)
    place = models.CharField(max_length=200)
    note = EncryptedText(null=True, blank=True)
    told_at = models.DateTimeField()  # when the body told us: at least 10 days before a trial
    called_off = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts_at:%d/%m/%Y}"
