"""Making the report on a plan: opening it, freezing figures, writing its words, drawing it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.documents.paper import Paper
from tgpl.plans.models import Plan
from tgpl.reports.models import Passage, Report, Snapshot
from tgpl.reports.queries.plans import plan_content
from tgpl.reports.rules.content import digest
from tgpl.reports.rules.plan_report import as_paper

KIND = "report"
HEAD = ("issuer", "superior", "number", "notation", "place", "signed_on", "addressees", "recipients", "authority",
        "position", "signer")  # fmt: skip


@transaction.atomic
def open_report(*, by: Actor, plan: Plan) -> Report:
    """The report on `plan`, begun with what the plan itself says: who reports, to whom, by when."""
    report, is_new = Report.objects.get_or_create(plan=plan, defaults=_beginning(plan))
    if is_new:
        record(by=by, action="report.opened", kind=KIND, key=str(report.pk))
    return report


def _beginning(plan: Plan) -> dict[str, Any]:
    duty = plan.duties.exclude(to="").exclude(due=None).order_by("due").first()
    return {
        "issuer": plan.agency.name.upper(),
        "superior": plan.issuer.upper(),
        "notation": "BC-STP",
        "place": plan.place,
        "due": duty.due if duty else None,
        "addressees": [duty.to] if duty else [],
        "recipients": ["Như trên", "Lưu: VT"],
    }


@transaction.atomic
def take_snapshot(*, by: Actor, report: Report, as_of: date) -> Snapshot:
    """Freeze the plan's tasks and figures as of the end of a day; the same figures are frozen once."""
    content = plan_content(report.plan, as_of).as_json()
    snapshot, is_new = Snapshot.objects.get_or_create(
        report=report,
        sha256=digest(content),
        defaults={"as_of": as_of, "content": content, "taken_at": timezone.now(), "taken_by": by.name},
    )
    if is_new:
        record(
            by=by,
            action="report.figures_frozen",
            kind=KIND,
            key=str(report.pk),
            as_of=as_of.isoformat(),
            sha256=snapshot.sha256,
        )
    return snapshot


@transaction.atomic
def write_passages(*, by: Actor, report: Report, texts: Mapping[str, str]) -> None:
    """Keep the officer's words, place by place; an emptied place loses its passage."""
    before = report.texts()
    changed = {key: text.strip() for key, text in texts.items() if text.strip() != before.get(key, "")}
    for key, text in changed.items():
        if text:
            written = {"text": text, "written_at": timezone.now(), "written_by": by.name}
            Passage.objects.update_or_create(report=report, key=key, defaults=written)
        else:
            report.passages.filter(key=key).delete()
    if changed:
        record(by=by, action="report.written", kind=KIND, key=str(report.pk), places=sorted(changed))


@transaction.atomic
def write_letterhead(*, by: Actor, report: Report, fields: Mapping[str, Any]) -> None:
    """Who reports to whom, number, date and signature."""
    for name in HEAD:
        setattr(report, name, fields[name])
    report.save(update_fields=HEAD)
    record(by=by, action="report.letterhead_written", kind=KIND, key=str(report.pk))


def draw(snapshot: Snapshot) -> Paper:
    """The report as a paper, from the frozen figures and the officer's words alone."""
    report = snapshot.report
    return as_paper(snapshot.read(), report.texts(), report.letterhead, snapshot.sha256)
