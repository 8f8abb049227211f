"""A closed file goes to the archive (Luật Trợ giúp pháp lý 11/2017/QH14, Điều 39; Luật Lưu trữ 33/2024/QH15)."""

from datetime import datetime
from typing import IO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.archive.models import Deposit, PaperText
from tgpl.archive.package import FileRecord, build_package
from tgpl.archive.queries import retention_on
from tgpl.archive.rules import keep_until
from tgpl.audit.services import record
from tgpl.cases.models import Case
from tgpl.cases.rules.moves import CaseStatus


class ArchiveError(Exception):
    """What cannot be archived; the words are for the officer."""


@transaction.atomic
def deposit_file(*, by: Actor, case: Case, at: datetime) -> Deposit:
    """Take the file of an ended case into the archive. Raises ArchiveError."""
    if case.status != CaseStatus.ENDED or case.ended_on is None:
        raise ArchiveError(_("Vụ việc chưa kết thúc nên chưa nộp hồ sơ vào lưu trữ được."))
    rule = retention_on(case.ended_on)
    package, digest = package_of(case, rule.years)
    package.close()
    try:
        with transaction.atomic():
            deposit = Deposit.objects.create(
                case=case,
                file_code=case.code,
                deposited_at=at,
                deposited_by_id=by.user_id,
                years=rule.years,
                citation=rule.citation,
                keep_until=keep_until(case.ended_on, rule.years),
                papers=case.papers.count(),
                package_sha256=digest,
            )
    except IntegrityError:
        raise ArchiveError(_("Hồ sơ này đã được nộp vào lưu trữ.")) from None
    record(by=by, action="file.deposited", kind="case", key=case.code, person=str(case.person.uid), package=digest)
    return deposit


def package_of(case: Case, years: int | None) -> tuple[IO[bytes], str]:
    """The package of a file and its SHA-256. Raises ArchiveError when there is nothing in it or a scan is lost."""
    papers = list(case.papers.all())
    if not papers:
        raise ArchiveError(_("Hồ sơ chưa có giấy tờ nào."))
    pages = dict(PaperText.objects.filter(paper__in=papers, pages__gt=0).values_list("paper_id", "pages"))
    kept = _("%(years)d năm") % {"years": years} if years is not None else _("Chưa xác định")
    try:
        return build_package(FileRecord(case, papers, pages, kept))
    except FileNotFoundError as error:
        raise ArchiveError(
            _("Không thấy tệp của một giấy tờ trong kho (%(file)s). Hãy báo người quản trị khôi phục từ bản sao.")
            % {"file": error.filename}
        ) from error


def note_package_taken(*, by: Actor, deposit: Deposit) -> None:
    """Write down that someone took the whole file away."""
    case = deposit.case
    record(by=by, action="package.taken", kind="case", key=case.code, person=str(case.person.uid))
