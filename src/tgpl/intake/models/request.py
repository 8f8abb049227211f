"""A request, from wherever it came, and each step that it took until it was decided."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import Move
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.database.search import NameTerm, named
from tgpl.core.lists.newest import of_offices
from tgpl.core.safety.crypto import blind_index
from tgpl.core.safety.privacy import Privacy
from tgpl.deadlines.models import Clock
from tgpl.intake.models.choices import Channel, FormOfAid, MatterField, Relation
from tgpl.intake.models.place import PlaceCard
from tgpl.intake.rules import OPEN, SERVED, RequestStatus
from tgpl.people.models import Person


def secret_index(secret: str) -> str:
    """What we keep of the secret by which a request is followed."""
    return blind_index(secret, "request.secret")


STATUS_LABELS = {
    RequestStatus.RECEIVED: _("Mới tiếp nhận"),
    RequestStatus.AWAITING_PAPERS: _("Chờ bổ sung giấy tờ"),
    RequestStatus.ACCEPTED: _("Đã thụ lý"),
    RequestStatus.ADVISED: _("Đã trả lời ngay (việc)"),
    RequestStatus.REFUSED: _("Từ chối thụ lý"),
    RequestStatus.TRANSFERRED: _("Đã chuyển tổ chức khác"),
    RequestStatus.WITHDRAWN: _("Đã rút yêu cầu"),
    RequestStatus.LAPSED: _("Ngừng vì thiếu giấy tờ"),
    RequestStatus.NOT_ASKED: _("Không có yêu cầu"),
}


def _came_on_duty(actor: Actor) -> models.QuerySet:
    """The references of urgent requests that came in a turn of `actor` and whose clock still runs."""
    clocks = Clock.objects.running().filter(on_duty=actor.user_id, subject_kind="request")
    return clocks.values("subject_key")


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, actor: Actor) -> "RequestQuerySet":
        """The requests of the offices open to this post; a partner sees what their agency referred, and who else takes
        turns of duty what came in their turn and still waits.
        """
        if actor.may(Permission.VIEW_REQUESTS):
            return self.filter(of_offices(actor.offices))
        if actor.may(Permission.REFER_PEOPLE):
            return self.filter(referred_by=actor.agency_id)
        if actor.may(Permission.ANSWER_ON_DUTY):
            return self.filter(reference__in=_came_on_duty(actor))
        return self.none()

    def open(self) -> "RequestQuerySet":
        return self.filter(status__in=OPEN)

    def served(self) -> "RequestQuerySet":
        """Accepted as a case or answered at once."""
        return self.filter(status__in=SERVED)

    def received_between(self, first: date, last: date) -> "RequestQuerySet":
        """Those received from `first` to `last`, both days included."""
        return self.filter(received_on__gte=first, received_on__lte=last)

    def counted_once(self, until: date) -> "RequestQuerySet":
        """Each request once, as of the end of `until`: not where it was handed on to another organisation here.

        It is counted where it went, as the circular counts a matter where it is accepted (Biểu 25/BTP/TGPL, "thụ lý
        trong kỳ"). That a request follows the same rule is our reading: to verify.
        """
        # "Not null" says what "=" implies: PostgreSQL then reads the few that came from another, not the whole table.
        went_on = Request.objects.filter(came_from=OuterRef("pk"), came_from__isnull=False, received_on__lte=until)
        return self.exclude(Q(status=RequestStatus.TRANSFERRED) & Exists(went_on))

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
        "moment_in_doubt": Privacy.NOT_PERSONAL,
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
    # Transferred from another of our organisations, where it keeps its own line.
    came_from = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="went_on_as")
    referred_by = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals", db_index=False
    )
    # The card that led the person here. The place where it stands referred nobody, and sees no request by this.
    came_by = models.ForeignKey(
        PlaceCard, null=True, blank=True, on_delete=models.PROTECT, related_name="requests", db_index=False
    )
    received_at = models.DateTimeField()
    received_on = models.DateField()  # the local day of received_at, for periods
    # The machine's clock could not be believed when it came: true until a colleague has looked into the day.
    moment_in_doubt = models.BooleanField(null=True)
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
            models.Index(fields=["id"], name="requests_in_doubt", condition=Q(moment_in_doubt=True)),
            models.Index(
                fields=["came_by", "received_on"], name="requests_by_card", condition=Q(came_by__isnull=False)
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

    @property
    def is_urgent(self) -> bool:
        """Whether it is answered by night too: a notice of a body of proceedings, or somebody who is held."""
        return self.detained or self.channel == Channel.NOTICE


class RequestMove(Move):
    """One step of a request, with the ground of law that it stands on."""

    class Kind(models.TextChoices):
        """The moves of the path, by their codes (`data/paths/`)."""

        RECEIVE = "receive", _("Nhận yêu cầu")
        ACCEPT = "accept", _("Thụ lý")
        ADVISE = "advise", _("Trả lời ngay (việc)")
        ASK_FOR_PAPERS = "ask_for_papers", _("Đề nghị bổ sung giấy tờ")
        TAKE_IN_PAPERS = "take_in_papers", _("Giấy tờ đã đến")
        REFUSE = "refuse", _("Từ chối thụ lý")
        TRANSFER = "transfer", _("Chuyển tổ chức khác")
        WITHDRAW = "withdraw", _("Ghi nhận rút yêu cầu")
        LAPSE = "lapse", _("Ngừng vì thiếu giấy tờ")
        REPORT_NOT_ASKED = "report_not_asked", _("Báo lại: không có yêu cầu")
        REOPEN = "reopen", _("Mở lại yêu cầu")

    privacy = Move.privacy | {"kind": Privacy.NOT_PERSONAL, "ground": Privacy.KEPT}

    kind = models.CharField(max_length=20, choices=Kind)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="moves")
    ground = models.CharField(max_length=200, blank=True)
    to_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta(Move.Meta):
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
        return str(self.Kind(self.kind).label)


class RequestNameTerm(NameTerm):
    """A word of the person's name, under which a request is found."""

    privacy = NameTerm.privacy

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="name_terms", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "request"], name="request_term_once")]
