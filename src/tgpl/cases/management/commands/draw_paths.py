"""`tgpl draw-paths FOLDER`: the declared paths of requests and cases as pictures, with the same in words."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from tgpl.accounts.roles import PERMISSIONS, Permission, Role
from tgpl.cases.models import STATUS_LABELS as CASE_LABELS
from tgpl.cases.models import CaseMove
from tgpl.cases.paths import case_path
from tgpl.core.law.path_drawing import Words, picture, text
from tgpl.core.law.paths import HEAD, PRACTITIONER, Path
from tgpl.deadlines.rulebook import rule_on
from tgpl.intake.models import STATUS_LABELS as REQUEST_LABELS
from tgpl.intake.models import RequestMove
from tgpl.intake.paths import request_path


class Command(BaseCommand):
    help = "Vẽ đường đi của yêu cầu và vụ việc từ khai báo, kèm bản chữ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=FilePath, help="thư mục nhận hình và bản chữ")
        parser.add_argument("--check", action="store_true", help="chỉ báo tệp nào đã cũ")

    def handle(self, *, folder: FilePath, check: bool, **options: Any) -> None:
        with translation.override("vi"):
            drawn = {folder / name: content for name, content in _drawings()}
        stale = [file for file, content in drawn.items() if not file.exists() or file.read_text("utf-8") != content]
        if check and stale:
            raise CommandError(f"Đã cũ, hãy chạy tgpl draw-paths {folder}: {', '.join(f.name for f in stale)}")
        for file in stale:
            file.write_text(drawn[file], encoding="utf-8")


def _drawings() -> Iterator[tuple[str, str]]:
    """Each file with its content."""
    today = timezone.localdate()
    for name, title, path, states, kinds in [
        ("yeu-cau", "Đường đi của một yêu cầu", request_path(today), REQUEST_LABELS, RequestMove.Kind),
        ("vu-viec", "Đường đi của một vụ việc", case_path(today), CASE_LABELS, CaseMove.Kind),
    ]:
        words = _words(title, path, states, kinds)
        yield f"{name}.svg", picture(path, words)
        yield f"{name}.md", text(path, words, f"{name}.svg")


def _words(title: str, path: Path, states: Any, kinds: Any) -> Words:
    return Words(
        title=title,
        states={code: str(states[code]) for code in path.states},
        moves={code: str(kinds(code).label) for code in path.moves},
        owner=_owner,
        clock=lambda rule: rule_on(rule, path.valid_from).name,
        permission=_posts,
    )


def _owner(owner: str) -> str:
    return {HEAD: "Người đứng đầu", PRACTITIONER: "Người thực hiện"}.get(owner, str(Role.RECEPTION.label))


def _posts(permission: str) -> str:
    """Who holds a permission."""
    return "; ".join(str(role.label) for role in Role if Permission(permission) in PERMISSIONS[role])
