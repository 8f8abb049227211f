"""How a request came, what it is about, what was asked for, and who asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How a request reached us. Every channel leads to the same record and the same clock."""

    WEB = "web", _("Trang web, ứng dụng")
    WALK_IN = "walk_in", _("Trực tiếp")
    TELEPHONE = "telephone", _("Điện thoại, đường dây nóng")
    POST = "post", _("Bưu chính")
    ELECTRONIC = "electronic", _("Fax, thư điện tử")
    NOTICE = "notice", _("Thông báo của cơ quan tố tụng (Mẫu 03)")
    INFORMATION = "information", _("Thông tin của cơ quan tố tụng (Mẫu 04)")
    INTRODUCTION = "introduction", _("Giấy giới thiệu (Mẫu 13)")
    TRANSFER = "transfer", _("Tổ chức trợ giúp pháp lý khác chuyển đến")


class MatterField(models.TextChoices):
    """What the matter is about, in the words of the request; `business` is outside legal aid."""

    CRIMINAL = "criminal", _("Hình sự")
    CIVIL = "civil", _("Dân sự")
    FAMILY = "family", _("Hôn nhân và gia đình")
    ADMINISTRATIVE = "administrative", _("Hành chính")
    LAND = "land", _("Đất đai, nhà ở")
    LABOUR = "labour", _("Lao động, việc làm")
    SOCIAL_POLICY = "social_policy", _("Chính sách, bảo trợ xã hội")
    BUSINESS = "business", _("Kinh doanh, thương mại")
    OTHER = "other", _("Lĩnh vực khác")


class FormOfAid(models.TextChoices):
    """Hình thức trợ giúp pháp lý: Luật Trợ giúp pháp lý 11/2017/QH14, khoản 2 Điều 27."""

    PROCEEDINGS = "proceedings", _("Tham gia tố tụng")
    ADVICE = "advice", _("Tư vấn pháp luật")
    REPRESENTATION = "representation", _("Đại diện ngoài tố tụng")


class Relation(models.TextChoices):
    """Who asks for somebody else (khoản 2 Điều 8)."""

    RELATIVE = "relative", _("Người thân thích")
    GUARDIAN = "guardian", _("Người giám hộ, người đại diện")
    ORGANISATION = "organisation", _("Cán bộ hội, tổ chức, cơ quan")
    NEIGHBOUR = "neighbour", _("Hàng xóm, bạn bè")
    OTHER = "other", _("Người khác")
