"""A case, the people in it, who works on it, its file; and the việc that was answered at once."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Permission, Role
from tgpl.cases.rules.moves import OPEN, CaseStatus, Ending
from tgpl.core.fields import EncryptedJSON, EncryptedText
from tgpl.core.newest import of_offices
from tgpl.core.privacy import Privacy
from tgpl.core.search import named
from tgpl.directory.models import Practitioner, PractitionerKind
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


class RegisterCounter(models.Model):
    """The last number given in one register (Sổ thụ lý, Sổ việc) of one office in one year."""

    class Register(models.TextChoices):
        CASES = "cases", _("Sổ thụ lý, theo dõi vụ việc")
        BRIEF_ADVICE = "brief_advice", _("Sổ thực hiện việc trợ giúp pháp lý")

    privacy = dict.fromkeys(["register", "year", "last"], Privacy.NOT_PERSONAL)

    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=20, choices=Register)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "register", "year"], name="one_counter_per_register_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.register} {self.year}: {self.last}"


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> "CaseQuerySet":
        """The cases of the offices open to this post; for a practitioner, their own."""
        if not actor.may(Permission.VIEW_CASES):
            return self.none()
        if actor.role in OWN_MATTERS_ONLY:
            return self.filter(practitioner__user=actor.user_id)
        return self.filter(of_offices(actor.offices))

    def open(self) -> "CaseQuerySet":
        return self.filter(status__in=OPEN)

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
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("accepted_on")),
                name="a_case_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-id"], name="cases_of_office"),
            models.Index(fields=["office", "status", "-id"], name="cases_by_status"),
            models.Index(fields=["status", "-id"], name="cases_at_status"),
            models.Index(fields=["practitioner", "-id"], name="cases_of_practitioner"),
            models.Index(fields=["office", "accepted_on", "field", "form"], name="cases_by_day"),
            models.Index(
                # isnull, not ~Q(…=None): SQLite uses a partial index only where it can see that the query implies it.
                fields=["office", "ended_on", "field", "form"],
                name="cases_by_end",
                condition=Q(ended_on__isnull=False),
            ),
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


class CaseNameTerm(models.Model):
    """A folded word, or the whole folded name, of the client, under which a case is found."""

    privacy = {"term": Privacy.REMOVED}

    term = models.CharField(max_length=150)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="name_terms", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "case"], name="case_term_once")]

    def __str__(self) -> str:
        return self.term


class CaseMove(models.Model):
    """One step of a case: from where to where, when, by whom and why."""

    privacy = {
        "was": Privacy.NOT_PERSONAL,
        "now": Privacy.NOT_PERSONAL,
        "at": Privacy.NOT_PERSONAL,
        "by_name": Privacy.KEPT,
        "reason": Privacy.ENCRYPTED,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="moves")
    was = models.CharField(max_length=20, blank=True)
    now = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)
    reason = EncryptedText(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.was} → {self.now}"

    @property
    def label(self) -> str:
        return str(STATUS_LABELS[CaseStatus(self.now)])


class Party(models.Model):
    """Someone in a matter, on a side: what the conflict check looks through, across all years."""

    class Side(models.TextChoices):
        CLIENT = "client", _("Người được trợ giúp pháp lý")
        OPPONENT = "opponent", _("Bên có quyền lợi đối lập")
        OTHER = "other", _("Người khác trong vụ việc")

    privacy = {
        "name": Privacy.KEPT,
        "name_key": Privacy.KEPT,
        "identity_index": Privacy.KEPT,
        "side": Privacy.KEPT,
        "role": Privacy.KEPT,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    name = models.CharField(max_length=150)
    name_key = models.CharField(max_length=80, db_index=True)
    identity_index = models.CharField(max_length=32, blank=True)
    side = models.CharField(max_length=10, choices=Side)
    role = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["identity_index"], name="parties_by_identity", condition=~Q(identity_index="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_side_display()})"


class ConflictCheck(models.Model):
    """Whether a practitioner may act (Điều 25): what was found, and what a person decided about each find."""

    privacy = {
        "hits": Privacy.ENCRYPTED,
        "clear": Privacy.NOT_PERSONAL,
        "reason": Privacy.ENCRYPTED,
        "at": Privacy.NOT_PERSONAL,
        "by_name": Privacy.KEPT,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conflict_checks")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    hits = EncryptedJSON(default=list)
    clear = models.BooleanField()
    reason = EncryptedText(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.practitioner}"


class Assignment(models.Model):
    """A practitioner was put on a case (quyết định cử), until when and why it ended."""

    privacy = {
        "assigned_at": Privacy.NOT_PERSONAL,
        "by_name": Privacy.KEPT,
        "ended_at": Privacy.NOT_PERSONAL,
        "ended_because": Privacy.ENCRYPTED,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assignments")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="assignments")
    conflict_check = models.ForeignKey(ConflictCheck, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = EncryptedText(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "practitioner"], condition=Q(ended_at=None), name="one_open_assignment_per_practitioner"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.practitioner}"


class WorkEntry(models.Model):
    """A piece of work on a case."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Gặp người được trợ giúp pháp lý")
        FILE_STUDY = "file_study", _("Nghiên cứu hồ sơ")
        EVIDENCE = "evidence", _("Thu thập chứng cứ, xác minh")
        PREPARATION = "preparation", _("Chuẩn bị bài bào chữa, bảo vệ, văn bản")
        HEARING = "hearing", _("Tham gia phiên tòa, buổi làm việc")
        REPRESENTATION = "representation", _("Làm việc với cơ quan, tổ chức")
        OTHER = "other", _("Công việc khác")

    privacy = {
        "kind": Privacy.KEPT,
        "done_on": Privacy.KEPT,
        "minutes": Privacy.NOT_PERSONAL,
        "description": Privacy.ENCRYPTED,
        "added_at": Privacy.NOT_PERSONAL,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="work")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind)
    done_on = models.DateField()
    minutes = models.PositiveIntegerField()
    description = EncryptedText()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-done_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(minutes__gt=0), name="work_takes_time")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_kind_display()}"


def case_paper_path(paper: "CasePaper", name: str) -> str:
    return f"cases/{paper.case.uid.hex[:2]}/{paper.uid.hex}"


class CasePaper(models.Model):
    """A paper of the file, numbered and dated (Thông tư 12/2018/TT-BTP, Điều 11)."""

    class Kind(models.TextChoices):
        APPLICATION = "application", _("Đơn yêu cầu trợ giúp pháp lý")
        STATUS_PROOF = "status_proof", _("Giấy tờ chứng minh thuộc diện")
        MATTER_PAPER = "matter_paper", _("Giấy tờ về vụ việc")
        ASSIGNMENT = "assignment", _("Quyết định cử, thay thế người thực hiện")
        DEFENCE = "defence", _("Bản bào chữa, bản bảo vệ")
        ADVICE = "advice", _("Văn bản tư vấn pháp luật")
        PROCEEDINGS_PAPER = "proceedings_paper", _("Kết luận điều tra, cáo trạng, bản án, quyết định")
        RESULT = "result", _("Văn bản thể hiện kết quả đại diện")
        WORK_REPORT = "work_report", _("Báo cáo công việc đã thực hiện")
        OPINION = "opinion", _("Phiếu lấy ý kiến")
        NOTICE = "notice", _("Thông báo")
        OTHER = "other", _("Giấy tờ khác")

    privacy = {
        "uid": Privacy.NOT_PERSONAL,
        "number": Privacy.NOT_PERSONAL,
        "kind": Privacy.KEPT,
        "title": Privacy.ENCRYPTED,
        "dated": Privacy.KEPT,
        "file": Privacy.REMOVED,
        "size": Privacy.NOT_PERSONAL,
        "sha256": Privacy.KEPT,
        "added_at": Privacy.NOT_PERSONAL,
        "added_by_name": Privacy.KEPT,
    }

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    number = models.PositiveSmallIntegerField()  # bút lục: the paper's place in the list of the file
    kind = models.CharField(max_length=20, choices=Kind)
    title = EncryptedText()
    dated = models.DateField(null=True, blank=True)
    file = models.FileField(upload_to=case_paper_path, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=150)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="a_paper_number_is_given_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"


class BriefAdvice(models.Model):
    """A việc of legal aid: a simple question answered at once, in the Sổ việc, without a file (khoản 2 Điều 32)."""

    privacy = {
        "number": Privacy.NOT_PERSONAL,
        "year": Privacy.NOT_PERSONAL,
        "field": Privacy.KEPT,
        "client_has_disability": Privacy.KEPT,
        "answer": Privacy.ENCRYPTED,
        "advised_at": Privacy.NOT_PERSONAL,
        "advised_on": Privacy.NOT_PERSONAL,
        "by_name": Privacy.KEPT,
    }

    office = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="brief_advice")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="brief_advices")
    field = models.CharField(max_length=20, choices=MatterField)
    client_has_disability = models.BooleanField(null=True)
    answer = EncryptedText()
    advised_at = models.DateTimeField()
    advised_on = models.DateField(db_index=True)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "number"], name="a_brief_advice_number_is_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
