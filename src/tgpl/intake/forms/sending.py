"""The request that the answered pages make together."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.intake.forms.base import TRUTH, UNSURE
from tgpl.intake.forms.contact import AccessNeeds, Consents, Contact, SafeContact
from tgpl.intake.forms.matter import Matter, Urgency, WantedHelp
from tgpl.intake.forms.pages import Answers
from tgpl.intake.forms.telling import files_of, is_to_meet, told_elsewhere
from tgpl.intake.forms.who import Requester, Where, Who
from tgpl.intake.models import Channel, RequestPaper
from tgpl.intake.services import NewRequest
from tgpl.people.models import Sex
from tgpl.people.services import PersonDetails, SafeContactRules


def request_from(answers: Answers, *, uid: uuid.UUID, at: datetime) -> NewRequest:
    """The request of `answers`; every page of it is answered."""
    matter, urgency, requester = answers.of(Matter), answers.of(Urgency), answers.of(Requester)
    return NewRequest(
        person=_person(answers),
        channel=Channel.WEB,
        received_at=at,
        uid=uid,
        story=_story(answers, matter["story"]),
        matter_field=_known(matter["matter_field"]),
        wanted_form=_known(answers.of(WantedHelp)["wanted_form"]),
        facts=answers.facts(),
        detained=TRUTH.get(urgency["detained"], False),
        hearing_on=urgency["hearing_on"],
        consents=answers.of(Consents)["purposes"],
        **(requester if answers.is_for_other else {}),
    )


def papers_from(answers: Answers) -> list[tuple[str, str, File]]:
    """What goes with the request: kind, name and file of each."""
    return [told for form in answers.valid_forms() for told in files_of(form)]


# Into the story, which staff read.
_ELSEWHERE = {
    RequestPaper.Kind.SPEECH: "Người gửi kể bằng lời nói, trong đoạn ghi âm gửi kèm.",
    RequestPaper.Kind.SIGNS: "Người gửi kể bằng ngôn ngữ ký hiệu, trong đoạn quay gửi kèm.",
}
_TO_MEET = "Người gửi không ghi hình, ghi âm được, và xin hẹn gặp để kể."


def _story(answers: Answers, written: str) -> str:
    pages = list(answers.valid_forms())
    told = [_ELSEWHERE[form.kind] for form in told_elsewhere(pages)]
    to_meet = [_TO_MEET] if any(map(is_to_meet, pages)) else []
    return "\n\n".join(filter(None, [written, *told, *to_meet]))


def _person(answers: Answers) -> PersonDetails:
    who, where, contact = answers.of(Who), answers.of(Where), answers.of(Contact)
    born, commune = who["born"], where["commune"]
    return PersonDetails(
        full_name=who["full_name"],
        sex=who["sex"] or Sex.UNSTATED,
        birth=born and (born.date or born.year),
        identity_number=who["identity_number"],
        phone=contact["phone"],
        email=contact["email"],
        commune_id=commune and commune.pk,
        address=where["address"],
        access_needs=answers.of(AccessNeeds)["access_needs"],
        safe_contact=_safe_contact(answers.of(SafeContact)),
        **_disability(answers),
    )


def _disability(answers: Answers) -> dict[str, Any]:
    facts = answers.facts().get("disability")
    if not facts:
        return {"has_disability": facts}
    return {
        "has_disability": True,
        "disability_kinds": facts["kinds"],
        "disability_degree": facts["degree"] or "",
    }


def _safe_contact(told: dict[str, Any]) -> SafeContactRules:
    return SafeContactRules(
        do_not_call="do_not_call" in told["rules"],
        no_message="no_message" in told["rules"],
        discreet_name=told["discreet_name"],
        safe_hours=told["safe_hours"],
    )


def _known(choice: str) -> str:
    return "" if choice == UNSURE else choice


class SendForm(Form):
    """The last button. Nobody sees `website`; programs that fill in every box do."""

    website = forms.CharField(label=_("Hãy để trống ô này"), required=False)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("Hãy xóa chữ trong ô “Hãy để trống ô này” rồi gửi lại."))
        return ""
