"""The books of an office: the last number of each, and the việc that were answered at once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency, User
from tgpl.core.database.fields import EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.intake.models import MatterField, Request
from tgpl.people.models import Person


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
