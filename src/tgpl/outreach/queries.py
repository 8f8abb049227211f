"""What pages read: the library as it stands, and what is found in it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from django.db.models import Count, Max, QuerySet

from tgpl.core.language.text import fold
from tgpl.core.law.rule_files import rule_files
from tgpl.outreach.models import LayTerm, TextRevision
from tgpl.outreach.rules import (
    Confirmation,
    Index,
    Lexicon,
    Limits,
    Sayings,
    Source,
    Text,
    Topic,
    layout,
    load_lexicon,
    load_limits,
    load_sayings,
    load_texts,
    spoken,
)

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, eq=False)
class Library:
    """Every text that may be read now, and the index over them. One library is another when something changed."""

    texts: Mapping[str, Text]
    lexicon: Lexicon
    index: Index

    def search(self, query: str) -> list[Text]:
        """The texts that answer, the best first; empty when none does."""
        return [self.texts[found.slug] for found in self.index.search(query)]

    def by_topic(self) -> dict[Topic, list[Text]]:
        """The texts by topic, in the order of the topics, then by title."""
        shelves: dict[Topic, list[Text]] = {topic: [] for topic in Topic}
        for text in sorted(self.texts.values(), key=lambda text: fold(text.title)):
            shelves[text.topic].append(text)
        return {topic: texts for topic, texts in shelves.items() if texts}


def library() -> Library:
    """The library: built once in this process, and again when an editor changed something."""
    newest = TextRevision.objects.aggregate(at=Max("published_at"))["at"]
    terms = LayTerm.objects.aggregate(last=Max("pk"), count=Count("pk"))
    return _library(newest, terms["last"], terms["count"])


@lru_cache(maxsize=2)
def _library(_newest: datetime | None, _last_term: int | None, _terms: int) -> Library:
    """The arguments say which state of the tables is meant."""
    texts = {**shipped_texts(), **{revision.slug: as_text(revision) for revision in published()}}
    lexicon = _lexicon()
    return Library(texts, lexicon, Index(texts.values(), lexicon))


@lru_cache(maxsize=1)
def shipped_texts() -> dict[str, Text]:
    """The texts that come with the product."""
    return load_texts(rule_files(DATA / "texts"))


@lru_cache(maxsize=1)
def reading_limits() -> tuple[dict[str, Limits], tuple[str, ...]]:
    """How long sentences may be in each reading, and which words are hard."""
    return load_limits(DATA / "readability.yaml")


@lru_cache(maxsize=1)
def _sayings() -> Sayings:
    return load_sayings(DATA / "spoken.yaml")


def words_of(text: Text, reading: str) -> str:
    """One reading of a text ("standard" or "easy") as a voice says it."""
    return spoken(text.title, layout(getattr(text, reading)), _sayings())


def _lexicon() -> Lexicon:
    """Our glossary with what editors added."""
    ours = load_lexicon(DATA / "lexicon.yaml")
    lay = defaultdict(tuple, ours.lay)
    for term in LayTerm.objects.all():
        lay[fold(term.says)] = (*lay[fold(term.says)], fold(term.law))
    return Lexicon(dict(lay), ours.empty, ours.subjects)


def published() -> QuerySet[TextRevision]:
    """The revision now shown under each slug that editors changed; a later one stands after an earlier one."""
    return (
        TextRevision.objects.filter(published_at__isnull=False)
        .select_related("confirmed_by")
        .order_by("published_at", "pk")
    )


def drafts() -> QuerySet[TextRevision]:
    """What waits to be published, the newest first."""
    return TextRevision.objects.filter(published_at=None).select_related("author", "confirmed_by")


def as_text(revision: TextRevision) -> Text:
    """A revision in the form in which all texts are read."""
    return Text(
        slug=revision.slug,
        topic=Topic(revision.topic),
        title=revision.title,
        asks=tuple(revision.asks),
        standard=revision.standard,
        easy=revision.easy,
        sources=tuple(Source(**(source | {"read": date.fromisoformat(source["read"])})) for source in revision.sources),
        written=revision.written_at.date(),
        confirmed=(
            Confirmation(revision.confirmed_by.full_name, revision.confirmed_on)
            if revision.confirmed_by and revision.confirmed_on
            else None
        ),
    )
