"""Rounds, reviews and documents as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.core.language.text import fold
from tgpl.reviews.models import LegalDocument, Mark, Review, ReviewRound, TextPassage
from tgpl.reviews.rules.steps import ReviewStatus


def listed_rounds(actor: Actor) -> QuerySet[ReviewRound]:
    """The rounds with how many documents stand in each, and how many of them were confirmed."""
    return (
        ReviewRound.objects.visible_to(actor)
        .select_related("agency")
        .annotate(
            documents=Count("reviews"), confirmed=Count("reviews", filter=Q(reviews__status=ReviewStatus.CONFIRMED))
        )
    )


def rounds_for_task(actor: Actor, key: str) -> QuerySet[ReviewRound]:
    """The rounds that a task of a plan asked for, the newest first, as `listed_rounds` has them."""
    return listed_rounds(actor).filter(task_key=key).order_by("-opened_on", "-pk")


def reviews_in(opened: ReviewRound) -> QuerySet[Review]:
    """The documents of a round with what was found in each."""
    return (
        opened.reviews.select_related("document", "round")
        .annotate(
            found=Count("findings", distinct=True),
            undecided=Count("marks", filter=Q(marks__verdict="", marks__aside=""), distinct=True),
        )
        .order_by("pk")
    )


def opened_reviews(actor: Actor) -> QuerySet[Review]:
    return Review.objects.visible_to(actor).select_related("round__agency__parent", "document")


def documents_named(documents: QuerySet[LegalDocument], words: str) -> QuerySet[LegalDocument]:
    """Those whose number, title or issuer holds the words, diacritics or not."""
    return documents.filter(folded__contains=fold(words))


@dataclass(slots=True)
class Marked:
    """A passage with the marks that stand in it."""

    passage: TextPassage
    marks: list[Mark] = field(default_factory=list)


def marked_passages(marks: Iterable[Mark]) -> list[Marked]:
    """The passages in which marks stand, in the order of the text. Marks come with their passages."""
    found: dict[int, Marked] = {}
    for mark in marks:
        found.setdefault(mark.passage_id, Marked(mark.passage)).marks.append(mark)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Alike:
    """Undecided marks with the same reason."""

    code: str
    name: str
    why: str
    count: int


def alike(review: Review) -> list[Alike]:
    """Reasons with more than one undecided mark, the most frequent first; marks set aside are not counted."""
    rows = (
        review.marks.filter(verdict="", aside="")
        .values("code", "name", "why")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
        .order_by("-count", "name")
    )
    return [Alike(row["code"], row["name"], row["why"], row["count"]) for row in rows]
