"""Making a report: opening it, freezing figures, writing its words, drawing it, keeping what went out."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.documents.paper import Paper
from tgpl.documents.queries import letterhead_of
from tgpl.plans.models import Plan
from tgpl.reports.models import IssuedReport, Passage, Report, Snapshot
from tgpl.reports.periodic.queries.catalogue import template_of
from tgpl.reports.periodic.queries.content import periodic_content
from tgpl.reports.periodic.rules.content import PeriodicContent
from tgpl.reports.periodic.rules.drawing import period_paper
from tgpl.reports.periodic.rules.template import Template
from tgpl.reports.queries.plans import plan_content
from tgpl.reports.rules.content import PlanContent, digest
from tgpl.reports.rules.plan_report import Letterhead, as_paper
from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.rules.periods import Period

KIND = "report"
HEAD_OF_OFFICE = "GIÁM ĐỐC"  # who signs, until the officer says otherwise
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
        "position": HEAD_OF_OFFICE,
        "place": plan.place,
        "due": duty.due if duty else None,
        "addressees": [duty.to] if duty else [],
        "recipients": ["Như trên", "Lưu: VT"],
    }


@transaction.atomic
def take_snapshot(*, by: Actor, report: Report, as_of: date) -> Snapshot:
    """Freeze the plan's tasks and figures as of the end of a day; the same figures are frozen once."""
    content = current_content(report, as_of).as_json()
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


def current_content(report: Report, as_of: date) -> PlanContent | PeriodicContent:
    """What a snapshot of the report would hold now."""
    if report.plan is not None:
        return plan_content(report.plan, as_of)
    assert report.agency is not None
    return periodic_content(template_of(report.template), period_of(report.period), report.agency, as_of)


def draw(snapshot: Snapshot) -> Paper:
    """The report as a paper, from the frozen figures and the officer's words alone."""
    report = snapshot.report
    return _paper(snapshot, report.texts(), report.letterhead)


def _paper(snapshot: Snapshot, texts: Mapping[str, str], head: Letterhead) -> Paper:
    if snapshot.report.plan_id is not None:
        return as_paper(snapshot.read(), texts, head, snapshot.sha256)
    return period_paper(snapshot.read_period(), texts, head, snapshot.sha256)


@transaction.atomic
def open_periodic(*, by: Actor, template: Template, period: Period, agency: Agency) -> Report:
    """The report of `agency` on a period by a template, begun or found; it begins under the letterhead of `agency`."""
    head = letterhead_of(agency)
    begun = {
        "name": f"{template.name}, {period.name}",
        "issuer": head.name.upper(),
        "superior": head.superior.upper(),
        "notation": f"BC-{head.notation}" if head.notation else "",
        "place": head.place,
        "position": HEAD_OF_OFFICE,
        "addressees": list(template.addressees),
        "recipients": ["Như trên", "Lưu: VT"],
    }
    place = {"template": template.code, "period": period.code, "agency": agency}
    report, is_new = Report.objects.get_or_create(**place, defaults=begun)
    if is_new:
        record(by=by, action="report.begun", kind=KIND, key=str(report.pk), name=report.name)
    return report


@transaction.atomic
def issue_report(*, by: Actor, snapshot: Snapshot, note: str = "") -> IssuedReport:
    """Keep the report as it goes out: from now on it is drawn again as it was, whatever is written later."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=snapshot.report_id)
    newest = report.issues.first()
    head = {name: value for name, value in asdict(report.letterhead).items() if name != "signed_on"}
    issue = IssuedReport.objects.create(
        report=report,
        snapshot=snapshot,
        number=newest.number + 1 if newest else 1,
        passages=report.texts(),
        letterhead={**head, "signed_on": report.signed_on.isoformat() if report.signed_on else None},
        note=note.strip(),
        at=timezone.now(),
        **signed(by),
    )
    record(by=by, action="report.issued", kind=KIND, key=str(report.pk), number=issue.number)
    return issue


def draw_issued(issue: IssuedReport) -> Paper:
    """The report as it went out."""
    told = dict(issue.letterhead)
    day = told.pop("signed_on")
    lists = {name: tuple(told[name]) for name in ("addressees", "recipients", "authority")}
    head = Letterhead(**{**told, **lists}, signed_on=date.fromisoformat(day) if day else None)
    return _paper(issue.snapshot, issue.passages, head)
