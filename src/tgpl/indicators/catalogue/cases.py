"""Cases of people with disabilities: how many, of what sort, and whether their files are whole."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor
from tgpl.cases.models import AccessAnswer, Case
from tgpl.core.pages.navigation import address_of
from tgpl.indicators.catalogue.sources import (
    DISABILITY_FILES,
    DISABILITY_POLICY,
    REGISTERS,
    column,
    end_of,
    everything,
    of_offices,
)
from tgpl.indicators.figures import Column, Indicator, Population
from tgpl.indicators.rules import Scope
from tgpl.intake.models import FormOfAid, MatterField
from tgpl.people.models import AccessNeed


def cases_in(scope: Scope) -> QuerySet[Case]:
    return of_offices(Case.objects.accepted_between(scope.first, scope.last), scope)


def cases_of_disabled(scope: Scope) -> QuerySet[Case]:
    return cases_in(scope).of_people_with_disabilities()


def visible(rows: QuerySet[Case], actor: Actor) -> QuerySet[Case]:
    return rows.visible_to(actor)


COLUMNS = (
    Column(_("Mã hồ sơ"), lambda case: case.code),
    Column(_("Ngày thụ lý"), lambda case: case.accepted_on),
    Column(_("Hình thức"), lambda case: case.get_form_display()),
    Column(_("Lĩnh vực"), lambda case: case.get_field_display()),
    Column(_("Tình trạng"), lambda case: case.status_label),
    Column(_("Giấy tờ trong hồ sơ"), lambda case: _("Đủ") if case.file_complete else _("Còn thiếu")),
)


def address(case: Case) -> str:
    return address_of("cases:open_case", case.code)


OF_DISABLED = Population("cases_of_disabled", cases_of_disabled, visible, COLUMNS, address=address)
ALL = Population("cases", cases_in, visible, COLUMNS, address=address)
CASE_UNIT = _("vụ việc")
FILE_UNIT = _("hồ sơ")


def ended(scope: Scope) -> Q:
    return Q(ended_on__lte=scope.as_of)


def has_needs(scope: Scope) -> Q:
    return Q(Exists(AccessNeed.objects.filter(person=OuterRef("person"))))


def access_met(scope: Scope) -> Q:
    """Every need that the person stated is met, or needed no more, in this case."""
    settled = AccessAnswer.objects.filter(
        case=OuterRef(OuterRef("pk")), need=OuterRef("need"), outcome__in=SETTLED, at__lt=end_of(scope)
    )
    waiting = AccessNeed.objects.filter(~Exists(settled), person=OuterRef("person"))
    return has_needs(scope) & ~Q(Exists(waiting))


SETTLED = (AccessAnswer.Outcome.MET, AccessAnswer.Outcome.NOT_NEEDED)

CASE_FIGURES = (
    Indicator(
        "cases.disability.files_complete",
        _("Hồ sơ vụ việc của người khuyết tật đã đủ giấy tờ"),
        _(
            "Mẫu số: mọi vụ việc của người khuyết tật thụ lý trong kỳ. Tử số: vụ việc mà hồ sơ hiện có đủ các giấy tờ "
            "bắt buộc theo hình thức trợ giúp (Điều 11 Thông tư 12/2018/TT-BTP). Vụ việc đang làm thường chưa đủ."
        ),
        FILE_UNIT,
        DISABILITY_FILES,
        OF_DISABLED,
        counted=lambda scope: Q(file_complete=True),
        out_of=everything,
    ),
    Indicator(
        "cases.disability.ended_files_complete",
        _("Hồ sơ đã kết thúc của người khuyết tật có đủ giấy tờ"),
        _("Mẫu số: vụ việc của người khuyết tật thụ lý trong kỳ và đã kết thúc. Tử số: trong đó hồ sơ có đủ giấy tờ."),
        FILE_UNIT,
        DISABILITY_FILES,
        OF_DISABLED,
        counted=lambda scope: ended(scope) & Q(file_complete=True),
        out_of=ended,
    ),
    Indicator(
        "cases.disability.entered_nationally",
        _("Hồ sơ của người khuyết tật đã cập nhật lên Hệ thống quản lý của Bộ Tư pháp"),
        _(
            "Mẫu số: mọi vụ việc của người khuyết tật thụ lý trong kỳ. Tử số: vụ việc đã được ghi mã trên Hệ thống "
            "quản lý tổ chức và hoạt động trợ giúp pháp lý."
        ),
        FILE_UNIT,
        DISABILITY_FILES,
        OF_DISABLED,
        counted=lambda scope: Q(national_entered_on__lte=scope.as_of),
        out_of=everything,
    ),
    Indicator(
        "cases.disability.by_form",
        _("Vụ việc của người khuyết tật theo hình thức"),
        _("Vụ việc của người khuyết tật thụ lý trong kỳ, chia theo hình thức trợ giúp pháp lý."),
        CASE_UNIT,
        DISABILITY_POLICY,
        OF_DISABLED,
        by=column("form", FormOfAid),
    ),
    Indicator(
        "cases.disability.by_field",
        _("Vụ việc của người khuyết tật theo lĩnh vực"),
        _("Vụ việc của người khuyết tật thụ lý trong kỳ, chia theo lĩnh vực pháp luật."),
        CASE_UNIT,
        DISABILITY_POLICY,
        OF_DISABLED,
        by=column("field", MatterField),
    ),
    Indicator(
        "cases.disability.access_met",
        _("Vụ việc mà mọi nhu cầu hỗ trợ tiếp cận đã được đáp ứng"),
        _(
            "Mẫu số: vụ việc của người khuyết tật thụ lý trong kỳ mà người đó nói cần hỗ trợ (phiên dịch ngôn ngữ ký "
            "hiệu, gặp tại nhà, lối đi không bậc …). Tử số: vụ việc mà từng nhu cầu được ghi là đã đáp ứng hoặc không "
            "còn cần, tính đến ngày lấy số liệu; chưa ghi thì chưa được tính."
        ),
        CASE_UNIT,
        DISABILITY_POLICY,
        OF_DISABLED,
        counted=access_met,
        out_of=has_needs,
    ),
    Indicator(
        "cases.by_form",
        _("Vụ việc theo hình thức"),
        _("Mọi vụ việc thụ lý trong kỳ, chia theo hình thức trợ giúp pháp lý."),
        CASE_UNIT,
        REGISTERS,
        ALL,
        by=column("form", FormOfAid),
    ),
)
