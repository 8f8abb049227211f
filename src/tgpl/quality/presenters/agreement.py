"""Kappa in words: its size, its count, and what it does and does not say."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.quality.models import GRADES
from tgpl.quality.rules.agreement import Agreement, Strength

STRENGTHS: dict[Strength, Promise] = {
    Strength.NONE: gettext_lazy("không hơn ngẫu nhiên"),
    Strength.SLIGHT: gettext_lazy("rất thấp"),
    Strength.FAIR: gettext_lazy("thấp"),
    Strength.MODERATE: gettext_lazy("trung bình"),
    Strength.SUBSTANTIAL: gettext_lazy("cao"),
    Strength.ALMOST_PERFECT: gettext_lazy("rất cao"),
}


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """`rows`: the grade of the first reviewer, and how often the second gave each grade."""

    kappa: str
    meaning: str
    caution: str
    grades: list[str]
    rows: list[tuple[str, tuple[int, ...]]]


def agreement_words(found: Agreement) -> AgreementWords:
    names = [str(name) for name in GRADES.values()]
    return AgreementWords(
        _kappa(found), _meaning(found), _caution(found), names, list(zip(names, found.table, strict=True))
    )


def _kappa(found: Agreement) -> str:
    return "–" if found.kappa is None else f"{float(found.kappa):.2f}".replace(".", ",")


def _meaning(found: Agreement) -> str:
    if found.pairs == 0:
        return _("Chưa có vụ việc nào được hai người chấm xong.")
    if found.strength is None:
        return _(
            "Hai người luôn cho cùng một mức, nên không tính được: mức thống nhất cần có nhiều mức kết quả khác nhau."
        )
    return _("Mức thống nhất %(strength)s, sau khi trừ phần trùng nhau do ngẫu nhiên.") % {
        "strength": STRENGTHS[found.strength]
    }


def _caution(found: Agreement) -> str:
    if found.pairs > 0 and found.is_few:
        return _("Mới có %(pairs)d vụ việc được chấm hai lần: con số còn dao động mạnh, chưa nên kết luận.") % {
            "pairs": found.pairs
        }
    return ""
