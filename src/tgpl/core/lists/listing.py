"""The long lists of staff: a line for each matter, about whom it is, its code, and what else one wants to see.

Drawn by plain string work: fifty lines written cell by cell in a template cost more than all else on their page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from tgpl.core.pages.markup import html

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Line:
    """One matter. `about`: a few words on the person, those that apply; `cells`: text or HTML."""

    url: str
    name: str
    about: Sequence[object]
    code: str
    cells: Sequence[str]


def listing(caption: Text, headings: Iterable[Text], lines: Iterable[Line]) -> SafeString:
    """The lines as a table; the first two headings stand over name and code."""
    return format_html(
        '<table class="govuk-table mo-rows"><caption class="govuk-visually-hidden">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        caption,
        format_html_join("", '<th scope="col">{}</th>', ((heading,) for heading in headings)),
        mark_safe("".join(map(_row, lines))),
    )


def _row(line: Line) -> str:
    link = f'<a class="govuk-link" href="{html(line.url)}">{html(line.name)}</a>'
    about = _soft(", ".join(str(word) for word in line.about if word))
    cells = "</td><td>".join(map(html, line.cells))
    return f'<tr><th scope="row">{link}{about}</th><td class="mo-nowrap">{html(line.code)}</td><td>{cells}</td></tr>'


def beside(words: str, more: str) -> SafeString:
    """A cell of `words`, with `more` of less weight beside them."""
    return mark_safe(html(words) + _soft(more))


def _soft(words: str) -> str:
    return f' <span class="mo-soft">{html(words)}</span>' if words else ""
