"""`tgpl periodic-report TEMPLATE --period P --format docx|pdf -o FILE`: a periodic report from figures frozen now."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.core.commands import writer_for
from tgpl.documents.services import render
from tgpl.reports.periodic.queries.catalogue import UnknownTemplate, template_of, templates
from tgpl.reports.periodic.rules.template import SPAN, Template
from tgpl.reports.services import draw, open_periodic, take_snapshot
from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.rules.periods import HOW_TO_WRITE, Period, PeriodError


class Command(BaseCommand):
    help = "Lập một báo cáo định kỳ từ số liệu chốt hôm nay. Danh sách mẫu: tgpl periodic-report --list."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("template", nargs="?", help="mã mẫu báo cáo, ví dụ mau-12")
        parser.add_argument("--period", help=HOW_TO_WRITE)
        parser.add_argument("--format", choices=["docx", "pdf"], default="docx", dest="kind")
        parser.add_argument("--list", action="store_true", dest="listing", help="in danh sách mẫu")
        parser.add_argument("-o", "--output", type=Path, help="tệp kết quả; không ghi thì đưa ra đầu ra chuẩn")

    def handle(self, *args: Any, template: str | None, period: str | None, listing: bool, **given: Any) -> None:
        if listing:
            for one in templates().values():
                self.stdout.write(f"{one.code:<16} {one.name} ({', '.join(one.periods)})")
        elif template and period:
            self._write(*chosen(template, period), given["kind"], given["output"])
        else:
            raise CommandError("Hãy ghi mẫu và kỳ, ví dụ: tgpl periodic-report mau-12 --period 2026-H1 -o bc.docx")

    def _write(self, template: Template, period: Period, kind: Any, output: Path | None) -> None:
        give = writer_for(output, self.stdout)
        report = open_periodic(by=Actor.system(), template=template, period=period, agency=sender())
        snapshot = take_snapshot(by=Actor.system(), report=report, as_of=timezone.localdate())
        give(render(draw(snapshot), kind))
        self.stderr.write(f"{output or report.name}: mã kiểm tra {snapshot.sha256[:16]}", self.style.SUCCESS)


def chosen(code: str, period: str) -> tuple[Template, Period]:
    """The template and the period of these names, when they go together."""
    try:
        template, asked = template_of(code), period_of(period)
    except (UnknownTemplate, PeriodError) as error:
        raise CommandError(str(error)) from None
    if (asked.kind or SPAN) not in template.periods:
        raise CommandError(f"Báo cáo {template.code} không lập cho kỳ {asked.code}.")
    return template, asked


def sender() -> Agency:
    """Who reports for the whole province: the department, or where there is none the first centre."""
    known = Agency.objects.filter(kind__in=[Agency.Kind.DEPARTMENT, Agency.Kind.CENTRE]).select_related("parent")
    found = known.order_by("-kind", "pk").first()
    if found is None:
        raise CommandError("Hệ thống chưa có Sở Tư pháp hoặc Trung tâm nào.")
    return found
