"""What a Word paragraph takes from its styles: its list, whether it is bold, its font."""

from collections.abc import Iterator

from tgpl.core.reading.word_package import Element, value, w


class Styles:
    """The styles of a document, each with those that it is based on."""

    def __init__(self, part: Element | None) -> None:
        root = [] if part is None else part
        self._named = {style.get(w("styleId")): style for style in root if style.tag == w("style")}
        self._default = next(
            (
                s
                for s in self._named.values()
                if s.get(w("type")) == "paragraph" and s.get(w("default")) in {"1", "true"}
            ),
            None,
        )
        self._base = None if part is None else part.find(f"{w('docDefaults')}/{w('rPrDefault')}")

    def list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The number of the list that the paragraph belongs to, and its level in it."""
        sources = [paragraph, *self._of(value(paragraph, "pPr/pStyle"))]
        numbers = [number for source in sources if (number := value(source, "pPr/numPr/numId")) is not None]
        levels = [level for source in sources if (level := value(source, "pPr/numPr/ilvl")) is not None]
        if not numbers or numbers[0] == "0":
            return None
        return numbers[0], int(levels[0]) if levels else 0

    def is_bold(self, run: Element, paragraph: Element) -> bool:
        for source in self._run_sources(run, paragraph):
            mark = source.find(f"{w('rPr')}/{w('b')}")
            if mark is not None:
                return mark.get(w("val")) not in {"0", "false", "off"}
        return False

    def font_of(self, run: Element, paragraph: Element) -> str:
        for source in self._run_sources(run, paragraph):
            fonts = source.find(f"{w('rPr')}/{w('rFonts')}")
            name = None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
            if name:
                return str(name)
        return ""

    def _run_sources(self, run: Element, paragraph: Element) -> Iterator[Element]:
        """Where a run's look is told, the nearest first."""
        yield run
        yield from self._of(value(run, "rPr/rStyle"), or_default=False)
        yield from self._of(value(paragraph, "pPr/pStyle"))
        if self._base is not None:
            yield self._base

    def _of(self, name: str | None, *, or_default: bool = True) -> Iterator[Element]:
        """The style of this name and those that it is based on; each once, should they go in a circle."""
        style = self._named.get(name) if name else self._default if or_default else None
        seen: set[str | None] = set()
        while style is not None and style.get(w("styleId")) not in seen:
            yield style
            seen.add(style.get(w("styleId")))
            style = self._named.get(value(style, "basedOn"))
