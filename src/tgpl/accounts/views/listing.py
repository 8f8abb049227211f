"""Lists that are searched by name and read on by key."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from tgpl.accounts.forms import NameForm

PAGE = 50


def page_of(request: Any, named: Callable[..., list[Any]], label: Any) -> dict[str, Any]:
    """The rows that the request asks for, and the way to the next ones when there are more."""
    form = NameForm({"q": request.GET.get("q", "")}, label=label)
    after = request.GET.get("after", "")
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = named(words, after=int(after) if after.isdecimal() else None, size=PAGE + 1)
    rows = found[:PAGE]
    following = "?" + urlencode({"q": words, "after": rows[-1].pk}) if len(found) > PAGE else ""
    return {"search": form, "rows": rows, "following": following}
