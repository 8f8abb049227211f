"""Candidates for a case in words: what speaks for each, what against."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from tgpl.cases.queries import Choice
from tgpl.directory.models import Field


def candidate_choices(choices: Iterable[Choice]) -> list[tuple[str, str, str]]:
    """Each candidate as key, name and what the head weighs, the likeliest first."""
    return [(str(choice.who.key), choice.who.full_name, " · ".join(_weighed(choice))) for choice in choices]


def proposed(choices: Iterable[Choice]) -> list[tuple[str, str, bool]]:
    """The same in one line each, for a list to choose from: key, words, whether without a sign of conflict."""
    return [
        (key, f"{name}: {weighed}", choice.is_clear)
        for choice, (key, name, weighed) in ((c, *candidate_choices([c])) for c in choices)
    ]


def _weighed(choice: Choice) -> Iterator[str]:
    who, found = choice.who, choice.ranked.candidate
    reasons = {reason.code for reason in choice.ranked.reasons}
    if "opposed" in reasons:
        yield _("CÓ DẤU HIỆU XUNG ĐỘT LỢI ÍCH")
    if choice.away_until:
        yield _("đang nghỉ đến %(day)s") % {"day": f"{choice.away_until:%d/%m/%Y}"}
    yield who.kind_words
    if "field" in reasons:
        yield _("đúng lĩnh vực")
    elif found.fields:
        yield _("lĩnh vực khác: %(fields)s") % {"fields": ", ".join(str(f.label) for f in Field if f in found.fields)}
    yield _("đang làm %(count)d vụ việc") % {"count": found.open_cases}
    if "gender" in reasons:
        yield _("đúng giới tính được mong muốn")
    if who.knows_sign_language:
        yield _("biết ngôn ngữ ký hiệu")
    if who.disability_experience:
        yield _("có kinh nghiệm với người khuyết tật")
    if "near" in reasons:
        yield _("cùng đơn vị hoặc cùng xã")
    if choice.standing:
        yield str(choice.standing.words)
