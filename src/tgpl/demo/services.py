"""Loading the demonstration."""

from datetime import datetime, timedelta
from importlib import resources
from random import Random
from typing import Any

import yaml
from django.db import transaction

from tgpl.accounts.models import Agency
from tgpl.demo.cards import make_cards
from tgpl.demo.doubles import tell_doubles
from tgpl.demo.duty import plan_duty
from tgpl.demo.fees import tell_fees
from tgpl.demo.issuing import issue_tables
from tgpl.demo.judging import Judging
from tgpl.demo.law import tell_law
from tgpl.demo.leaving import let_one_leave
from tgpl.demo.library import write_drafts
from tgpl.demo.papers import write_papers
from tgpl.demo.places import open_places
from tgpl.demo.planning import load_plan
from tgpl.demo.province import Province, build_province
from tgpl.demo.recorded import record_stories
from tgpl.demo.reviewing import load_reviews
from tgpl.demo.surveying import load_survey, site_branches
from tgpl.demo.year import Year
from tgpl.directory.services import publish_list, send_list

REQUESTS = 180


def told(name: str) -> Any:
    """What a data file of this room says."""
    return yaml.safe_load(resources.files("tgpl.demo").joinpath(f"data/{name}.yaml").read_text())


@transaction.atomic
def load_demo(*, until: datetime, seed: int = 2026, requests: int = REQUESTS) -> Province:
    """The invented province with one year of work that ends at `until`; the same seed tells the same year."""
    data = told("province")
    province = build_province(data)
    open_places(province, data["places"], until.date())
    plan_duty(province, until)
    Year(province, told("stories"), Random(seed), until, make_cards(province, until)).tell(requests)
    record_stories(province, until)
    write_papers(province, until)
    _publish_lists(province, until)
    tell_fees(province, until)
    load_plan(province, until)
    load_survey(province, Random(seed), until)
    load_reviews(province, until)
    site_branches(province)
    Judging(province, Random(seed), until).tell()
    write_drafts(province, until)
    issue_tables(province, until)
    tell_doubles(province, Random(seed), until)
    let_one_leave(province, until)
    tell_law(province, until)
    return province


def _publish_lists(province: Province, until: datetime) -> None:
    """A list each quarter, sent to most of the partners: the last one not yet to everybody."""
    director = province.actor("giamdoc")
    partners = [a for a in province.agencies.values() if a.kind not in (*Agency.OFFICES, Agency.Kind.DEPARTMENT)]
    for quarter in range(4):
        at = until - timedelta(days=91 * (3 - quarter) + 10)
        publication = publish_list(by=director, as_of=at.date(), at=at)
        receivers = partners if quarter < 3 else partners[:-3]
        send_list(by=director, publication=publication, agencies=receivers, at=at, how="Văn bản điện tử")
