"""Who may open the pages of forms."""

from typing import Any

from django.core.files.base import ContentFile

from tgpl.accounts.roles import Permission, Role
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.documents.catalogue import form_of, shipped_text
from tgpl.documents.models import LetterSending
from tgpl.documents.services import confirm_delivery, send_letter, write_version
from tgpl.documents.tests.things import AT, FORM, KIND, a_draft, hand_in, issued, signs


def a_thing(cast: Cast) -> dict[str, Any]:
    hand_in()
    return {"source": KIND, "key": str(cast.centre.pk), "code": FORM}


SEE = holders(Permission.VIEW_DIRECTORY)
NOT_THE_BRANCHS = {Role.BRANCH_HEAD: 404}
# Who does not see the centre's matters is told that there is none.
UNSEEN = {role: 404 for role in Role if role not in SEE} | NOT_THE_BRANCHS

DOORS = {
    "documents:list_forms": Door(),
    "documents:show_form": Door(given=lambda cast: {"code": FORM}),
    "documents:take_blank": Door.public(given=lambda cast: {"code": FORM, "kind": "pdf"}),
    "documents:draw_form": Door(open_to=SEE, given=a_thing, elsewhere=404, but=NOT_THE_BRANCHS),
    "documents:take_drawn": Door(
        open_to=SEE, given=lambda cast: {**a_thing(cast), "kind": "docx"}, elsewhere=404, but=NOT_THE_BRANCHS
    ),
}


def a_notice(cast: Cast) -> dict[str, Any]:
    return {"uid": a_draft(cast).uid}


def an_issued(cast: Cast) -> dict[str, Any]:
    return {"uid": issued(cast).uid}


def a_file(cast: Cast) -> dict[str, Any]:
    letter = issued(cast)
    return {"uid": letter.uid, "number": letter.files.get(kind="pdf").pk}


def a_sending(cast: Cast) -> dict[str, Any]:
    letter = issued(cast)
    sent = send_letter(by=cast.reception.actor, letter=letter, to="Bà Mẫu", how="post", sent_on=AT.date())
    return {"uid": letter.uid, "number": sent.pk}


def a_proof(cast: Cast) -> dict[str, Any]:
    given = a_sending(cast)
    sending = LetterSending.objects.get(pk=given["number"])
    proof = ContentFile(b"%PDF-1.7", name="x.pdf")
    confirm_delivery(by=cast.reception.actor, sending=sending, delivered_on=AT.date(), proof=proof)
    return given


def a_code(cast: Cast) -> dict[str, Any]:
    return {"code": issued(cast).code}


def a_signatory(cast: Cast) -> dict[str, Any]:
    return {"number": signs(cast).pk}


DRAFT, ISSUE = holders(Permission.DRAFT_LETTERS), holders(Permission.ISSUE_LETTERS)
# The department reads the centre's book and gives no numbers in it.
NOT_THE_DEPARTMENTS = {**NOT_THE_BRANCHS, Role.DEPARTMENT_OFFICER: 403}
IN_BOOK = {"open_to": DRAFT, "elsewhere": 404, "but": NOT_THE_BRANCHS}
NUMBERS = {"open_to": ISSUE, "elsewhere": 404, "but": NOT_THE_DEPARTMENTS}

DOORS |= {
    "documents:draft_letter": Door(
        open_to=DRAFT,
        given=lambda cast: {**a_thing(cast), "code": a_draft(cast).form},
        method="post",
        opens_with=302,
        elsewhere=404,
        but=NOT_THE_BRANCHS,
    ),
    "documents:list_letters": Door(open_to=DRAFT),
    # A practitioner sees what was issued in a matter of theirs.
    "documents:open_letter": Door(open_to=SEE, given=an_issued, elsewhere=404, but=UNSEEN),
    "documents:take_letter": Door(open_to=SEE, given=a_file, elsewhere=404, but=UNSEEN),
    "documents:take_proof": Door(given=a_proof, **IN_BOOK),
    "documents:edit_draft": Door(given=a_notice, **IN_BOOK),
    "documents:draw_again": Door(given=a_notice, method="post", opens_with=302, **IN_BOOK),
    "documents:drop_draft": Door(given=a_notice, method="post", opens_with=302, **IN_BOOK),
    "documents:add_signed_copy": Door(given=an_issued, **IN_BOOK),
    "documents:send_letter": Door(given=an_issued, **IN_BOOK),
    "documents:confirm_delivery": Door(given=a_sending, **IN_BOOK),
    "documents:issue_letter": Door(given=a_notice, **NUMBERS),
    "documents:withdraw_letter": Door(given=an_issued, **NUMBERS),
    "documents:show_office": Door(open_to=ISSUE),
    "documents:write_letterhead": Door(open_to=ISSUE),
    "documents:add_signatory": Door(open_to=ISSUE),
    "documents:end_signatory": Door(
        open_to=ISSUE, given=a_signatory, elsewhere=404, but={Role.BRANCH_HEAD: 404, Role.DEPARTMENT_OFFICER: 404}
    ),
    "documents:find_copy": Door.public(),
    "documents:check_copy": Door.public(given=a_code),
    "documents:compare_copy": Door.public(given=a_code, method="post"),
    "documents:take_copy": Door.public(given=a_code, method="post"),
}


def a_version(cast: Cast) -> dict[str, Any]:
    text = shipped_text(FORM) or ""
    by = cast.department_officer.actor
    version = write_version(by=by, form=form_of(FORM), text=text, mark="to_verify", at=AT)
    return {"code": FORM, "number": version.number}


LAW = holders(Permission.MANAGE_LAW)
DOORS |= {
    "documents:edit_text": Door(open_to=LAW, given=lambda cast: {"code": FORM}),
    "documents:show_version": Door(open_to=LAW, given=a_version),
    "documents:put_version_in_force": Door(open_to=LAW, given=a_version),
}
