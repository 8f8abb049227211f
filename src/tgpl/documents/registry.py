"""What other rooms hand in: the things that papers are drawn up from, and which forms each fills in.

A room does so in its own `papers.py`, which is found at start:

    sources.register(Source(kind="case", label=_("Vụ việc"), find=…, key=…, address=…, office=…))
    drawings.register(Drawing(form="tt-12-2018-08", source="request", permission=…, fields=…, facts=…))
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import override

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.documents.catalogue import Form, form_of
from tgpl.documents.models import Letter, LetterFile
from tgpl.documents.rules.filling import Facts


def _nobody(thing: Any) -> str:
    return ""


def _never(thing: Any) -> None:
    return None


def _always(thing: Any) -> bool:
    return True


def _no_code(key: str, code: str) -> bool:
    return False


def _kept_nowhere(by: Actor, key: str, file: LetterFile) -> None:
    return None


def _stands_nowhere(key: str, letter: Letter, on: date) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A kind of thing that papers are drawn up from.

    `find` gives the thing of a key if this person may see it, else None; `person` the uid of whom it is about, for the
    record; `opens_with`: whether a code that a person typed is the one given to them for the thing of this key.
    `keep` puts a file of an issued letter into the file of the thing, `strike` says there that the letter no longer
    holds: both within the step itself.
    """

    kind: str
    label: str | Promise
    find: Callable[[Actor, str], Any]
    key: Callable[[Any], str]
    address: Callable[[Any], str]
    office: Callable[[Any], Agency]
    person: Callable[[Any], str] = _nobody
    opens_with: Callable[[str, str], bool] = _no_code
    keep: Callable[[Actor, str, LetterFile], None] = _kept_nowhere
    strike: Callable[[str, Letter, date], None] = _stands_nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A form that one kind of thing fills in.

    `facts` tells what stands in the braces of the form's text, under the names in `fields`; `applies`: whether the
    form may be drawn up from this thing as it stands; `needed_since`: from when on the next lawful step needs it.
    """

    form: str
    source: str
    permission: Permission
    fields: Collection[str]
    facts: Callable[[Any], Facts]
    applies: Callable[[Any], bool] = _always
    needed_since: Callable[[Any], datetime | None] = _never

    @property
    def of_catalogue(self) -> Form:
        return form_of(self.form)

    def told(self, thing: Any) -> Facts:
        """The facts of `thing` in Vietnamese, whatever language the reader chose for the pages."""
        with override("vi"):
            return self.facts(thing)


class Sources:
    """The kinds of things, by name."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def register(self, source: Source) -> None:
        if source.kind in self._sources:
            raise ValueError(f"{source.kind} is a source already")
        self._sources[source.kind] = source

    def get(self, kind: str) -> Source | None:
        return self._sources.get(kind)

    def __getitem__(self, kind: str) -> Source:
        return self._sources[kind]

    def __iter__(self) -> Iterator[Source]:
        return iter(self._sources.values())


class Drawings:
    """Which form is drawn up from which kind of thing."""

    def __init__(self) -> None:
        self._drawings: dict[tuple[str, str], Drawing] = {}

    def register(self, drawing: Drawing) -> None:
        """Raises UnknownForm on a form that is not in the catalogue."""
        form_of(drawing.form)
        if (drawing.form, drawing.source) in self._drawings:
            raise ValueError(f"{drawing.form} is drawn up from {drawing.source} already")
        self._drawings[drawing.form, drawing.source] = drawing

    def get(self, form: str, source: str) -> Drawing | None:
        return self._drawings.get((form, source))

    def of_form(self, form: str) -> list[Drawing]:
        """Every way in which a form is drawn up."""
        return [drawing for drawing in self._drawings.values() if drawing.form == form]

    def open_to(self, actor: Actor, source: str, thing: Any) -> list[Drawing]:
        """What `actor` may draw up from `thing` as it stands, in the order of the catalogue's numbers."""
        mine = [d for d in self._drawings.values() if d.source == source and actor.may(d.permission)]
        return sorted((d for d in mine if d.applies(thing)), key=lambda drawing: drawing.form)


sources = Sources()
drawings = Drawings()
