"""The public lists of organisations and practitioners: kept, published, sent, received."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.directory.models import Delivery, Engagement, Publication
from tgpl.directory.queries import organisations_on
from tgpl.indicators.catalogue.sources import DISABILITY_LISTS, end_of, everything
from tgpl.indicators.figures import Column, Indicator, Population
from tgpl.indicators.rules import Scope

Kind = Agency.Kind
# Who must get the lists: bodies of proceedings, detention, communes, associations and social facilities, departments.
PARTNERS = (
    Kind.COURT,
    Kind.PROCURACY,
    Kind.POLICE,
    Kind.DETENTION,
    Kind.PRISON,
    Kind.COMMUNE,
    Kind.ASSOCIATION,
    Kind.SOCIAL_FACILITY,
    Kind.STATE_BODY,
)


def visible(rows: QuerySet, actor: Actor) -> QuerySet:
    return rows if actor.may(Permission.VIEW_DIRECTORY) else rows.none()


def organisations(scope: Scope) -> QuerySet[Agency]:
    return organisations_on(scope.as_of)


def engagements(scope: Scope) -> QuerySet[Engagement]:
    return Engagement.objects.on(scope.as_of)


def publications(scope: Scope) -> QuerySet[Publication]:
    return Publication.objects.filter(as_of__gte=scope.first, published_at__lt=end_of(scope))


def partners(scope: Scope) -> QuerySet[Agency]:
    standing = Q(valid_to=None) | Q(valid_to__gte=scope.as_of)
    return Agency.objects.filter(standing, kind__in=PARTNERS, valid_from__lte=scope.as_of)


def _sent(scope: Scope) -> QuerySet[Delivery]:
    """Deliveries to an agency, in scope, of a list drawn up in scope."""
    return Delivery.objects.filter(
        agency=OuterRef("pk"), publication__as_of__gte=scope.first, sent_at__lt=end_of(scope)
    )


ORGANISATIONS = Population(
    "organisations",
    organisations,
    visible,
    (
        Column(_("Tổ chức"), lambda agency: agency.name),
        Column(_("Loại"), lambda agency: agency.get_kind_display()),
        Column(_("Từ ngày"), lambda agency: agency.valid_from),
    ),
    about_people=False,
)
PRACTITIONERS = Population(
    "engagements",
    engagements,
    visible,
    (
        Column(_("Người thực hiện"), lambda engagement: engagement.practitioner.full_name),
        Column(_("Loại"), lambda engagement: engagement.get_kind_display()),
        Column(_("Tổ chức"), lambda engagement: engagement.agency.name),
        Column(_("Từ ngày"), lambda engagement: engagement.valid_from),
    ),
    ("practitioner", "agency"),
    about_people=False,
)
PUBLICATIONS = Population(
    "publications",
    publications,
    visible,
    (
        Column(_("Danh sách tính đến ngày"), lambda publication: publication.as_of),
        Column(_("Số tổ chức"), lambda publication: publication.organisations),
        Column(_("Số người thực hiện"), lambda publication: publication.practitioners),
        Column(_("Người công bố"), lambda publication: publication.published_by),
    ),
    about_people=False,
)
AGENCIES = Population(
    "partners",
    partners,
    visible,
    (
        Column(_("Cơ quan, tổ chức"), lambda agency: agency.name),
        Column(_("Loại"), lambda agency: agency.get_kind_display()),
    ),
    about_people=False,
)
AGENCY_UNIT = _("cơ quan, tổ chức")

REGISTER_FIGURES = (
    Indicator(
        "register.organisations",
        _("Tổ chức thực hiện trợ giúp pháp lý trong danh sách"),
        _(
            "Trung tâm, chi nhánh, tổ chức ký hợp đồng và tổ chức đăng ký tham gia có trong danh sách vào ngày lấy "
            "số liệu."
        ),
        _("tổ chức"),
        DISABILITY_LISTS,
        ORGANISATIONS,
    ),
    Indicator(
        "register.practitioners",
        _("Người thực hiện trợ giúp pháp lý trong danh sách"),
        _(
            "Người thực hiện đang làm việc cho một tổ chức trong danh sách vào ngày lấy số liệu; mỗi nơi làm việc tính "
            "một lần."
        ),
        _("người"),
        DISABILITY_LISTS,
        PRACTITIONERS,
    ),
    Indicator(
        "register.publications",
        _("Lần công bố danh sách tổ chức, người thực hiện"),
        _("Số lần danh sách được lập và công bố trong kỳ."),
        _("lần"),
        DISABILITY_LISTS,
        PUBLICATIONS,
    ),
    Indicator(
        "register.sent",
        _("Cơ quan, tổ chức phối hợp đã được gửi danh sách"),
        _(
            "Mẫu số: cơ quan tiến hành tố tụng, cơ sở giam giữ, trại giam, Ủy ban nhân dân cấp xã, hội, cơ sở trợ giúp "
            "xã hội, sở ngành có trong hệ thống. Tử số: nơi đã được gửi danh sách lập trong kỳ."
        ),
        AGENCY_UNIT,
        DISABILITY_LISTS,
        AGENCIES,
        counted=lambda scope: Q(Exists(_sent(scope))),
        out_of=everything,
    ),
    Indicator(
        "register.confirmed",
        _("Cơ quan, tổ chức phối hợp đã xác nhận nhận được danh sách"),
        _("Mẫu số: nơi đã được gửi danh sách lập trong kỳ. Tử số: nơi đã xác nhận là nhận được."),
        AGENCY_UNIT,
        DISABILITY_LISTS,
        AGENCIES,
        counted=lambda scope: Q(Exists(_sent(scope).filter(confirmed_at__lt=end_of(scope)))),
        out_of=lambda scope: Q(Exists(_sent(scope))),
    ),
)
