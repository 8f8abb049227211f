"""A request and what happens to it until it is decided."""

import uuid
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission
from tgpl.core.crypto import blind_index
from tgpl.core.fields import EncryptedJSON, EncryptedText
from tgpl.core.newest import of_offices
from tgpl.core.privacy import Privacy
from tgpl.core.search import named
from tgpl.intake.rules import OPEN, SERVED, RequestStatus
from tgpl.people.models import Person


def secret_index(secret: str) -> str:
    """What we keep of the secret by which a request is followed."""
    return blind_index(secret, "request.secret")


def draft_index(key: str) -> str:
    """What we keep of the key to a draft, which the device holds."""
    return blind_index(key, "draft.key")


class Channel(models.TextChoices):
    """How a request reached us. Every channel leads to the same record and the same clock."""

    WEB = "web", _("Trang web, ứng dụng")
    WALK_IN = "walk_in", _("Trực tiếp")
    TELEPHONE = "telephone", _("Điện thoại, đường dây nóng")
    POST = "post", _("Bưu chính")
    ELECTRONIC = "electronic", _("Fax, thư điện tử")
    NOTICE = "notice", _("Thông báo của cơ quan tố tụng (Mẫu 03)")
    INFORMATION = "information", _("Thông tin của cơ quan tố tụng (Mẫu 04)")
    INTRODUCTION = "introduction", _("Giấy giới thiệu (Mẫu 13)")
    TRANSFER = "transfer", _("Tổ chức trợ giúp pháp lý khác chuyển đến")


class MatterField(models.TextChoices):
    """What the matter is about, in the words of the request; `business` is outside legal aid."""

    CRIMINAL = "criminal", _("Hình sự")
    CIVIL = "civil", _("Dân sự")
    FAMILY = "family", _("Hôn nhân và gia đình")
    ADMINISTRATIVE = "administrative", _("Hành chính")
    LAND = "land", _("Đất đai, nhà ở")
    LABOUR = "labour", _("Lao động, việc làm")
    SOCIAL_POLICY = "social_policy", _("Chính sách, bảo trợ xã hội")
    BUSINESS = "business", _("Kinh doanh, thương mại")
    OTHER = "other", _("Lĩnh vực khác")


class FormOfAid(models.TextChoices):
    """Hình thức trợ giúp pháp lý: Luật Trợ giúp pháp lý 11/2017/QH14, khoản 2 Điều 27."""

    PROCEEDINGS = "proceedings", _("Tham gia tố tụng")
    ADVICE = "advice", _("Tư vấn pháp luật")
    REPRESENTATION = "representation", _("Đại diện ngoài tố tụng")


class Relation(models.TextChoices):
    """Who asks for somebody else (khoản 2 Điều 8)."""

    RELATIVE = "relative", _("Người thân thích")
    GUARDIAN = "guardian", _("Người giám hộ, người đại diện")
    ORGANISATION = "organisation", _("Cán bộ hội, tổ chức, cơ quan")
    NEIGHBOUR = "neighbour", _("Hàng xóm, bạn bè")
    OTHER = "other", _("Người khác")


STATUS_LABELS = {
    RequestStatus.RECEIVED: _("Mới tiếp nhận"),
    RequestStatus.AWAITING_PAPERS: _("Chờ bổ sung giấy tờ"),
    RequestStatus.ACCEPTED: _("Đã thụ lý"),
    RequestStatus.ADVISED: _("Đã trả lời ngay (việc)"),
    RequestStatus.REFUSED: _("Từ chối thụ lý"),
    RequestStatus.TRANSFERRED: _("Đã chuyển tổ chức khác"),
    RequestStatus.WITHDRAWN: _("Đã rút yêu cầu"),
    RequestStatus.LAPSED: _("Ngừng vì thiếu giấy tờ"),
}


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, actor: Actor) -> "RequestQuerySet":
        """The requests of the offices open to this post; a partner sees what their agency referred."""
        if actor.may(Permission.VIEW_REQUESTS):
            return self.filter(of_offices(actor.offices))
        if actor.may(Permission.REFER_PEOPLE):
            return self.filter(referred_by=actor.agency_id)
        return self.none()

    def open(self) -> "RequestQuerySet":
        return self.filter(status__in=OPEN)

    def served(self) -> "RequestQuerySet":
        """Accepted as a case or answered at once."""
        return self.filter(status__in=SERVED)

    def received_between(self, first: date, last: date) -> "RequestQuerySet":
        """Those received from `first` to `last`, both days included."""
        return self.filter(received_on__gte=first, received_on__lte=last)

    def of_people_with_disabilities(self) -> "RequestQuerySet":
        return self.filter(asker_has_disability=True)

    def named(self, query: str) -> "RequestQuerySet":
        """Those whose person's name holds every word of `query`, with or without diacritics."""
        return self.filter(named(RequestNameTerm, "request_id", query))


class Request(models.Model):
    """A request for legal aid (yêu cầu trợ giúp pháp lý), whoever made it and however it came."""

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "reference": Privacy.NOT_PERSONAL,
        "secret": Privacy.NOT_PERSONAL,
        "channel": Privacy.NOT_PERSONAL,
        "received_at": Privacy.NOT_PERSONAL,
        "received_on": Privacy.NOT_PERSONAL,
        "asker_has_disability": Privacy.KEPT,
        "requester_name": Privacy.ENCRYPTED,
        "requester_phone": Privacy.ENCRYPTED,
        "relation": Privacy.KEPT,
        "matter_field": Privacy.KEPT,
        "wanted_form": Privacy.KEPT,
        "story": Privacy.ENCRYPTED,
        "facts": Privacy.ENCRYPTED,
        "detained": Privacy.KEPT,
        "hearing_on": Privacy.KEPT,
        "status": Privacy.NOT_PERSONAL,
        "status_at": Privacy.NOT_PERSONAL,
    }

    # Made by the sender's device: the same request sent ten times is one request.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    secret = models.CharField(max_length=32)  # secret_index of the secret that the person holds
    channel = models.CharField(max_length=20, choices=Channel)
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="requests")
    referred_by = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals", db_index=False
    )
    received_at = models.DateTimeField()
    received_on = models.DateField()  # the local day of received_at, for periods
    asker_has_disability = models.BooleanField(null=True)
    requester_name = EncryptedText(null=True, blank=True)
    requester_phone = EncryptedText(null=True, blank=True)
    relation = models.CharField(max_length=20, choices=Relation, blank=True)
    matter_field = models.CharField(max_length=20, choices=MatterField, blank=True)
    wanted_form = models.CharField(max_length=20, choices=FormOfAid, blank=True)
    story = EncryptedText(null=True, blank=True)
    # What the person said about their situation, in the keys of eligibility.Facts.
    facts = EncryptedJSON(default=dict)
    detained = models.BooleanField(default=False)
    hearing_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in RequestStatus])
    status_at = models.DateTimeField()
    handler = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["office", "-id"], name="requests_of_office"),
            models.Index(fields=["office", "status", "-id"], name="requests_by_status"),
            models.Index(fields=["status", "-id"], name="requests_at_status"),
            # Figures are always asked for some offices: these answer by the index alone.
            models.Index(fields=["office", "received_on", "channel", "status"], name="requests_by_day"),
            models.Index(
                fields=["office", "received_on", "status", "channel"],
                name="requests_of_disability",
                condition=Q(asker_has_disability=True),
            ),
            models.Index(
                fields=["referred_by", "-id"], name="referrals_of_agency", condition=Q(referred_by__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(relation="") | ~Q(requester_name=None), name="a_relation_names_the_requester"
            ),
            models.CheckConstraint(
                condition=~Q(channel__in=["notice", "information", "introduction"]) | ~Q(referred_by=None),
                name="a_referral_names_its_agency",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def status_label(self) -> str:
        return str(STATUS_LABELS[RequestStatus(self.status)])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


class RequestMove(models.Model):
    """One step of a request: from where to where, when, by whom, why and on which ground of law."""

    privacy = {
        "was": Privacy.NOT_PERSONAL,
        "now": Privacy.NOT_PERSONAL,
        "at": Privacy.NOT_PERSONAL,
        "by_name": Privacy.KEPT,
        "ground": Privacy.KEPT,
        "reason": Privacy.ENCRYPTED,
    }

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="moves")
    was = models.CharField(max_length=20, blank=True)
    now = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)
    ground = models.CharField(max_length=200, blank=True)
    reason = EncryptedText(null=True, blank=True)
    to_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(now="refused") | (~Q(ground="") & ~Q(by=None)), name="a_refusal_has_a_ground_and_a_name"
            ),
            models.CheckConstraint(
                condition=~Q(now="transferred") | ~Q(to_agency=None), name="a_transfer_names_the_other_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.was} → {self.now}"

    @property
    def label(self) -> str:
        return str(STATUS_LABELS[RequestStatus(self.now)])


class RequestNameTerm(models.Model):
    """A folded word, or the whole folded name, under which a request is found."""

    privacy = {"term": Privacy.REMOVED}

    term = models.CharField(max_length=150)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="name_terms", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "request"], name="request_term_once")]

    def __str__(self) -> str:
        return self.term


class EligibilityCheck(models.Model):
    """The engine's proposal from the facts as known, and what the officer decided."""

    privacy = {
        "on": Privacy.NOT_PERSONAL,
        "facts": Privacy.ENCRYPTED,
        "law_version": Privacy.NOT_PERSONAL,
        "proposal": Privacy.ENCRYPTED,
        "proposed_answer": Privacy.KEPT,
        "answer": Privacy.KEPT,
        "ground": Privacy.KEPT,
        "citation": Privacy.KEPT,
        "decided_at": Privacy.NOT_PERSONAL,
        "decided_by_name": Privacy.KEPT,
        "reason": Privacy.ENCRYPTED,
        "created_at": Privacy.NOT_PERSONAL,
    }

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="checks")
    on = models.DateField()  # the date whose law applies
    facts = EncryptedJSON(default=dict)
    law_version = models.CharField(max_length=20)
    proposal = EncryptedJSON(default=dict)  # the whole assessment, as the officer saw it
    proposed_answer = models.CharField(max_length=10)
    answer = models.CharField(max_length=10, blank=True)  # yes, no; empty: not decided
    ground = models.CharField(max_length=60, blank=True)
    citation = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    decided_by_name = models.CharField(max_length=150, blank=True)
    reason = EncryptedText(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(answer="yes") | ~Q(ground=""), name="a_yes_names_its_ground"),
            models.CheckConstraint(
                condition=Q(answer="") | ~Q(decided_by_name=""), name="an_eligibility_decision_names_its_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.answer or self.proposed_answer}"


def paper_path(paper: "RequestPaper", name: str) -> str:
    """Files lie under a random name: the name a person gave may itself tell something."""
    return f"requests/{paper.request.uid.hex[:2]}/{paper.uid.hex}"


class RequestPaper(models.Model):
    """A paper that came with a request: a certificate, a decision, a photograph of one."""

    class Kind(models.TextChoices):
        APPLICATION = "application", _("Đơn yêu cầu trợ giúp pháp lý")
        STATUS_PROOF = "status_proof", _("Giấy tờ chứng minh thuộc diện")
        MATTER_PAPER = "matter_paper", _("Giấy tờ về vụ việc")
        NOTICE = "notice", _("Thông báo, thông tin của cơ quan tố tụng")
        OTHER = "other", _("Giấy tờ khác")

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "kind": Privacy.KEPT,
        "title": Privacy.ENCRYPTED,
        "file": Privacy.REMOVED,
        "size": Privacy.NOT_PERSONAL,
        "sha256": Privacy.KEPT,
        "added_at": Privacy.NOT_PERSONAL,
        "added_by_name": Privacy.KEPT,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=20, choices=Kind)
    title = EncryptedText()
    file = models.FileField(upload_to=paper_path, blank=True)  # empty: seen on paper, not scanned
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=150)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Draft(models.Model):
    """A request that a citizen is still writing, kept on the server so that nothing typed is lost.

    The device holds the key in a cookie; we hold its blind index, so the table alone opens nothing.
    Once sent, the receipt takes the place of the answers.
    """

    privacy = {
        "key_index": Privacy.NOT_PERSONAL,
        "data": Privacy.ENCRYPTED,
        "expires_at": Privacy.NOT_PERSONAL,
    }

    key_index = models.CharField(max_length=32, unique=True)
    data = EncryptedJSON(default=dict)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def uid(self) -> uuid.UUID:
        """The request's own id from its first word on: however often it is sent, it is one request."""
        return uuid.UUID(self.data["uid"])

    @property
    def answers(self) -> dict[str, dict[str, list[str]]]:
        """What was typed, by page and box."""
        return self.data.get("answers", {})

    @property
    def facts(self) -> dict[str, Any]:
        """What the person said before they began to write, in the keys of eligibility.Facts."""
        return self.data.get("facts", {})

    @property
    def receipt(self) -> dict[str, str] | None:
        """The reference and the secret, once sent."""
        return self.data.get("receipt")
