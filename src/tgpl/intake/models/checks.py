"""Whether the person of a request qualifies: what the engine proposed, and what the officer decided."""

from django.db import models
from django.db.models import Q

from tgpl.accounts.models import User
from tgpl.core.database.fields import EncryptedJSON, EncryptedText
from tgpl.core.safety.privacy import Privacy
from tgpl.intake.models.request import Request


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
