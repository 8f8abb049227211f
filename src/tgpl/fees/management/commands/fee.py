"""`tgpl fee FILE.json [--json]`: what is paid for a case, line by line, each with its rule."""

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tgpl.core.language.text import nfc
from tgpl.core.law.rule_files import RuleFault
from tgpl.fees.rulebook import law_on
from tgpl.fees.rules import ClaimError, reckon
from tgpl.fees.rules.claim_file import read_claim
from tgpl.fees.wording import as_json, as_text


class Command(BaseCommand):
    help = "Tính thù lao, bồi dưỡng của một vụ việc; cách ghi tệp: docs/developers/fees.md."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="tệp JSON; “-” là đầu vào chuẩn")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON thay vì bảng")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            claim = read_claim(_written(options["file"]), law_on)
            found = reckon(claim, law_on(claim.on))
        except (ClaimError, RuleFault) as fault:
            raise CommandError(str(fault), returncode=2) from fault
        self.stdout.write(
            json.dumps(as_json(claim, found), ensure_ascii=False, indent=2)
            if options["json"]
            else as_text(claim, found)
        )


def _written(name: str) -> object:
    source = "Đầu vào chuẩn" if name == "-" else f"Tệp {name}"
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return json.loads(
            nfc(raw.decode("utf-8-sig")), parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_object
        )
    except OSError as error:
        raise ClaimError([f"{source} không có hoặc không đọc được."]) from error
    except UnicodeDecodeError as error:
        raise ClaimError([f"{source} phải được lưu bằng bảng mã UTF-8."]) from error
    except json.JSONDecodeError as error:
        raise ClaimError([f"{source}, dòng {error.lineno}, cột {error.colno}: không phải JSON đúng."]) from error
    except (RecursionError, ValueError) as error:
        raise ClaimError([f"{source} không đọc được: {error}"]) from error


def _no_number(text: str) -> object:
    raise ClaimError([f"“{text}” không phải là số."])


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        raise ClaimError([f"{name}: ghi hai lần." for name in found if names.count(name) > 1])
    return found
