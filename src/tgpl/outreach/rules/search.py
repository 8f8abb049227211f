"""Finding a text from everyday words, typed with diacritics or without.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009) over folded words and
pairs of words: most Vietnamese words are two syllables, so a pair is a word. Words as typed count besides, so that
exact diacritics rank above folded ones. A glossary of lay terms kept by editors adds the law's word to the person's.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from tgpl.core.language.text import fold, nfc
from tgpl.outreach.rules.texts import Text

# The usual constants of BM25: how soon repetition stops counting, how much long texts pay.
K1, B = 1.2, 0.75
# What a hit in the title or in people's own questions weighs beside one in the body.
_TITLE, _ASKS, _BODY = 4, 3, 1
# A pair of syllables says more than either; a word of the glossary is ours, not the person's.
_PAIR, _TYPED, _ADDED = 2.0, 0.5, 0.6
# A text that misses more than this share of what was asked (by weight of the words) is no answer.
_ENOUGH = 0.6
# And one that scores less than this share of the best only makes the list longer.
_NEAR = 0.35


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What editors know of people's words: lay term → the law's words (both folded), and words that say nothing.

    `subjects` name the whole matter: only a text whose title or people's questions name it too can answer.
    """

    lay: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    def named(self, folded: str) -> list[str]:
        """The subjects that the folded query names."""
        return [subject for subject in self.subjects if f" {subject} " in f" {folded} "]

    def added(self, folded: str) -> list[str]:
        """The law's words for the lay terms that stand in the folded query."""
        padded = f" {folded} "
        return [law for lay, laws in self.lay.items() if f" {lay} " in padded for law in laws]


@dataclass(frozen=True, slots=True)
class Found:
    """A text that answers, with its score."""

    slug: str
    score: float


class Index:
    """Texts ready to be searched. Built once and kept; searching changes nothing."""

    def __init__(self, texts: Iterable[Text], lexicon: Lexicon) -> None:
        texts = list(texts)
        self._lexicon = lexicon
        self._heads = {text.slug: f" {fold(' '.join([text.title, *text.asks]))} " for text in texts}
        self._counts = {text.slug: Counter(self._weighed(text)) for text in texts}
        self._lengths = {slug: sum(counts.values()) for slug, counts in self._counts.items()}
        self._mean = sum(self._lengths.values()) / max(1, len(self._lengths))
        self._holders: dict[str, set[str]] = defaultdict(set)
        for slug, counts in self._counts.items():
            for term in counts:
                self._holders[term].add(slug)

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """The texts that answer `query`, the best first; few rather than many, and none rather than a wrong one."""
        asked = self._asked(query)
        known = self._essential(query)
        subjects = self._lexicon.named(fold(query))
        holders = {slug for term in asked for slug in self._holders.get(term, ())}
        candidates = {slug for slug in holders if all(f" {named} " in self._heads[slug] for named in subjects)}
        found = [Found(slug, self._score(slug, asked)) for slug in candidates if self._answers(slug, known)]
        best = max((text.score for text in found), default=0.0)
        near = [text for text in found if text.score >= _NEAR * best]
        return sorted(near, key=lambda f: (-f.score, f.slug))[:limit]

    def _asked(self, query: str) -> dict[str, float]:
        """The terms of a query with their weights."""
        weights: dict[str, float] = {}
        for phrase in self._lexicon.added(fold(query)):
            for term in self._terms(phrase):
                weights[term] = _ADDED * (_PAIR if " " in term else 1.0)
        for term in self._terms(query):
            weights[term] = _PAIR if " " in term else _TYPED if term.startswith("=") else 1.0
        return weights

    def _essential(self, query: str) -> dict[str, list[str]]:
        """Each word that says something, with what may stand for it: itself, or the law's word for a lay term.

        A number is the person's own (an age, a sum, a day): no text has to hold it.
        """
        folded = fold(query)
        meant = {word: [word] for word in folded.split() if word not in self._lexicon.empty and not word.isdigit()}
        for lay, laws in self._lexicon.lay.items():
            if f" {lay} " in f" {folded} ":
                for word in lay.split():
                    if word in meant:
                        meant[word] += [pair for law in laws for pair in self._pairs_of(law)]
        return meant

    def _pairs_of(self, phrase: str) -> list[str]:
        words = phrase.split()
        return [" ".join(pair) for pair in pairwise(words)] or words

    def _answers(self, slug: str, meant: Mapping[str, list[str]]) -> bool:
        """Whether the text speaks of enough of what was asked."""
        counts = self._counts[slug]
        weights = {word: max(self._rarity(term) for term in terms) for word, terms in meant.items()}
        met = sum(weights[word] for word, terms in meant.items() if any(term in counts for term in terms))
        return bool(weights) and met >= _ENOUGH * sum(weights.values())

    def _score(self, slug: str, asked: Mapping[str, float]) -> float:
        counts = self._counts[slug]
        long = 1 - B + B * self._lengths[slug] / self._mean
        return sum(
            weight * self._rarity(term) * counts[term] * (K1 + 1) / (counts[term] + K1 * long)
            for term, weight in asked.items()
            if term in counts
        )

    def _rarity(self, term: str) -> float:
        """The inverse document frequency; a word in no text counts as the rarest."""
        holders, texts = len(self._holders.get(term, ())), len(self._counts)
        return math.log(1 + (texts - holders + 0.5) / (holders + 0.5))

    def _weighed(self, text: Text) -> Iterator[str]:
        for weight, parts in ((_TITLE, [text.title]), (_ASKS, text.asks), (_BODY, [text.standard, text.easy])):
            for part in parts:
                for term in self._terms(part):
                    yield from [term] * weight

    def _terms(self, phrase: str) -> Iterator[str]:
        """Folded words that say something, folded pairs, and the words as typed (marked by "=")."""
        words = fold(phrase).split()
        yield from (word for word in words if word not in self._lexicon.empty)
        yield from (f"{one} {two}" for one, two in pairwise(words))
        yield from (f"={word}" for word in nfc(phrase).casefold().split() if fold(word) not in ("", word))
