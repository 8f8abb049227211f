"""How an assessment reads on a terminal and on paper."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tgpl.core.law.rule_files import Mark
from tgpl.eligibility.rules import Answer, Assessment, GroundFinding, Question


def answer_text(answer: Answer) -> str:
    return {
        Answer.YES: _("Thuộc diện được trợ giúp pháp lý"),
        Answer.NO: _("Không thuộc diện được trợ giúp pháp lý"),
        Answer.UNKNOWN: _("Chưa đủ để trả lời"),
    }[answer]


def as_text(assessment: Assessment, questions: Iterable[Question]) -> str:
    """The whole assessment in plain Vietnamese, for a person at a terminal."""
    labels = {question.fact: _(question.label) for question in questions}
    return "\n".join(_lines(assessment, labels))


def _lines(assessment: Assessment, labels: dict[str, str]) -> Iterator[str]:
    yield f"{answer_text(assessment.answer)} ({date_format(assessment.on, 'd/m/Y')})."
    yield _("Luật áp dụng: %(sources)s.") % {"sources": assessment.version.sources[0]}
    if assessment.outside_scope:
        scope = assessment.version.scope
        yield f"{_(scope.text)} ({scope.citation})."
    for finding in assessment.having(Answer.YES):
        yield from _shown(finding, labels)
    if assessment.answer is Answer.UNKNOWN:
        yield from _open(assessment, labels)
    if assessment.other_help:
        yield ""
        yield _("Cách khác có thể giúp bạn:")
        yield from (f"- {item.worded(_(item.text))}{_mark_text(item.mark)}" for item in assessment.other_help)


def _shown(finding: GroundFinding, labels: dict[str, str]) -> Iterator[str]:
    yield ""
    yield f"• {_(finding.ground.text)}"
    yield "  " + _("Căn cứ: %(citation)s") % {"citation": finding.ground.citation} + _mark_text(finding.ground.mark)
    yield "  " + _("Dựa vào: %(facts)s") % {"facts": _named(finding.facts_used, labels)}
    yield "  " + _("Giấy tờ, chọn một cách:")
    yield from (f"  - {' + '.join(map(_, papers))}" for papers in finding.ground.papers)


def _open(assessment: Assessment, labels: dict[str, str]) -> Iterator[str]:
    yield ""
    if assessment.missing_facts:
        yield _("Cần biết thêm trước hết: %(facts)s.") % {"facts": _named(assessment.missing_facts, labels)}
    else:
        yield _("Quy định mới chưa được đối chiếu nên chưa thể trả lời chắc chắn; hãy hỏi Trung tâm.")
    for finding in assessment.having(Answer.UNKNOWN):
        missing = _named(finding.missing_facts, labels) or _("chờ đối chiếu văn bản luật")
        yield f"- {_(finding.ground.text)}: {missing}" + _mark_text(finding.ground.mark)


def _named(facts: Iterable[str], labels: dict[str, str]) -> str:
    return ", ".join(labels[fact] for fact in facts)


def _mark_text(mark: Mark) -> str:
    return " " + _("[chờ đối chiếu]") if mark is Mark.TO_VERIFY else ""
