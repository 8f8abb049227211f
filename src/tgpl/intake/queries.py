"""What pages and other rooms read of requests."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tgpl.core.text import fold
from tgpl.intake.models import Request, secret_index


@dataclass(frozen=True)
class RefusalGround:
    """A ground on which the law lets a request be refused."""

    code: str
    text: str
    citation: str
    mark: str


@cache
def _refusal_versions() -> list[dict[str, Any]]:
    text = resources.files("tgpl.intake").joinpath("data/refusal_grounds.yaml").read_text()
    return list(yaml.safe_load(text))


def refusal_grounds(on: date) -> list[RefusalGround]:
    """The grounds of refusal in force on `on`."""
    version = next(
        v for v in _refusal_versions() if v["valid_from"] <= on and (v["valid_to"] is None or on <= v["valid_to"])
    )
    return [
        RefusalGround(g["code"], g["text"], f"điểm {g['code']} {version['citation']}", version["mark"])
        for g in version["grounds"]
    ]


def refusal_ground(code: str, on: date) -> RefusalGround | None:
    """One ground of refusal in force on `on`; None when the law knows no such ground."""
    return next((g for g in refusal_grounds(on) if g.code == code), None)


def followed_request(reference: str, secret: str) -> Request | None:
    """The request that belongs to this code and secret, however they were typed; None when they do not match."""
    code = "".join(fold(reference).upper().split()).removeprefix("YC")
    digits = "".join(c for c in secret if c.isdigit())
    return (
        Request.objects.filter(reference=f"YC-{code[:4]}-{code[4:]}", secret=secret_index(digits))
        .select_related("person", "office")
        .first()
    )
