"""Who asked, and who was served: the denominator is everybody who asked, by whatever channel and with whatever end."""

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.core.pages.navigation import address_of
from tgpl.indicators.catalogue.sources import (
    DISABILITY_CHANNELS,
    DISABILITY_LISTS,
    DISABILITY_POLICY,
    column,
    end_of,
    everything,
    of_offices,
)
from tgpl.indicators.figures import Column, Dimension, Indicator, Population
from tgpl.indicators.rules import Scope
from tgpl.intake.models import STATUS_LABELS, Channel, Request
from tgpl.intake.rules import OPEN, SERVED, RequestStatus
from tgpl.people.models import DisabilityKind, Sex

# The hotline, and the page and application from which people send requests themselves.
FROM_HOME = (Channel.WEB, Channel.TELEPHONE)
REFERRED = (Channel.NOTICE, Channel.INFORMATION, Channel.INTRODUCTION)
WAITING = "waiting"


def requests_in(scope: Scope) -> QuerySet[Request]:
    asked = Request.objects.received_between(scope.first, scope.last)
    return of_offices(asked.counted_once(scope.last), scope)


def requests_of_disabled(scope: Scope) -> QuerySet[Request]:
    return requests_in(scope).of_people_with_disabilities()


def visible(rows: QuerySet[Request], actor: Actor) -> QuerySet[Request]:
    return rows.visible_to(actor)


COLUMNS = (
    Column(_("Mã yêu cầu"), lambda request: request.reference),
    Column(_("Ngày tiếp nhận"), lambda request: request.received_on),
    Column(_("Kênh"), lambda request: request.get_channel_display()),
    Column(_("Tình trạng"), lambda request: request.status_label),
    Column(_("Nơi tiếp nhận"), lambda request: request.office.name),
)


def address(request: Request) -> str:
    return address_of("intake:open_request", request.reference)


OF_DISABLED = Population("requests_of_disabled", requests_of_disabled, visible, COLUMNS, ("office",), address)
ALL = Population("requests", requests_in, visible, COLUMNS, ("office",), address)


def settled(scope: Scope, *statuses: str) -> Q:
    """Stood at one of `statuses` at the end of `as_of`: these are ends, so nothing moves a request out of them."""
    return Q(status__in=statuses, status_at__lt=end_of(scope))


def served(scope: Scope) -> Q:
    return settled(scope, *SERVED)


def waiting(scope: Scope) -> Q:
    return Q(status__in=OPEN) | Q(status_at__gte=end_of(scope))


def outcome(scope: Scope) -> Case:
    return Case(When(waiting(scope), then=Value(WAITING)), default=F("status"), output_field=CharField())


def outcome_names() -> dict[str, object]:
    ends = {status.value: STATUS_LABELS[status] for status in RequestStatus if status not in OPEN}
    return {WAITING: _("Đang xử lý"), **ends}


def age_group(scope: Scope) -> Case:
    """By years alone: the last year of the span less the year of birth."""
    bounds = [("child", 16), ("minor", 18), ("adult", 60)]
    younger = [When(person__birth_year__gt=scope.last.year - age, then=Value(name)) for name, age in bounds]
    return Case(
        When(person__birth_year=None, then=Value("")), *younger, default=Value("elder"), output_field=CharField()
    )


AGE_GROUPS = {
    "child": _("Dưới 16 tuổi"),
    "minor": _("Từ 16 đến dưới 18 tuổi"),
    "adult": _("Từ 18 đến dưới 60 tuổi"),
    "elder": _("Từ 60 tuổi"),
    "": _("Chưa rõ năm sinh"),
}
KIND = Dimension(
    lambda scope: F("person__disabilities__kind"),
    lambda: {**dict(DisabilityKind.choices), "": _("Chưa rõ dạng tật")},
)
REQUEST_UNIT = _("lượt yêu cầu")

REQUEST_FIGURES = (
    Indicator(
        "requests.disability.served",
        _("Người khuyết tật có yêu cầu được trợ giúp"),
        _(
            "Mẫu số: mọi lượt yêu cầu của người khuyết tật tiếp nhận trong kỳ, bằng bất kỳ kênh nào, kể cả yêu cầu bị "
            "từ chối, chuyển đi, rút lại hoặc dừng giữa chừng. Tử số: lượt đã thụ lý thành vụ việc hoặc đã được trả "
            "lời ngay (việc) tính đến ngày lấy số liệu. Yêu cầu chuyển đến tổ chức khác trong hệ thống này được tính "
            "một lần, ở tổ chức nhận."
        ),
        REQUEST_UNIT,
        DISABILITY_POLICY,
        OF_DISABLED,
        counted=served,
        out_of=everything,
    ),
    Indicator(
        "requests.disability.by_outcome",
        _("Yêu cầu của người khuyết tật theo kết quả"),
        _("Các lượt yêu cầu của người khuyết tật tiếp nhận trong kỳ, chia theo tình trạng tính đến ngày lấy số liệu."),
        REQUEST_UNIT,
        DISABILITY_POLICY,
        OF_DISABLED,
        by=Dimension(outcome, outcome_names),
    ),
    Indicator(
        "requests.disability.by_kind",
        _("Yêu cầu của người khuyết tật theo dạng tật"),
        _("Một người có nhiều dạng tật được tính ở mỗi dạng, nên tổng các dạng có thể lớn hơn số lượt yêu cầu."),
        REQUEST_UNIT,
        DISABILITY_POLICY,
        OF_DISABLED,
        by=KIND,
    ),
    Indicator(
        "requests.disability.by_sex",
        _("Yêu cầu của người khuyết tật theo giới tính"),
        _("Các lượt yêu cầu của người khuyết tật tiếp nhận trong kỳ, chia theo giới tính."),
        REQUEST_UNIT,
        DISABILITY_POLICY,
        OF_DISABLED,
        by=column("person__sex", Sex),
    ),
    Indicator(
        "requests.disability.by_age",
        _("Yêu cầu của người khuyết tật theo nhóm tuổi"),
        _("Tuổi tính bằng năm cuối kỳ trừ năm sinh."),
        REQUEST_UNIT,
        DISABILITY_POLICY,
        OF_DISABLED,
        by=Dimension(age_group, lambda: AGE_GROUPS),
    ),
    Indicator(
        "requests.disability.by_channel",
        _("Yêu cầu của người khuyết tật theo kênh"),
        _("Các lượt yêu cầu của người khuyết tật tiếp nhận trong kỳ, chia theo kênh gửi đến."),
        REQUEST_UNIT,
        DISABILITY_CHANNELS,
        OF_DISABLED,
        by=column("channel", Channel),
    ),
    Indicator(
        "requests.disability.from_home",
        _("Yêu cầu người khuyết tật gửi từ nhà qua điện thoại, trang web, ứng dụng"),
        _(
            "Mẫu số: mọi lượt yêu cầu của người khuyết tật tiếp nhận trong kỳ. Tử số: lượt gửi qua đường dây nóng, "
            "điện thoại, trang web hoặc ứng dụng."
        ),
        REQUEST_UNIT,
        DISABILITY_CHANNELS,
        OF_DISABLED,
        counted=lambda scope: Q(channel__in=FROM_HOME),
        out_of=everything,
    ),
    Indicator(
        "requests.disability.referred",
        _("Người khuyết tật được cơ quan, tổ chức giới thiệu đến"),
        _(
            "Lượt yêu cầu của người khuyết tật đến bằng thông báo, thông tin (Mẫu 03, 04) hoặc giấy giới thiệu "
            "(Mẫu 13)."
        ),
        REQUEST_UNIT,
        DISABILITY_LISTS,
        OF_DISABLED,
        counted=lambda scope: Q(channel__in=REFERRED),
    ),
    Indicator(
        "requests.by_channel",
        _("Yêu cầu theo kênh"),
        _("Mọi lượt yêu cầu tiếp nhận trong kỳ, chia theo kênh gửi đến."),
        REQUEST_UNIT,
        DISABILITY_CHANNELS,
        ALL,
        by=column("channel", Channel),
    ),
)
