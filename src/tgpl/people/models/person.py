"""A person and what belongs to them: sensitive by law (Nghị định 356/2025/NĐ-CP, Điều 4)."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.safety.crypto import blind_index
from tgpl.core.safety.privacy import Privacy
from tgpl.people.ties import ties
from tgpl.territory.models import Commune


def identity_index(number: str) -> str:
    """The blind index of an identity number; empty for none."""
    return blind_index(number, "person.identity") if number else ""


def phone_index(number: str) -> str:
    """The blind index of a telephone number in E.164; empty for none."""
    return blind_index(number, "person.phone") if number else ""


class Sex(models.TextChoices):
    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")
    UNSTATED = "unstated", _("Chưa rõ")


class DisabilityKind(models.TextChoices):
    """Dạng tật: Luật Người khuyết tật 51/2010/QH12, Điều 3; Nghị định 28/2012/NĐ-CP, Điều 2."""

    MOVEMENT = "movement", _("Khuyết tật vận động")
    HEARING_SPEECH = "hearing_speech", _("Khuyết tật nghe, nói")
    VISION = "vision", _("Khuyết tật nhìn")
    MENTAL = "mental", _("Khuyết tật thần kinh, tâm thần")
    INTELLECTUAL = "intellectual", _("Khuyết tật trí tuệ")
    OTHER = "other", _("Khuyết tật khác")


class DisabilityDegree(models.TextChoices):
    """Mức độ khuyết tật: Nghị định 28/2012/NĐ-CP, Điều 3."""

    EXTREMELY_SEVERE = "extremely_severe", _("Đặc biệt nặng")
    SEVERE = "severe", _("Nặng")
    MILD = "mild", _("Nhẹ")
    UNSTATED = "", _("Chưa rõ mức độ")


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: Actor) -> "PersonQuerySet":
        """The people with something in the offices open to this post, under the record that speaks for them."""
        if not actor.may(Permission.VIEW_PEOPLE):
            return self.none()
        return self.filter(merged_into=None).filter(ties.held_in(actor.offices))


class Person(models.Model):
    """Someone who asked for legal aid, or for whom it was asked (người được trợ giúp pháp lý)."""

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "full_name": Privacy.SCRUBBED,
        "folded_name": Privacy.SCRUBBED,
        "sex": Privacy.KEPT,
        "birth_date": Privacy.SCRUBBED,
        "birth_year": Privacy.KEPT,
        "ethnicity": Privacy.SCRUBBED,
        "identity_number": Privacy.ENCRYPTED,
        "identity_index": Privacy.SCRUBBED,
        "phone": Privacy.ENCRYPTED,
        "phone_index": Privacy.SCRUBBED,
        "email": Privacy.ENCRYPTED,
        "address": Privacy.ENCRYPTED,
        "has_disability": Privacy.KEPT,
        "disability_degree": Privacy.KEPT,
        "created_at": Privacy.NOT_PERSONAL,
        "own": Privacy.ENCRYPTED,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    full_name = models.CharField(max_length=150)
    folded_name = models.CharField(max_length=150, db_index=True)
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.UNSTATED)
    birth_date = models.DateField(null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    ethnicity = models.CharField(max_length=40, blank=True)
    identity_number = EncryptedText(null=True, blank=True)
    identity_index = models.CharField(max_length=32, blank=True, db_index=True)
    phone = EncryptedText(null=True, blank=True)
    phone_index = models.CharField(max_length=32, blank=True, db_index=True)
    email = EncryptedText(null=True, blank=True)
    commune = models.ForeignKey(Commune, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = EncryptedText(null=True, blank=True)
    # None: nobody has asked. The kinds lie in `disabilities`.
    has_disability = models.BooleanField(null=True)
    disability_degree = models.CharField(max_length=20, choices=DisabilityDegree, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # The record that speaks for this person, if this one was merged: always the last of a chain of merges.
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", db_index=False
    )
    # What the record said by itself, once others were merged into it (`services.records`).
    own = EncryptedJSON(null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        # Hardly anybody is merged: the index holds those alone.
        indexes = [
            models.Index(fields=["merged_into"], name="merged_people", condition=models.Q(merged_into__isnull=False))
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(birth_date=None)
                | models.Q(birth_year=None)
                | models.Q(birth_date__year=models.F("birth_year")),
                name="birth_year_is_of_birth_date",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def kinds(self) -> list[str]:
        """The kinds of disability, in the order of the law; prefetch `disabilities` for lists."""
        held = {d.kind for d in self.disabilities.all()}
        return [kind for kind in DisabilityKind.values if kind in held]

    @property
    def birth(self) -> Any:
        """The date of birth, or the year when only the year is known."""
        return self.birth_date or self.birth_year


class Disability(models.Model):
    """One kind of disability of a person; a person may have several."""

    privacy = {"kind": Privacy.REMOVED}

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="disabilities")
    kind = models.CharField(max_length=20, choices=DisabilityKind)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_row_per_kind_of_disability")]
        indexes = [models.Index(fields=["kind", "person"], name="people_by_disability")]

    def __str__(self) -> str:
        return self.get_kind_display()


class AccessNeed(models.Model):
    """What this person needs in order to be met on equal terms. It follows them into every matter."""

    class Need(models.TextChoices):
        SIGN_LANGUAGE = "sign_language", _("Người phiên dịch ngôn ngữ ký hiệu")
        TEXT_ONLY = "text_only", _("Chỉ liên hệ bằng chữ")
        VOICE_ONLY = "voice_only", _("Chỉ liên hệ bằng lời nói")
        LARGE_PRINT = "large_print", _("Chữ in to")
        BRAILLE = "braille", _("Chữ nổi Braille")
        EASY_READ = "easy_read", _("Văn bản dễ đọc, câu ngắn")
        HOME_VISIT = "home_visit", _("Gặp tại nhà")
        STEP_FREE = "step_free", _("Lối đi không bậc, có xe lăn")
        SUPPORT_PERSON = "support_person", _("Có người hỗ trợ đi cùng")
        ETHNIC_LANGUAGE = "ethnic_language", _("Người phiên dịch tiếng dân tộc")
        WOMAN = "woman", _("Người giúp là nữ")
        MAN = "man", _("Người giúp là nam")

    privacy = {"need": Privacy.REMOVED}

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="access_needs")
    need = models.CharField(max_length=20, choices=Need)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "need"], name="one_row_per_access_need")]

    def __str__(self) -> str:
        return self.get_need_display()


class SafeContact(models.Model):
    """How this person may be contacted without putting them at risk. No row: no rule was asked for."""

    privacy = {
        "do_not_call": Privacy.REMOVED,
        "no_message": Privacy.REMOVED,
        "discreet_name": Privacy.ENCRYPTED,
        "safe_hours": Privacy.ENCRYPTED,
    }

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="safe_contact")
    do_not_call = models.BooleanField(default=False)
    no_message = models.BooleanField(default=False)
    discreet_name = EncryptedText(null=True, blank=True)
    safe_hours = EncryptedText(null=True, blank=True)

    def __str__(self) -> str:
        return f"safe contact of {self.person_id}"


class Consent(models.Model):
    """One purpose that a person agreed to, in which wording, when and how; withdrawing it keeps the row."""

    class Purpose(models.TextChoices):
        HANDLE_REQUEST = "handle_request", _("Xử lý yêu cầu trợ giúp pháp lý")
        SHARE_WITH_PRACTITIONER = "share_with_practitioner", _("Chuyển thông tin cho người thực hiện trợ giúp pháp lý")
        ANSWER_REFERRER = "answer_referrer", _("Báo lại kết quả cho nơi giới thiệu")
        ASK_OPINION = "ask_opinion", _("Hỏi ý kiến về chất lượng phục vụ")

    privacy = dict.fromkeys(["purpose", "wording", "given_at", "given_how", "withdrawn_at"], Privacy.KEPT)

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=30, choices=Purpose)
    wording = models.CharField(max_length=40)  # version of the text that was shown
    given_at = models.DateTimeField()
    given_how = models.CharField(max_length=20)  # the channel of the request
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_open_consent_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()
