"""`tgpl compare-plans FOUND WANTED`: two readings of a plan, field by field."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tgpl.core.reading import UnreadableFile, read_path
from tgpl.plans.reader.document import read_lines
from tgpl.plans.reader.marking import Mark, marks


class Command(BaseCommand):
    help = (
        "So hai lần đọc một kế hoạch, từng trường: tệp .json mà “tgpl import-plan --json” in ra, hoặc chính văn bản. "
        "Mã kết thúc 1 khi có trường sai mà máy không hỏi, hoặc khi số trường đúng ít hơn --least phần trăm."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("found", type=Path, help="bản cần chấm: tệp .json hoặc văn bản kế hoạch")
        parser.add_argument("wanted", type=Path, help="bản đúng: tệp .json (đã có người soát) hoặc văn bản kế hoạch")
        parser.add_argument("--least", type=float, default=0.0, help="ít nhất bao nhiêu phần trăm trường phải đúng")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = marks(reading(options["found"]), reading(options["wanted"]))
        except UnreadableFile as error:
            self.stderr.write(str(error))
            raise SystemExit(2) from None
        wrong = [mark for mark in found if not mark.right]
        for mark in wrong:
            self._show(mark)
        share = 100 * (len(found) - len(wrong)) / len(found)
        silent = sum(not mark.asked for mark in wrong)
        self.stdout.write(
            f"{len(found) - len(wrong)}/{len(found)} trường đúng ({share:.1f} %); sai có hỏi: {len(wrong) - silent}; "
            f"sai không hỏi: {silent}"
        )
        if silent or share < options["least"]:
            raise SystemExit(1)

    def _show(self, mark: Mark) -> None:
        self.stdout.write(f"{mark.name}: {'có hỏi' if mark.asked else 'KHÔNG HỎI'}")
        self.stdout.write(f"  đọc được: {json.dumps(mark.found, ensure_ascii=False)}")
        self.stdout.write(f"  đúng là:  {json.dumps(mark.wanted, ensure_ascii=False)}")


def reading(path: Path) -> dict[str, Any]:
    """What stands in a .json file, or what the reader understands of a document; raises UnreadableFile."""
    if path.suffix != ".json":
        return dict(json.loads(json.dumps(read_lines(read_path(path)).as_json())))
    try:
        return _checked(json.loads(path.read_text()))
    except FileNotFoundError:
        raise UnreadableFile(f"Không có tệp {path}.") from None
    except ValueError:
        raise UnreadableFile(f"{path} không phải tệp JSON mà “tgpl import-plan --json” in ra.") from None


def _checked(read: Any) -> dict[str, Any]:
    if not isinstance(read, dict) or not {"kind", "tasks", "duties"} <= read.keys():
        raise ValueError
    return read
