"""The main paths of the product, each beside its bare twin."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, repeat
from typing import Any

from django.db.models import QuerySet
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from bench.load import Ask
from bench.measure import Path, statements_of
from bench.setup import FORM, TOKEN, client_of, cookies_of, drafts_to_send, plan_with_evidence
from bench.written import of_year
from tgpl.cases.models import Case
from tgpl.intake.models import Request

# A common word, two that often meet, two common ones that never meet in one name, and two rare ones.
NAMES = ("nguyen", "nguyen thi", "hoa hung", "quach ky")
BARE_NOTE = Ask(
    "/send/",
    "POST",
    f"csrfmiddlewaretoken={TOKEN}&name=Nguyen+Thi+Mau&story={'Toi+can+giup.' * 20}",
    {**FORM, "Cookie": f"csrftoken={TOKEN}"},
    302,
)


def all_paths(sendings: int) -> Iterator[Path]:
    """Those that the product has; a page that is not there is left out."""
    yield sending(sendings)
    yield from opening("open a case", "cases:open_case", _newest(Case.objects.all(), "code"))
    yield from opening("open a request", "intake:open_request", _newest(Request.objects.all(), "reference"))
    for name, view, status in (
        ("requests", "intake:list_requests", "accepted"),
        ("cases", "cases:list_cases", "ended"),
    ):
        yield from listing(f"list of {name}", view)
        for words in NAMES:
            yield from listing(f"list of {name}: status, “{words}”", view, {"status": status, "name": words})
    year = timezone.localdate().year - 1
    for path in page("statistics of one year", "so", "reports:show_statistics", [year], f"/aggregate/{year}/"):
        yield replace(path, written=of_year(year)["statistics"])
    yield from page("worklist with clocks", "giamdoc", "desk:home", [], None)
    to_assign = _newest(Case.objects.open(), "code")
    yield from opening("choose a practitioner", "cases:choose_practitioner", to_assign, twin=False)
    yield from page("file search", "giamdoc", "archive:search_papers", [], None, {"q": "quyết định"})
    yield from page("plan with all evidence", "so", "plans:open_plan", [plan_with_evidence().pk], None)


def sending(number: int) -> Path:
    """The last press of a citizen's button, and a form that inserts one row."""
    asks = iter(drafts_to_send(number + 2))
    statements = statements_of(Client(), lambda client: _post(client, next(asks)))
    return Path("send a request", asks, repeat(BARE_NOTE), statements)


def _post(client: Client, ask: Ask) -> None:
    client.cookies.load(ask.headers["Cookie"])
    given = {"HTTP_X_FORWARDED_FOR": ask.headers["X-Forwarded-For"]}
    client.generic("POST", ask.path, ask.body, ask.headers["Content-Type"], **given)


def opening(name: str, view: str, keys: list[str], *, twin: bool = True) -> Iterator[Path]:
    """A file opened by its key; each time another one."""
    if not _exists(view, keys[:1]):
        return
    client = client_of("giamdoc")
    headers = {"Cookie": cookies_of(client)}
    asks = cycle(Ask(reverse(view, args=[key]), headers=headers) for key in keys)
    bare = cycle(Ask(f"/one/{pk}/") for pk in Case.objects.order_by("-pk").values_list("pk", flat=True)[:200])
    statements = statements_of(client, lambda it: it.get(reverse(view, args=[keys[0]])))
    yield Path(name, asks, bare if twin else None, statements)


def listing(name: str, view: str, query: dict[str, Any] | None = None) -> Iterator[Path]:
    """The first fifty of a list."""
    return page(name, "giamdoc", view, [], "/table/", query)


def page(
    name: str, who: str, view: str, args: list[Any], twin: str | None, query: dict[str, Any] | None = None
) -> Iterator[Path]:
    """One page, asked again and again."""
    if not _exists(view, args):
        return
    client, path = client_of(who), reverse(view, args=args)
    statements = statements_of(client, lambda it: it.get(path, query or {}))
    ask = Ask(str(client.get(path, query or {}).wsgi_request.get_full_path()), headers={"Cookie": cookies_of(client)})
    yield Path(name, repeat(ask), repeat(Ask(twin)) if twin else None, statements)


def _exists(view: str, args: list[Any]) -> bool:
    try:
        reverse(view, args=args)
    except NoReverseMatch:
        return False
    return True


def _newest(rows: QuerySet[Any], key: str) -> list[str]:
    return list(rows.order_by("-pk").values_list(key, flat=True)[:200])
