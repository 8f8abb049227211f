"""Loading the demonstration."""

from datetime import datetime, timedelta
from importlib import resources
from random import Random
from typing import Any

import yaml
from django.db import transaction

from tgpl.accounts.models import Agency
from tgpl.demo.fees import tell_fees
from tgpl.demo.province import Province, build_province
from tgpl.demo.year import Year
from tgpl.directory.services import publish_list, send_list
from tgpl.plans.rules import Declared
from tgpl.plans.services import confirm_import, declare_progress, import_plan

REQUESTS = 180
# What the leading units declared of the plan's tasks so far.
DECLARED = (
    ("II.2.a", Declared.DONE, "Đã in và ghi âm bốn bộ tài liệu."),
    ("II.2.b", Declared.UNDER_WAY, "Đã tổ chức hoạt động tháng 4."),
)


def told(name: str) -> Any:
    """What a data file of this room says."""
    return yaml.safe_load(resources.files("tgpl.demo").joinpath(f"data/{name}.yaml").read_text())


@transaction.atomic
def load_demo(*, until: datetime, seed: int = 2026, requests: int = REQUESTS) -> Province:
    """The invented province with one year of work that ends at `until`; the same seed tells the same year."""
    province = build_province(told("province"))
    Year(province, told("stories"), Random(seed), until).tell(requests)
    _publish_lists(province, until)
    _load_plan(province)
    tell_fees(province, until)
    return province


def _load_plan(province: Province) -> None:
    """The province's plan of the year, read from its document and confirmed, with two tasks declared."""
    officer = province.actor("so")
    document = resources.files("tgpl.demo").joinpath("data/plan.txt").read_bytes()
    plan = import_plan(by=officer, content=document, file_name="ke-hoach-mau-2026.txt")
    confirm_import(by=officer, plan=plan)
    for number, declared, note in DECLARED:
        task = plan.tasks.get(number=number)
        declare_progress(by=officer, task=task, declared=declared, note=note, reason="Đang nhập minh chứng.")


def _publish_lists(province: Province, until: datetime) -> None:
    """A list each quarter, sent to most of the partners: the last one not yet to everybody."""
    director = province.actor("giamdoc")
    partners = [a for a in province.agencies.values() if a.kind not in (*Agency.OFFICES, Agency.Kind.DEPARTMENT)]
    for quarter in range(4):
        at = until - timedelta(days=91 * (3 - quarter) + 10)
        publication = publish_list(by=director, as_of=at.date(), at=at)
        receivers = partners if quarter < 3 else partners[:-3]
        send_list(by=director, publication=publication, agencies=receivers, at=at, how="Văn bản điện tử")
