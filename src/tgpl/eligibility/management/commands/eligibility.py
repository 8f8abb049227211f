"""`tgpl eligibility --facts FILE.json --on DATE [--json]`: who may have legal aid, and why."""

import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tgpl.core.language.text import nfc
from tgpl.core.law.rule_files import RuleFault
from tgpl.eligibility import presenters, queries
from tgpl.eligibility.rules import Facts, FactsError, NoLawInForce


class Command(BaseCommand):
    help = "Xét một người có thuộc diện được trợ giúp pháp lý không, theo luật của ngày đã cho."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--facts", required=True, metavar="FILE", help="tệp JSON các dữ kiện; “-” là đầu vào chuẩn")
        parser.add_argument("--on", required=True, metavar="DATE", help="ngày cần xét, năm-tháng-ngày")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON thay vì lời văn")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            facts = Facts.from_json(_read_json(options["facts"]))
            assessment = queries.assess(facts, _read_day(options["on"]))
        except (FactsError, NoLawInForce, RuleFault) as fault:
            raise CommandError(str(fault), returncode=2) from fault
        if options["json"]:
            self.stdout.write(json.dumps(assessment.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(presenters.as_text(assessment, queries.questions()))


def _read_json(name: str) -> object:
    source = "Đầu vào chuẩn" if name == "-" else f"Tệp {name}"
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise FactsError([f"{source} không có hoặc không đọc được."]) from error
    try:
        return json.loads(nfc(raw.decode("utf-8-sig")), object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        raise FactsError([f"{source} phải được lưu bằng bảng mã UTF-8."]) from error
    except json.JSONDecodeError as error:
        raise FactsError([f"{source}, dòng {error.lineno}, cột {error.colno}: không phải JSON đúng."]) from error
    except RecursionError as error:
        raise FactsError([f"{source} lồng quá nhiều ngoặc."]) from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise FactsError([f"“{name}” ghi hai lần." for name in found if names.count(name) > 1])
    return found


def _read_day(text: str) -> dt.date:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise FactsError([f"Ngày “{text}” phải viết năm-tháng-ngày, ví dụ 2026-07-01."])
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise FactsError([f"Không có ngày {text}."]) from None
