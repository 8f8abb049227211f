"""Claims as a file would hold them, for tests to change."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tgpl.fees.rulebook import law_on
from tgpl.fees.rules import Law, Reckoning, reckon
from tgpl.fees.rules.claim_file import read_claim

SESSION = Decimal("889200")  # 0,38 × 2.340.000


def lawyer(**given: Any) -> dict[str, Any]:
    """A contract lawyer in proceedings in March 2026."""
    return {"on": "2026-03-01", "form": "proceedings", "practitioner_kind": "contract_lawyer", **given}


def case_of(*practitioners: Mapping[str, Any], **given: Any) -> dict[str, Any]:
    """A case in proceedings with several practitioners."""
    return {"on": "2026-03-01", "form": "proceedings", "practitioners": list(practitioners), **given}


def one(name: str, **given: Any) -> dict[str, Any]:
    return {"name": name, "kind": "contract_lawyer", **given}


def reckoned(claim: Mapping[str, Any], law: Law | None = None) -> Reckoning:
    """The sum of a claim that went through JSON, as a file does."""
    written = json.loads(json.dumps(claim), parse_float=Decimal)
    read = read_claim(written, lambda on: law or law_on(on))
    return reckon(read, law or law_on(read.on))


def effects(found: Reckoning) -> dict[str, Decimal]:
    """What each kind of line does to the money, or if nothing, to the sessions."""
    told: dict[str, Decimal] = {}
    for line in found.lines:
        told[line.kind] = told.get(line.kind, Decimal(0)) + (line.amount or line.sessions)
    return told


LAW = law_on(date(2026, 3, 1))
