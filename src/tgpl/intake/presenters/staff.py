"""Requests in the words of staff pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.lists.listing import Line, beside, listing
from tgpl.core.pages.components import Moment, Tone, status
from tgpl.core.pages.labels import labels_of
from tgpl.eligibility.queries import questions
from tgpl.eligibility.rules import Question
from tgpl.intake.models import STATUS_LABELS, Channel, EligibilityCheck, MatterField, Request, RequestMove
from tgpl.intake.rules import RequestStatus
from tgpl.people.models import DisabilityDegree, DisabilityKind

TONES = {
    RequestStatus.RECEIVED: Tone.TODO,
    RequestStatus.AWAITING_PAPERS: Tone.WAITING,
    RequestStatus.ACCEPTED: Tone.DONE,
    RequestStatus.ADVISED: Tone.DONE,
    RequestStatus.REFUSED: Tone.STOPPED,
    RequestStatus.TRANSFERRED: Tone.STOPPED,
    RequestStatus.WITHDRAWN: Tone.STOPPED,
    RequestStatus.LAPSED: Tone.STOPPED,
    RequestStatus.NOT_ASKED: Tone.STOPPED,
}
# In the order in which an officer reads them.
ANSWERS = {
    "yes": (Tone.DONE, gettext_lazy("Thuộc diện")),
    "unknown": (Tone.WAITING, gettext_lazy("Chưa đủ để kết luận")),
    "no": (Tone.STOPPED, gettext_lazy("Không thuộc diện")),
    "": (Tone.TODO, gettext_lazy("Chưa kết luận")),
}


# What a line of the list shows, read as plain columns: nothing encrypted, no model built for it.
LINE = (
    "pk",
    "reference",
    "channel",
    "matter_field",
    "status",
    "detained",
    "received_at",
    "asker_has_disability",
    "person__full_name",
    "person__birth_year",
    "office_id",
    "office__name",
    "office__short_name",
)


def request_table(rows: Iterable[Any], home: int | None) -> SafeString:
    """The rows of LINE as a list; `home`: the agency whose own requests need no name of office."""
    headings = [_("Người được trợ giúp"), _("Mã"), _("Tình trạng"), _("Lĩnh vực"), _("Kênh"), _("Nhận lúc")]
    return listing(_("Yêu cầu, mới nhất ở trên"), headings, _lines(rows, home))


def _lines(rows: Iterable[Any], home: int | None) -> Iterator[Line]:
    fields, channels = labels_of(MatterField), labels_of(Channel)
    tags = {value: status(STATUS_LABELS[value], tone) for value, tone in TONES.items()}
    held = status(_("Đang bị giữ"), Tone.LATE)
    root, disability = reverse("intake:list_requests"), _("khuyết tật")
    for row in rows:
        tag = tags[RequestStatus(row.status)]
        office = "" if row.office_id == home else row.office__short_name or row.office__name
        yield Line(
            url=f"{root}{row.reference}/",
            name=row.person__full_name,
            about=(row.person__birth_year, row.asker_has_disability and disability),
            code=row.reference,
            cells=(
                format_html("{} {}", tag, held) if row.detained else tag,
                fields.get(row.matter_field, ""),
                channels[row.channel],
                beside(f"{timezone.localtime(row.received_at):%d/%m/%Y}", office),
            ),
        )


def status_tag(request: Request) -> SafeString:
    return status(request.status_label, TONES[RequestStatus(request.status)])


def answer_tag(answer: str) -> SafeString:
    tone, words = ANSWERS[answer]
    return status(words, tone)


@dataclass(frozen=True, slots=True)
class Said:
    """One fact in words."""

    label: str
    words: str


def fact_words(facts: Mapping[str, Any]) -> list[Said]:
    """The known facts, in the order in which they are asked."""
    return [Said(_sentence(q.label), _words(q, facts[q.fact])) for q in questions() if facts.get(q.fact) is not None]


def _sentence(label: str) -> str:
    return label[:1].upper() + label[1:]


def _words(question: Question, value: Any) -> str:
    if question.fact == "date_of_birth":
        return "/".join(reversed(str(value).split("-")))
    if question.fact == "disability" and value:
        return _disability(value)
    return next((choice.text for choice in question.choices if choice.value == value), str(value))


def _disability(value: Mapping[str, Any]) -> str:
    kinds = ", ".join(str(DisabilityKind(kind).label) for kind in value.get("kinds") or []) or _("Có, chưa rõ dạng")
    degree = value.get("degree")
    return f"{kinds} ({str(DisabilityDegree(degree).label).lower()})" if degree else kinds


@dataclass(frozen=True, slots=True)
class GroundWords:
    """One ground of the law as the engine found it."""

    text: str
    citation: str
    mark: str
    answer: str
    facts_used: str
    missing: str
    papers: Sequence[str]

    @property
    def tag(self) -> SafeString:
        return answer_tag(self.answer)


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """What the engine proposes: the grounds that led to the answer, and the others."""

    answer: str
    law: str
    missing: str
    other_help: Sequence[str]
    grounds: Sequence[GroundWords]
    others: Sequence[GroundWords]

    @property
    def tag(self) -> SafeString:
        return answer_tag(self.answer)


def proposal_words(check: EligibilityCheck) -> ProposalWords:
    """The proposal as it is kept in `check`."""
    proposal = check.proposal
    labels = {question.fact: question.label for question in questions()}
    grounds = [_ground(ground, labels) for ground in proposal["grounds"]]
    telling = [ground for ground in grounds if ground.answer == proposal["answer"]]
    others = [ground for ground in grounds if ground.answer != proposal["answer"]]
    return ProposalWords(
        answer=proposal["answer"],
        law="; ".join(proposal["law"]["sources"]),
        missing=_named(proposal["missing_facts"], labels),
        other_help=proposal["other_help"],
        grounds=telling,
        others=sorted(others, key=lambda ground: list(ANSWERS).index(ground.answer)),
    )


def _ground(ground: Mapping[str, Any], labels: Mapping[str, str]) -> GroundWords:
    return GroundWords(
        text=ground["text"],
        citation=ground["citation"],
        mark=ground["mark"],
        answer=ground["answer"],
        facts_used=_named(ground["facts_used"], labels),
        missing=_named(ground["missing_facts"], labels),
        papers=[" + ".join(papers) for papers in ground["papers"]],
    )


def _named(facts: Sequence[str], labels: Mapping[str, str]) -> str:
    return ", ".join(labels[fact] for fact in facts)


def moments(moves: Iterable[RequestMove]) -> Iterator[Moment]:
    """The moves of a request for its timeline."""
    for move in moves:
        receiver = move.to_agency.name if move.to_agency else ""
        lines = [line for line in (receiver, move.ground, move.reason) if line]
        yield Moment(move.label, move.at, move.by_name, linebreaks_filter("\n".join(lines)) if lines else "")
