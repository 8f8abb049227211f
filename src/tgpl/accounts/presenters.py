"""How the record and an agency are worded for pages."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.accounts.models import Agency
from tgpl.audit.models import Entry
from tgpl.audit.wording import sentence, things
from tgpl.core.pages.components import Fact, Moment, day


def moments(lines: Iterable[Entry], agencies: Mapping[int, Agency]) -> list[Moment]:
    """The lines of a trail as sentences, each leading on to the trails that it belongs to."""
    return [
        Moment(sentence(line), line.at, str(agencies.get(line.agency_id or 0, "")), _trails_of(line)) for line in lines
    ]


def _trails_of(line: Entry) -> SafeString:
    ways = [(urlencode({"kind": line.kind, "key": line.key}), f"{things().get(line.kind, line.kind)} {line.key}")]
    if line.person and line.person != line.key:
        ways.append((urlencode({"person": line.person}), _("Người được trợ giúp")))
    return format_html_join(" · ", '<a class="govuk-link" href="?{}">{}</a>', ways)


def facts(agency: Agency) -> list[Fact]:
    """What an agency's page says about it."""
    contact = ", ".join(filter(None, [agency.address, agency.phone, agency.email]))
    return [
        Fact(_("Loại cơ quan"), agency.get_kind_display()),
        Fact(_("Cơ quan cấp trên"), agency.parent or ""),
        Fact(_("Ký hiệu sổ"), agency.register_prefix),
        Fact(_("Liên hệ"), contact),
        Fact(_("Hoạt động từ ngày"), day(agency.valid_from)),
        Fact(_("Đến hết ngày"), day(agency.valid_to) or _("chưa có ngày đóng")),
    ]
