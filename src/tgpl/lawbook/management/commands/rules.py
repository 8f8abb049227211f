"""`tgpl rules`: the rule files of a day; a new version of one checked, tried on past cases, and written as a draft."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tgpl.accounts.models import User
from tgpl.accounts.queries import actor_of
from tgpl.accounts.roles import Permission
from tgpl.core.law.editions import Files, LawKind, Span, Tried, check_edition, law_kinds
from tgpl.core.law.rule_files import RuleFault
from tgpl.lawbook.queries import rule_files_of
from tgpl.lawbook.services import LawbookError, lay_out, write_edition


class Command(BaseCommand):
    help = (
        "Quy định theo ngày: tgpl rules list · check LOẠI TỆP… · try LOẠI TỆP… --from NGÀY --to NGÀY [--on NGÀY]"
        " [--json] · write LOẠI TỆP… --by TÊN --note CĂN_CỨ · lay-out. Cho áp dụng: trên trang, do một người thứ hai."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["list", "check", "try", "write", "lay-out"])
        parser.add_argument("kind", nargs="?", help="mã loại, xem list")
        parser.add_argument("files", nargs="*", type=Path, help="các tệp YAML của bản mới")
        parser.add_argument("--on", type=_day, metavar="NGÀY", help="quy định của ngày nào; mặc định hôm nay")
        parser.add_argument("--from", dest="first", type=_day, metavar="NGÀY", help="thử trên việc từ ngày")
        parser.add_argument("--to", dest="last", type=_day, metavar="NGÀY", help="đến ngày")
        parser.add_argument("--by", metavar="TÊN", help="tên đăng nhập của người soạn")
        parser.add_argument("--note", metavar="CĂN_CỨ", help="văn bản và lý do của bản mới")
        parser.add_argument("--json", action="store_true", help="in ra JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        steps = {"list": self._list, "check": self._check, "try": self._try, "write": self._write}
        options["on"] = options["on"] or timezone.localdate()
        if options["what"] == "lay-out":
            return lay_out()
        try:
            steps[options["what"]](**options)
        except (RuleFault, LawbookError) as fault:
            raise CommandError(str(fault), returncode=2) from None

    def _list(self, on: dt.date, **_options: Any) -> None:
        for kind in law_kinds:
            self.stdout.write(f"{kind.code}: {kind.title}")
            for file in rule_files_of(kind, on):
                self.stdout.write(f"  {file.name} ({file.layer})")

    def _check(self, kind: str | None, files: list[Path], on: dt.date, **_options: Any) -> None:
        check_edition(_kind(kind), _found(files), on)
        self.stdout.write("Đạt.")

    def _try(self, kind: str | None, files: list[Path], on: dt.date, **options: Any) -> None:
        of_kind, edition = _kind(kind), _found(files)
        check_edition(of_kind, edition, on)
        if not (options["first"] and options["last"]):
            raise CommandError("Hãy nêu --from NGÀY và --to NGÀY của các việc đã qua.", returncode=2)
        tried = list(law_kinds.tried(of_kind, edition, Span(options["first"], options["last"], on)))
        differing = [one for one in tried if one.before != one.now]
        self.stdout.write(_as_json(tried, differing) if options["json"] else _as_text(tried, differing))

    def _write(self, kind: str | None, files: list[Path], by: str | None, note: str | None, **_options: Any) -> None:
        user = User.objects.filter(username=by, is_active=True).first()
        actor = actor_of(user) if user else None
        if actor is None or not actor.may(Permission.MANAGE_LAW):
            raise CommandError("Hãy nêu --by TÊN của một người có quyền về quy định.", returncode=2)
        if not note:
            raise CommandError("Hãy nêu --note: văn bản và lý do của bản mới.", returncode=2)
        texts = {path.name: path.read_text(encoding="utf-8") for path in _found(files)}
        edition = write_edition(by=actor, kind=_kind(kind), files=texts, note=note, at=timezone.now())
        self.stdout.write(f"Đã lưu bản {edition.uid}. Hãy chạy thử và cho áp dụng trên trang Quy định theo ngày.")


def _kind(code: str | None) -> LawKind:
    kind = law_kinds.get(code or "")
    if kind is None:
        raise CommandError(f"Hãy nêu một trong các loại: {', '.join(one.code for one in law_kinds)}.", returncode=2)
    return kind


def _found(files: list[Path]) -> Files:
    if not files or not all(path.is_file() for path in files):
        raise CommandError("Hãy nêu các tệp YAML của bản mới; không thấy tệp này.", returncode=2)
    return tuple(files)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _as_json(tried: list[Tried], differing: list[Tried]) -> str:
    told = {"tried": len(tried), "differing": [one._asdict() for one in differing]}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _as_text(tried: list[Tried], differing: list[Tried]) -> str:
    head = f"Đã tính lại {len(tried)} việc; {len(differing)} việc cho kết quả khác."
    return "\n".join([head, *(f"  {one.what} · {one.key}: {one.before} → {one.now}" for one in differing)])
