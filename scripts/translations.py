"""Keeps the English catalogues complete.

`translations.py` collects the Vietnamese source strings of each room into `locale/en`, and compiles;
`translations.py --check` fails on a string without its English, a fuzzy one, or one not yet collected.
Source strings are Vietnamese; gettext (Debian) does the collecting.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
import yaml

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "tgpl"
# A data file that pages show says in a comment which of its keys hold text for people.
TRANSLATED = re.compile(r"^# translate: (.+)$", re.MULTILINE)
KEYWORDS = ["gettext_noop", "gettext_lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "pgettext_lazy:1c,2"]


def sources(room: Path) -> list[Path]:
    files = [*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt"), *room.glob("data/**/*.yaml")]
    return [
        f
        for f in files
        if "tests" not in f.parts
        and "migrations" not in f.parts
        and ("templates" in f.parts or f.suffix in {".py", ".yaml"})
    ]


def as_python(source: Path) -> str:
    """The strings of a source, in a form that xgettext reads."""
    from django.utils.translation.template import templatize

    text = source.read_text()
    if source.suffix == ".yaml":
        keys = TRANSLATED.search(text)
        strings = strings_under(yaml.safe_load(text), keys[1].split(", ")) if keys else []
        return "\n".join(f"_({string!r})" for string in strings)
    return text if source.suffix == ".py" else templatize(text, origin=str(source))


def strings_under(content: object, keys: list[str], within: bool = False) -> Iterator[str]:
    """Every string that stands at or below one of `keys` in a YAML file."""
    if isinstance(content, str) and within:
        yield content
    elif isinstance(content, list):
        for item in content:
            yield from strings_under(item, keys, within and not isinstance(item, dict))
    elif isinstance(content, dict):
        for key, value in content.items():
            yield from strings_under(value, keys, key in keys or (within and isinstance(value, str)))


def collect(room: Path) -> polib.POFile:
    """The source strings of one room, by xgettext over its Python, and its templates and data turned into Python."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.pot"
        names = []
        for number, source in enumerate(sorted(sources(room))):
            copy = Path(folder) / f"{number}.py"
            copy.write_text(as_python(source))
            names.append(str(copy))
        if not names:
            return polib.POFile()
        subprocess.run(
            ["xgettext", "-L", "Python", "--from-code=UTF-8", "--no-location", "-o", str(out),
             "--keyword=_", *[f"--keyword={k}" for k in KEYWORDS], *names],
            check=True, capture_output=True,
        )  # fmt: skip
        return polib.pofile(str(out)) if out.exists() else polib.POFile()


def catalogue(room: Path) -> Path:
    return room / "locale" / "en" / "LC_MESSAGES" / "django.po"


def update(room: Path) -> None:
    found = collect(room)
    if not len(found):
        return
    path = catalogue(room)
    path.parent.mkdir(parents=True, exist_ok=True)
    po = polib.pofile(str(path), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)
    po.metadata = {
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    kept = {(e.msgctxt, e.msgid): e for e in po if not e.obsolete}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = po.metadata
    for entry in sorted(found, key=lambda e: (e.msgid, e.msgctxt or "")):
        old = kept.get((entry.msgctxt, entry.msgid))
        if old is not None:
            entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural or entry.msgstr_plural
        entry.flags = [f for f in entry.flags if f != "fuzzy"]
        entry.occurrences, entry.comment, entry.tcomment = [], "", ""
        fresh.append(entry)
    fresh.save(str(path))


def compile_catalogues() -> list[Path]:
    """Compiles the catalogues that changed, and only those: tests ask for this at every start."""
    stale = [path for path in PACKAGE.rglob("*.po") if _is_stale(path, path.with_suffix(".mo"))]
    for path in stale:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return stale


def _is_stale(path: Path, built: Path) -> bool:
    return not built.exists() or built.stat().st_mtime < path.stat().st_mtime


def faults(room: Path) -> list[str]:
    found = {(e.msgctxt, e.msgid) for e in collect(room)}
    path = catalogue(room)
    po = polib.pofile(str(path)) if path.exists() else polib.POFile()
    done = {(e.msgctxt, e.msgid) for e in po if e.translated() and not e.fuzzy}
    return [f"{room.name}: no English for {msgid!r}" for _, msgid in sorted(found - done, key=str)]


def main() -> int:
    rooms = [p for p in sorted(PACKAGE.iterdir()) if (p / "__init__.py").exists()]
    if "--check" in sys.argv:
        missing = [fault for room in rooms for fault in faults(room)]
        print("\n".join(missing[:40]))
        return 1 if missing else 0
    if "--compile" not in sys.argv:
        for room in rooms:
            update(room)
    compile_catalogues()
    return 0


if __name__ == "__main__":
    sys.exit(main())
