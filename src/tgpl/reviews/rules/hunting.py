"""Finding dead references in a document. The machine marks and explains; what to do, a person decides."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tgpl.reviews.rules.aside import Surroundings
from tgpl.reviews.rules.kinds import Hit, KnownText, Lexicon, Passage, Reason
from tgpl.reviews.rules.phrases import even
from tgpl.reviews.rules.splitting import articles_in

# "điểm g khoản 7 Điều 7 của": then comes the name of a law, or "Quyết định này".
_REFERENCE = re.compile(
    r"(?:điểm\s+(?P<point>[a-zđ]{1,2})\s*,?\s+)?(?:khoản\s+(?P<clause>\d+[a-zđ]?)\s*,?\s+)?"
    r"Điều\s+(?P<article>\d+[a-zđ]?),?\s+(?:của\s+)?",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"(?:Quyết định|Nghị quyết|Thông tư|Nghị định|Luật|Quy chế|Quy định|Quy trình|Hướng dẫn)\s+này\b", re.IGNORECASE
)
Articles = Mapping[str, set[str]]


def hunt(passages: Sequence[Passage], lexicon: Lexicon, day: dt.date) -> list[Hit]:
    """What in `passages` refers to what is no more on `day`, in the order of the text."""
    articles = articles_in(passages)
    found: list[Hit] = []
    before = quoted = ""
    for at, passage in enumerate(passages):
        text = even(passage.text)
        surroundings = Surroundings(text, lexicon.contexts, before, quoted)
        for hit in _apart([*_dead_words(text, at, lexicon, day), *_dead_places(text, at, lexicon, day, articles)]):
            words = passage.text[hit.start : hit.end]
            found.append(replace(hit, words=words, aside=surroundings.aside(hit, passage)))
        before, quoted = text, surroundings.left_open
    return found


def _dead_words(text: str, at: int, lexicon: Lexicon, day: dt.date) -> Iterator[Hit]:
    for rule in lexicon.rules:
        if rule.reason.since <= day:
            for found in rule.pattern.finditer(text):
                yield Hit(at, found.start(), found.end(), found[0], rule.reason)


def _dead_places(text: str, at: int, lexicon: Lexicon, day: dt.date, articles: Articles) -> Iterator[Hit]:
    """References to articles that are not there, in known laws and in the document itself."""
    for found in _REFERENCE.finditer(text):
        reason, end = _why_dead(text, found, lexicon, day, articles)
        if reason:
            yield Hit(at, found.start(), end, text[found.start() : end], reason)


def _why_dead(
    text: str, found: re.Match[str], lexicon: Lexicon, day: dt.date, articles: Articles
) -> tuple[Reason | None, int]:
    if this := _THIS.match(text, found.end()):
        return _missing_here(found, lexicon.own, articles), this.end()
    for known in lexicon.texts:
        if named := known.pattern.match(text, found.end()):
            return _missing_there(found, known, day), named.end()
    return None, found.end()


def _missing_here(found: re.Match[str], own: Reason, articles: Articles) -> Reason | None:
    """Why the document itself has no such article; a document whose articles nobody could number says nothing."""
    article, clause = found["article"].lower(), (found["clause"] or "").lower()
    if not articles or (article in articles and (not clause or not articles[article] or clause in articles[article])):
        return None
    place = f"khoản {clause} Điều {article}" if clause and article in articles else f"Điều {article}"
    return replace(own, why=own.why.format(article=place))


def _missing_there(found: re.Match[str], known: KnownText, day: dt.date) -> Reason | None:
    article, clause, point = ((found[name] or "").lower() for name in ("article", "clause", "point"))
    if article.isdigit() and int(article) > known.articles:
        return known.missing
    gone = (one for one in known.gone if one.reason.since <= day and one.covers(article, clause, point))
    return next((one.reason for one in gone), None)


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """Hits that do not overlap: the longer words win, they say more."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
