"""The checker's questions in the easy reading: at most two things to choose from, beside yes, no and not sure.

A longer list is shared out over pages; on each of them "no, something else" leads on.
"""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from tgpl.eligibility.rules import Choice, Question

MOST = 2
# Not an answer: it is on a page that follows.
MORE = "more"
# The answers that say "none of the others", in the words of the facts; the first two say no to the question itself.
_NO = (False, "none")
_NONE = (*_NO, "other")

Choices = tuple[Choice, ...]


def easy_pages(question: Question) -> list[Choices]:
    """What may be chosen, page by page. A question for a date is one page without choices."""
    named = [choice for choice in question.choices if choice.value not in _NONE]
    if len(named) <= MOST:
        return [question.choices]
    [none] = (choice for choice in question.choices if choice.value in _NONE)
    if none.value in _NO:  # asked first: who says no is done; after a yes that fits nothing, it is not known
        return [(_choice(MORE, _("Có")), none), *_shared_out(named, last=None)]
    return list(_shared_out(named, last=none.value))


def _shared_out(named: list[Choice], *, last: object) -> Iterator[Choices]:
    rest = iter(named)
    left = len(named)
    while page := tuple(islice(rest, MOST)):
        left -= len(page)
        yield (*page, _choice(MORE if left else last, _("Không, việc khác")))


def _choice(value: object, words: str) -> Choice:
    return Choice(value, words, words)
