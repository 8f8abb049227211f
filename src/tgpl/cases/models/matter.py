"""A case: a line of the register with a file of its own, and each step that it took."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import Move
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import Permission, Role
from tgpl.cases.rules.moves import OPEN, CaseStatus, Ending
from tgpl.core.database.fields import EncryptedText
from tgpl.core.database.search import NameTerm, named
from tgpl.core.lists.newest import of_offices
from tgpl.core.safety.privacy import Privacy
from tgpl.directory.models import Engagement, Practitioner, PractitionerKind
from tgpl.intake.models import FormOfAid, MatterField, Request
from tgpl.people.models import Person

STATUS_LABELS = {
    CaseStatus.ACCEPTED: _("Chờ phân công"),
    CaseStatus.ASSIGNED: _("Đang thực hiện"),
    CaseStatus.SUSPENDED: _("Tạm đình chỉ"),
    CaseStatus.ENDED: _("Đã kết thúc"),
}
ENDING_LABELS = {
    Ending.COMPLETED: _("Hoàn thành yêu cầu"),
    Ending.NOT_CONTINUED: _("Không tiếp tục thực hiện"),
    Ending.DISCONTINUED: _("Đình chỉ theo quy định của pháp luật"),
}
# Practitioners see the matters that are theirs, whatever the office.
OWN_MATTERS_ONLY = frozenset({Role.LEGAL_AID_OFFICER, Role.CONTRACT_LAWYER})


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> "CaseQuerySet":
        """The cases of the offices open to this post; for a practitioner, their own."""
        if not actor.may(Permission.VIEW_CASES):
            return self.none()
        if actor.role in OWN_MATTERS_ONLY:
            # Put on and not taken off, alone or beside others, ended or not.
            own = {"assignments__practitioner__user": actor.user_id, "assignments__ended_because": None}
            return self.filter(pk__in=Case.objects.filter(**own).values("pk"))
        return self.filter(of_offices(actor.offices))

    def open(self) -> "CaseQuerySet":
        return self.filter(status__in=OPEN)

    def left_behind(self, day: date) -> "CaseQuerySet":
        """Open ones whose practitioner can serve them no more: off the list, account shut, or without a post."""
        of_office = Q(agency=OuterRef("office")) | Q(agency=OuterRef("office__parent"))
        listed = Engagement.objects.on(day).filter(of_office, practitioner=OuterRef("practitioner"))
        at_work = Membership.objects.held_on(day).filter(user=OuterRef("practitioner__user"), user__is_active=True)
        led = self.open().exclude(practitioner=None)
        return led.filter(~Exists(listed) | Q(practitioner__user__isnull=False) & ~Exists(at_work))

    def accepted_between(self, first: date, last: date) -> "CaseQuerySet":
        """Those entered in the register from `first` to `last`, both days included."""
        return self.filter(accepted_on__gte=first, accepted_on__lte=last)

    def ended_between(self, first: date, last: date) -> "CaseQuerySet":
        return self.filter(ended_on__gte=first, ended_on__lte=last)

    def of_people_with_disabilities(self) -> "CaseQuerySet":
        return self.filter(client_has_disability=True)

    def named(self, query: str) -> "CaseQuerySet":
        """Those whose client's name holds every word of `query`, with or without diacritics."""
        return self.filter(named(CaseNameTerm, "case_id", query))


class Case(models.Model):
    """A vụ việc of legal aid: one line of the register (Sổ thụ lý, theo dõi vụ việc), with a file of its own."""

    class Role(models.TextChoices):
        DEFENCE = "defence", _("Bào chữa")
        PROTECTION = "protection", _("Bảo vệ quyền và lợi ích hợp pháp")

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "code": Privacy.NOT_PERSONAL,
        "number": Privacy.NOT_PERSONAL,
        "year": Privacy.NOT_PERSONAL,
        "form": Privacy.KEPT,
        "role": Privacy.KEPT,
        "field": Privacy.KEPT,
        "ground": Privacy.KEPT,
        "law_version": Privacy.NOT_PERSONAL,
        "citation": Privacy.KEPT,
        "papers_follow": Privacy.KEPT,
        "urgent_ground": Privacy.KEPT,
        "client_has_disability": Privacy.KEPT,
        "accepted_at": Privacy.NOT_PERSONAL,
        "accepted_on": Privacy.NOT_PERSONAL,
        "accepted_by_name": Privacy.KEPT,
        "status": Privacy.NOT_PERSONAL,
        "status_at": Privacy.NOT_PERSONAL,
        "assigned_at": Privacy.NOT_PERSONAL,
        "practitioner_kind": Privacy.KEPT,
        "ended_on": Privacy.NOT_PERSONAL,
        "ending": Privacy.KEPT,
        "result": Privacy.ENCRYPTED,
        "file_complete": Privacy.NOT_PERSONAL,
        "national_code": Privacy.NOT_PERSONAL,
        "national_entered_on": Privacy.NOT_PERSONAL,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=40, unique=True)
    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="cases", db_index=False)
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="case")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    form = models.CharField(max_length=20, choices=FormOfAid)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    field = models.CharField(max_length=20, choices=[c for c in MatterField.choices if c[0] != MatterField.BUSINESS])
    # The legal ground stays with the law it was judged by, whatever comes later.
    ground = models.CharField(max_length=60)
    law_version = models.CharField(max_length=20)
    citation = models.CharField(max_length=200)
    papers_follow = models.BooleanField(default=False)  # thụ lý ngay: status papers to follow (khoản 4 Điều 30)
    urgent_ground = models.CharField(max_length=20, blank=True)  # why it was accepted at once
    # Several persons in one matter have a case each; all point at the first of them.
    leading = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="others", db_index=False
    )
    client_has_disability = models.BooleanField(null=True)
    accepted_at = models.DateTimeField()
    accepted_on = models.DateField()
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    accepted_by_name = models.CharField(max_length=150)
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in CaseStatus])
    status_at = models.DateTimeField()
    assigned_at = models.DateTimeField(null=True, blank=True)
    practitioner = models.ForeignKey(
        Practitioner, null=True, blank=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    practitioner_kind = models.CharField(max_length=20, choices=PractitionerKind, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=20, choices=[(e.value, e.value) for e in Ending], blank=True)
    result = EncryptedText(null=True, blank=True)
    file_complete = models.BooleanField(default=False)
    # The number under which the case stands in the Ministry's national system.
    national_code = models.CharField(max_length=40, blank=True)
    national_entered_on = models.DateField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "number"], name="a_register_number_is_given_once"),
            models.CheckConstraint(
                condition=~Q(status="ended") | (~Q(ending="") & ~Q(ended_on=None)),
                name="an_ended_case_says_how_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(status="assigned") | ~Q(practitioner=None), name="an_assigned_case_has_a_practitioner"
            ),
            models.CheckConstraint(
                condition=Q(papers_follow=False) | ~Q(urgent_ground=""), name="accepting_at_once_has_a_ground"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("accepted_on")),
                name="a_case_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["leading"], name="cases_of_one_matter", condition=Q(leading__isnull=False)),
            models.Index(fields=["office", "-id"], name="cases_of_office"),
            models.Index(fields=["office", "status", "-id"], name="cases_by_status"),
            models.Index(fields=["status", "-id"], name="cases_at_status"),
            models.Index(fields=["practitioner", "-id"], name="cases_of_practitioner"),
            # How many each of many practitioners has open, and has ended in a year: answered by the index alone.
            models.Index(fields=["practitioner", "status", "ended_on", "form"], name="cases_done_by_practitioner"),
            models.Index(fields=["office", "accepted_on", "field", "form"], name="cases_by_day"),
            # With those that have not ended: what one period carries over to the next is answered by it alone, too.
            models.Index(fields=["office", "ended_on", "field", "form", "accepted_on"], name="cases_by_last_day"),
            models.Index(
                fields=["office", "accepted_on", "file_complete"],
                name="cases_of_disability",
                condition=Q(client_has_disability=True),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def status_label(self) -> str:
        return str(STATUS_LABELS[CaseStatus(self.status)])

    @property
    def ending_label(self) -> str:
        return str(ENDING_LABELS[Ending(self.ending)]) if self.ending else ""

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


class CaseNameTerm(NameTerm):
    """A word of the client's name, under which a case is found."""

    privacy = NameTerm.privacy

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="name_terms", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "case"], name="case_term_once")]


class CaseMove(Move):
    """One step of a case, with the ground of law where one is needed."""

    class Kind(models.TextChoices):
        """The moves of the path, by their codes (`data/paths/`)."""

        ACCEPT = "accept", _("Thụ lý")
        ASSIGN = "assign", _("Cử người thực hiện")
        ADD_PRACTITIONER = "add_practitioner", _("Cử thêm người thực hiện")
        REPLACE = "replace", _("Thay người thực hiện")
        ASK_CHANGE = "ask_change", _("Nhận đơn đề nghị thay người thực hiện")
        REFUSE_CHANGE = "refuse_change", _("Không thay người thực hiện")
        ASK_WITHDRAWAL = "ask_withdrawal", _("Nhận đơn rút yêu cầu")
        REGISTER = "register", _("Đăng ký với cơ quan tố tụng")
        ANSWER_REGISTRATION = "answer_registration", _("Cơ quan tố tụng trả lời đăng ký")
        ENTER_STAGE = "enter_stage", _("Sang giai đoạn tố tụng")
        LOSE_ELIGIBILITY = "lose_eligibility", _("Không còn thuộc diện, vẫn thực hiện tiếp")
        CHANGE_FORM = "change_form", _("Đổi hình thức trợ giúp")
        SUSPEND = "suspend", _("Tạm đình chỉ")
        RESUME = "resume", _("Tiếp tục")
        COMPLETE = "complete", _("Hoàn thành yêu cầu")
        NOT_CONTINUE = "not_continue", _("Không tiếp tục thực hiện")
        DISCONTINUE = "discontinue", _("Đình chỉ theo pháp luật")
        HAND_OVER_FILE = "hand_over_file", _("Bàn giao hồ sơ")
        REOPEN = "reopen", _("Mở lại vụ việc")

    privacy = Move.privacy | {"kind": Privacy.NOT_PERSONAL, "ground": Privacy.KEPT}

    kind = models.CharField(max_length=20, choices=Kind)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="moves")
    ground = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.was} → {self.now}"

    @property
    def label(self) -> str:
        return str(self.Kind(self.kind).label)
