"""The file of a case."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tgpl.cases.models.matter import Case
from tgpl.core.files.papers import Paper
from tgpl.core.safety.privacy import Privacy


class CasePaper(Paper):
    """A paper of the file, numbered and dated (Thông tư 12/2018/TT-BTP, Điều 11)."""

    class Kind(models.TextChoices):
        APPLICATION = "application", _("Đơn yêu cầu trợ giúp pháp lý")
        STATUS_PROOF = "status_proof", _("Giấy tờ chứng minh thuộc diện")
        MATTER_PAPER = "matter_paper", _("Giấy tờ về vụ việc")
        ASSIGNMENT = "assignment", _("Quyết định cử, thay thế người thực hiện")
        DEFENCE = "defence", _("Bản bào chữa, bản bảo vệ")
        ADVICE = "advice", _("Văn bản tư vấn pháp luật")
        PROCEEDINGS_PAPER = "proceedings_paper", _("Kết luận điều tra, cáo trạng, bản án, quyết định")
        RESULT = "result", _("Văn bản thể hiện kết quả đại diện")
        WORK_REPORT = "work_report", _("Báo cáo công việc đã thực hiện")
        OPINION = "opinion", _("Phiếu lấy ý kiến")
        SPEECH = "speech", _("Lời kể được ghi âm")
        SIGNS = "signs", _("Lời kể bằng ngôn ngữ ký hiệu")
        NOTICE = "notice", _("Thông báo")
        ANSWER = "answer", _("Văn bản do đơn vị ban hành")
        OTHER = "other", _("Giấy tờ khác")

    privacy = Paper.privacy | {
        "number": Privacy.NOT_PERSONAL,
        "kind": Privacy.KEPT,
        "dated": Privacy.KEPT,
        "withdrawn_on": Privacy.KEPT,
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    number = models.PositiveSmallIntegerField()  # bút lục: the paper's place in the list of the file
    kind = models.CharField(max_length=20, choices=Kind)
    dated = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(
        null=True, blank=True
    )  # a letter of ours that was withdrawn: it stays, and counts no more

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="a_paper_number_is_given_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()}"

    @property
    def folder(self) -> str:
        return f"cases/{self.case.uid.hex[:2]}"
