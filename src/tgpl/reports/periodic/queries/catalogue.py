"""The templates as the files say: ours under `data/periodic`, an office's own before them."""

from functools import cache
from pathlib import Path

from tgpl.core.law.rule_files import rule_files
from tgpl.reports.periodic.rules.template import Template, read_template
from tgpl.reports.tables.queries.catalogue import OURS, fields, office_files


class UnknownTemplate(LookupError):
    """No template has this code, worded for the person who asked."""


def template_files() -> list[Path]:
    return rule_files(OURS / "periodic", office_files() / "periodic")


def templates() -> dict[str, Template]:
    """Every template by its code, as the files stood when this process first needed them."""
    return _templates(tuple(template_files()))


@cache
def _templates(paths: tuple[Path, ...]) -> dict[str, Template]:
    found = [read_template(path, fields()) for path in paths]
    return {template.code: template for template in found}


def template_of(code: str) -> Template:
    """The template of this code. Raises UnknownTemplate."""
    if code not in templates():
        raise UnknownTemplate(f"Không có mẫu báo cáo “{code}”. Các mẫu: {', '.join(sorted(templates()))}.")
    return templates()[code]
