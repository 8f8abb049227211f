"""How this device wants its pages: kept in one cookie, drawn by the server, so that it works without JavaScript."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest

COOKIE = "cach-hien-thi"
COOKIE_AGE = 365 * 24 * 3600

# The first value of each is how pages look without a choice.
CHOICES: dict[str, tuple[str, ...]] = {
    "size": ("100", "125", "150", "200", "300", "400"),
    "theme": ("device", "light", "dark"),
    "contrast": ("normal", "high"),
    "spacing": ("normal", "wide"),
    "face": ("standard", "andika"),
    "reading": ("standard", "easy"),
}


@dataclass(frozen=True, slots=True)
class Display:
    """The choices of one device."""

    size: str = "100"
    theme: str = "device"
    contrast: str = "normal"
    spacing: str = "normal"
    face: str = "standard"
    reading: str = "standard"

    @classmethod
    def from_cookies(cls, cookies: Mapping[str, str]) -> "Display":
        """The choices in the cookie; whatever is not one of ours is as if not chosen."""
        chosen = dict(parse_qsl(cookies.get(COOKIE, "")[:200]))
        return cls(**{name: chosen[name] for name in CHOICES if chosen.get(name) in CHOICES[name]})

    @property
    def is_easy(self) -> bool:
        """Whether pages are shown in their easy reading, where there is one."""
        return self.reading == "easy"

    @property
    def chosen(self) -> dict[str, str]:
        """Only what differs from the usual look."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}

    @property
    def cookie(self) -> str:
        return urlencode(asdict(self))


def shows_little(request: HttpRequest) -> bool:
    """Whether a page shows its one or two main things alone: in the easy reading, until the rest is asked for."""
    return Display.from_cookies(request.COOKIES).is_easy and "them" not in request.GET
