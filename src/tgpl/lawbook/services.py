"""Writing an edition, trying it on past cases, putting it in force from a day, withdrawing it before that day."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.core.law.editions import InForce, LawKind, Span, Tried, check_edition, law_kinds, write_editions
from tgpl.core.law.rule_files import RuleFault
from tgpl.lawbook.models import Difference, Edition, Standing, Trial, digest_of
from tgpl.lawbook.queries import NAME, on_disk, text_in_force

MOST = 20_000  # differences kept of a trial; all are counted
BATCH = 500


class LawbookError(Exception):
    """The step cannot be taken; the message says why, and what to do."""


@transaction.atomic
def write_edition(*, by: Actor, kind: LawKind, files: Mapping[str, str], note: str, at: datetime) -> Edition:
    """Keep rule files as an officer wrote them anew, once they read without a fault. Raises LawbookError."""
    today = timezone.localdate(at)
    now = {name: text_in_force(kind, name, today) for name in files}
    written = {name: tidy for name, text in files.items() if (tidy := _tidy(text)) != now[name]}
    if not written:
        raise LawbookError(_("Bản này giống hệt bản đang áp dụng."))
    edition = Edition(
        kind=kind.code,
        files=written,
        bases={name: _base(now[name]) for name in written},
        note=note,
        written_at=at,
        written_by_id=by.user_id,
        written_by_name=by.name,
    )
    check(edition, today)
    edition.save(force_insert=True)
    _record(by, edition, "rules.written")
    return edition


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip() + "\n"


def _base(text: str) -> str:
    return digest_of(text) if text else ""


def check(edition: Edition, day: date) -> None:
    """Raises LawbookError with file and line where the edition cannot be read, or takes away what is in use."""
    if not all(map(NAME.fullmatch, edition.files)):
        raise LawbookError(_("Tên tệp chỉ gồm chữ thường không dấu, số, gạch nối, gạch dưới và đuôi .yaml."))
    try:
        with on_disk(edition) as files:
            check_edition(edition.of_kind, files, day)
    except RuleFault as fault:
        told = {"file": fault.path.name, "line": fault.line, "what": fault.message}
        raise LawbookError(_("%(file)s, dòng %(line)s: %(what)s.") % told) from fault


def _record(by: Actor, edition: Edition, action: str, **details: str) -> None:
    record(
        by=by, action=action, kind="rules", key=edition.kind, files=str(edition), edition=edition.digest[:12], **details
    )


@transaction.atomic
def ask_trial(*, by: Actor, edition: Edition, span: Span, at: datetime) -> Trial:
    """Note that the edition is to be tried; the work itself is done in the background."""
    if span.last < span.first:
        raise LawbookError(_("Ngày cuối không được trước ngày đầu."))
    trial = Trial.objects.create(edition=edition, first=span.first, last=span.last, on=span.on, at=at, by_name=by.name)
    _record(by, edition, "rules.tried", first=str(span.first), last=str(span.last))
    return trial


@transaction.atomic
def carry_out(trial: Trial, at: datetime) -> None:
    """Try the edition, once: what is over is not begun again."""
    waiting = Trial.objects.select_for_update().filter(pk=trial.pk, done_at=None).select_related("edition").first()
    if waiting is None:
        return
    try:
        with on_disk(waiting.edition) as files:
            span = Span(waiting.first, waiting.last, waiting.on)
            _keep(waiting, law_kinds.tried(waiting.edition.of_kind, files, span))
    except RuleFault as fault:
        waiting.fault = str(fault.message)[:500]
    waiting.done_at = at
    waiting.save(update_fields=["done_at", "tried", "differing", "fault"])


def _keep(trial: Trial, tried: Iterator[Tried]) -> None:
    """Count every thing, and keep those that differ, the first MOST."""
    differing = _differing(trial, tried)
    kept = islice(differing, MOST)
    while batch := list(islice(kept, BATCH)):
        Difference.objects.bulk_create(batch)
    for _rest in differing:  # counted though not kept
        pass


def _differing(trial: Trial, tried: Iterator[Tried]) -> Iterator[Difference]:
    for one in tried:
        trial.tried += 1
        if one.before != one.now:
            trial.differing += 1
            yield Difference(
                trial=trial, what=one.what[:200], key=one.key, before=one.before, now=one.now, url=one.url[:200]
            )


@transaction.atomic
def put_in_force(*, by: Actor, edition: Edition, since: date, at: datetime) -> None:
    """Let the edition speak from `since` on: a second person, a day to come, after a trial. Raises LawbookError."""
    fresh = Edition.objects.select_for_update().get(pk=edition.pk)
    _refuse(fresh, by, since, at)
    check(fresh, since)
    fresh.since, fresh.decided_at, fresh.decided_by_id, fresh.decided_by_name = since, at, by.user_id, by.name
    fresh.save(update_fields=["since", "decided_at", "decided_by", "decided_by_name"])
    _record(by, fresh, "rules.put_in_force", since=str(since), written_by=fresh.written_by_name)
    transaction.on_commit(lay_out)


def _refuse(edition: Edition, by: Actor, since: date, at: datetime) -> None:
    if edition.standing() != Standing.DRAFT:
        raise LawbookError(_("Bản này đã được quyết định. Hãy tải lại trang để xem."))
    if by.user_id is None or by.user_id == edition.written_by_id:
        raise LawbookError(_("Người soạn không tự cho áp dụng. Hãy nhờ một người khác có quyền."))
    if since <= timezone.localdate(at):
        raise LawbookError(_("Chỉ áp dụng từ một ngày sắp tới: việc đã qua giữ quy định của ngày đó."))
    if not edition.trials.exclude(done_at=None).filter(fault="").exists():
        raise LawbookError(_("Hãy chạy thử trên các vụ việc đã qua trước khi cho áp dụng."))
    if Edition.objects.decided().filter(kind=edition.kind, since__gte=since).exists():
        raise LawbookError(_("Đã có bản áp dụng từ ngày ấy hoặc sau đó. Hãy rút bản ấy, hoặc chọn ngày sau."))
    for name, base in edition.bases.items():
        if base != _base(text_in_force(edition.of_kind, name, since)):
            raise LawbookError(_("Tệp %(file)s đã thay đổi sau khi bản này được soạn. Hãy soạn lại.") % {"file": name})


@transaction.atomic
def withdraw_edition(*, by: Actor, edition: Edition, reason: str, at: datetime) -> None:
    """Take an edition back before its day, or throw a draft away; it stays to be read. Raises LawbookError."""
    fresh = Edition.objects.select_for_update().get(pk=edition.pk)
    if fresh.standing(timezone.localdate(at)) not in {Standing.DRAFT, Standing.TO_COME}:
        raise LawbookError(_("Bản này đã áp dụng hoặc đã được rút. Muốn đổi, hãy soạn bản mới."))
    fresh.withdrawn_at, fresh.withdrawn_by_name, fresh.withdrawn_because = at, by.name, reason
    fresh.save(update_fields=["withdrawn_at", "withdrawn_by_name", "withdrawn_because"])
    _record(by, fresh, "rules.withdrawn", reason=reason)
    transaction.on_commit(lay_out)


def lay_out() -> None:
    """Write what was decided over the rules of this server, as the database has it. Safe to do again at any time."""
    write_editions(
        InForce(one.kind, name, one.since, text)
        for one in Edition.objects.decided()
        if one.since
        for name, text in sorted(one.files.items())
    )
