"""What is done with a letter, one page each."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires, signed_in
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.documents import services
from tgpl.documents.forms import DeliveryForm, DraftForm, IssueForm, SendingForm, SignedCopyForm, WithdrawForm
from tgpl.documents.holding import marks_of, person_of
from tgpl.documents.models import Letter, Signatory
from tgpl.documents.queries import may_issue
from tgpl.documents.registry import drawings, sources
from tgpl.documents.services import LetterError
from tgpl.documents.views.drawing import wanted
from tgpl.documents.views.letters import letter_of

DRAFT = Permission.DRAFT_LETTERS


def take_step(
    request: HttpRequest, letter: Letter, form: Any, step: Callable[..., object], *, done: str | Promise, **words: Any
) -> HttpResponse:
    """Show the form of a step; once it is filled in, do it with what was typed and go back to the letter."""
    back = reverse("documents:open_letter", args=[letter.uid])
    if form.is_bound and form.is_valid() and carried_out(form, lambda: step(**form.cleaned_data), LetterError):
        messages.success(request, done)
        return redirect(back)
    return step_page(request, form, back=back, lead=f"{letter.title} {letter.number_line}", **words)


def issuable(request: HttpRequest, uid: str) -> Letter:
    """The letter, if this post gives numbers in its book."""
    letter = letter_of(request, uid)
    if not may_issue(request.actor, letter):
        raise PermissionDenied
    return letter


@signed_in
@require_POST
def draft_letter(request: HttpRequest, source: str, key: str, code: str) -> HttpResponse:
    """Draw a letter up as a draft, or go to the one that waits."""
    asked = wanted(request, source, key, code)
    if not asked.form.series or not request.actor.may(DRAFT):
        raise Http404
    letter = services.draft_letter(
        by=request.actor, drawing=asked.drawing, source=asked.source, thing=asked.thing, at=timezone.now()
    )
    return redirect("documents:open_letter", letter.uid)


@requires(DRAFT)
def edit_draft(request: HttpRequest, uid: str) -> HttpResponse:
    """The words of a draft."""
    letter = letter_of(request, uid)
    if letter.is_issued:
        raise Http404
    form = DraftForm(**sent(request), said=letter.said, revision=letter.revision)

    def rewrite(*, revision: int, **_parts: object) -> None:
        services.rewrite_draft(by=request.actor, letter=letter, text=form.text, revision=revision)

    return take_step(
        request, letter, form, rewrite, done=_("Đã lưu dự thảo."), title=_("Sửa dự thảo"), button=_("Lưu dự thảo")
    )


@requires(DRAFT)
@require_POST
def draw_again(request: HttpRequest, uid: str) -> HttpResponse:
    """Draw the draft up anew from the file; what a person wrote stays."""
    letter = letter_of(request, uid)
    source, drawing = sources.get(letter.source), drawings.get(letter.form, letter.source)
    thing = source.find(request.actor, letter.key) if source else None
    if drawing is None or thing is None:
        raise Http404
    done = _("Đã lập lại từ hồ sơ. Những dòng đã sửa tay được giữ nguyên.")
    draw = partial(services.draw_again, by=request.actor, letter=letter, drawing=drawing, thing=thing)
    return _at_once(request, letter, lambda: draw(at=timezone.now()), done)


@requires(DRAFT)
@require_POST
def drop_draft(request: HttpRequest, uid: str) -> HttpResponse:
    letter = letter_of(request, uid)
    try:
        services.drop_draft(by=request.actor, letter=letter)
    except LetterError as error:
        messages.error(request, str(error))
        return redirect("documents:open_letter", letter.uid)
    messages.success(request, _("Đã bỏ dự thảo."))
    return redirect("documents:list_letters")


def _at_once(request: HttpRequest, letter: Letter, step: Callable[[], object], done: str) -> HttpResponse:
    try:
        step()
        messages.success(request, done)
    except LetterError as error:
        messages.error(request, str(error))
    return redirect("documents:open_letter", letter.uid)


@requires(Permission.ISSUE_LETTERS)
def issue_letter(request: HttpRequest, uid: str) -> HttpResponse:
    """Number, date and signature: from then on the letter cannot change."""
    letter = issuable(request, uid)
    signatories = Signatory.objects.on(timezone.localdate()).filter(office=letter.office)
    form = IssueForm(**sent(request), signatories=signatories, revision=letter.revision)
    address = partial(_copy_address, request)
    issue = partial(services.issue_letter, by=request.actor, letter=letter, at=timezone.now(), address=address)
    return take_step(
        request,
        letter,
        form,
        issue,
        done=_("Đã ban hành. Hãy in, ký, đóng dấu rồi gửi."),
        title=_("Ban hành"),
        button=_("Cấp số và ban hành"),
        grave=True,
        warning=_("Sau khi ban hành, số, ngày và nội dung không sửa được nữa; chỉ có thể thu hồi hoặc hủy bỏ.")
        if signatories
        else _("Đơn vị chưa có người ký. Hãy thêm người ký ở trang Thể thức và người ký."),
    )


def _copy_address(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("documents:check_copy", args=[code]))


@requires(DRAFT)
def add_signed_copy(request: HttpRequest, uid: str) -> HttpResponse:
    letter = letter_of(request, uid)
    form = SignedCopyForm(**sent(request))
    add = partial(services.add_signed_copy, by=request.actor, letter=letter, at=timezone.now())
    return take_step(
        request, letter, form, add,
        done=_("Đã thêm bản đã ký."), title=_("Thêm bản đã ký"), button=_("Thêm bản đã ký"),
    )  # fmt: skip


@requires(DRAFT)
def send_letter(request: HttpRequest, uid: str) -> HttpResponse:
    letter = letter_of(request, uid)
    likely = {"to": "; ".join(letter.said.addressees), "sent_on": timezone.localdate()}
    form = SendingForm(**sent(request), initial=likely, person=person_of(letter))
    send = partial(services.send_letter, by=request.actor, letter=letter)
    return take_step(
        request, letter, form, send,
        template="documents/send_letter.html", marks=marks_of(letter),
        done=_("Đã ghi việc gửi."), title=_("Ghi việc gửi"), button=_("Ghi việc gửi"),
    )  # fmt: skip


@requires(DRAFT)
def confirm_delivery(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    letter = letter_of(request, uid)
    sending = get_object_or_404(letter.sendings, pk=number)
    form = DeliveryForm(**sent(request))
    confirm = partial(services.confirm_delivery, by=request.actor, sending=sending)
    return take_step(
        request, letter, form, confirm,
        done=_("Đã ghi việc nhận."), title=_("Ghi việc đã nhận"), button=_("Ghi đã nhận"),
    )  # fmt: skip


@requires(Permission.ISSUE_LETTERS)
def withdraw_letter(request: HttpRequest, uid: str) -> HttpResponse:
    letter = issuable(request, uid)
    form = WithdrawForm(**sent(request))
    withdraw = partial(services.withdraw_letter, by=request.actor, letter=letter, at=timezone.now())
    return take_step(
        request, letter, form, withdraw,
        done=_("Đã thu hồi hoặc hủy bỏ."), title=_("Thu hồi, hủy bỏ"), button=_("Thu hồi, hủy bỏ"), grave=True,
        warning=_("Văn bản vẫn còn trong sổ; trang kiểm tra bản chính sẽ báo là không còn giá trị."),
    )  # fmt: skip
