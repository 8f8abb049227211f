"""Whether a paper in somebody's hand is what the office issued: open to everyone who has its code."""

from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import public
from tgpl.core.files.uploads import LARGEST
from tgpl.core.safety.throttle import is_too_fast
from tgpl.documents.forms import CompareForm, FindCopyForm, PersonsCodeForm
from tgpl.documents.models import Letter
from tgpl.documents.presenters import copy_facts, letter_status, withdrawal_facts
from tgpl.documents.queries import letter_of_code, letter_open_to
from tgpl.documents.registry import sources
from tgpl.documents.services import letter_response, note_taken_by_code

LOOKS, TRIES = 30, 5  # of one network in a minute


@public
def find_copy(request: HttpRequest) -> HttpResponse:
    """Type the code that stands beside the QR code."""
    form = FindCopyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and not _too_fast(request, form, "copy.found", LOOKS):
        letter = letter_of_code(form.cleaned_data["code"])
        if letter:
            return redirect("documents:check_copy", letter.code)
        form.add_error("code", _("Không có văn bản nào mang mã này. Hãy xem lại từng chữ, hoặc gọi nơi ban hành."))
    return render(request, "documents/public/find_copy.html", {"form": form})


def _too_fast(request: HttpRequest, form: Any, deed: str, allowed: int) -> bool:
    if not is_too_fast(request, deed, allowed=allowed):
        return False
    form.add_error(None, _("Bạn thử nhiều lần quá nhanh. Hãy đợi một phút rồi thử lại."))
    return True


def _letter(code: str) -> Letter:
    letter = letter_of_code(code)
    if letter is None:
        raise Http404
    return letter


@public
def check_copy(request: HttpRequest, code: str) -> HttpResponse:
    """What everyone may know of a letter: number, day, issuer, kind, checksums, whether it is still valid."""
    return _page(request, _letter(code))


def _page(request: HttpRequest, letter: Letter, **more: Any) -> HttpResponse:
    opened = request.actor and letter_open_to(request.actor, letter.uid)
    context = {
        "letter": letter,
        "status": letter_status(letter),
        "facts": [*copy_facts(letter), *withdrawal_facts(letter)],
        "files": list(letter.files.all()),
        "opened": opened,
        "compare": CompareForm(),
        "persons_code": PersonsCodeForm(),
        **more,
    }
    return render(request, "documents/public/check_copy.html", context)


@public
@require_POST
def compare_copy(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a file is the same, byte for byte, as one that was issued; the file is not kept."""
    letter, form = _letter(code), CompareForm(request.POST, request.FILES)
    if not form.is_valid() or _too_fast(request, form, "copy.compared", LOOKS):
        return _page(request, letter, compare=form)
    file = form.cleaned_data["file"]
    if file.size > LARGEST:
        form.add_error("file", _("Tệp lớn hơn 30 MB nên không phải văn bản này."))
        return _page(request, letter, compare=form)
    digest = sha256(file.read()).hexdigest()
    same = letter.files.filter(sha256=digest).first()
    return _page(request, letter, compared=True, digest=digest, same=same)


@public
@require_POST
def take_copy(request: HttpRequest, code: str) -> HttpResponse:
    """The letter itself, for the person whom it is about, who has the code of their request."""
    letter, form = _letter(code), PersonsCodeForm(request.POST)
    if not form.is_valid() or _too_fast(request, form, "copy.taken", TRIES):
        return _page(request, letter, persons_code=form)
    source = sources.get(letter.source)
    if source is None or not source.opens_with(letter.key, form.cleaned_data["secret"]):
        form.add_error("secret", _("Mã này không phải mã bí mật của yêu cầu. Hãy xem lại giấy hẹn hoặc tin nhắn."))
        return _page(request, letter, persons_code=form)
    note_taken_by_code(file=letter.to_read)
    return letter_response(letter.to_read)
