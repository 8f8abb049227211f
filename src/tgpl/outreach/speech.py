"""Texts read aloud by the server, for phones without a Vietnamese voice.

The engine is espeak-ng (voices of the three regions) and opusenc packs its sound: Debian packages espeak-ng and
opus-tools. Without them pages offer no sound. Another engine has to answer `speak` only. A sound is made once.
"""

import hashlib
import shutil
import subprocess
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings

# A slow, clear reading: words a minute; and enough of Opus for speech, kbit/s.
_SPEED, _RATE = 140, 24
_PATIENCE = 60  # seconds


class Voice(StrEnum):
    """The way of speaking of a region, by the name of the engine."""

    NORTH = "vi"
    CENTRE = "vi-vn-x-central"
    SOUTH = "vi-vn-x-south"


@lru_cache(maxsize=1)
def can_speak() -> bool:
    """Whether this server has a voice."""
    return bool(shutil.which("espeak-ng") and shutil.which("opusenc"))


def sound_of(words: str, voice: Voice) -> Path:
    """The file with `words` said by `voice` (Ogg Opus), made now if nobody asked for it before."""
    key = hashlib.sha256(f"{voice}\0{_SPEED}\0{words}".encode()).hexdigest()
    path = Path(settings.DATA_DIR) / "sound" / f"{key}.opus"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{uuid4().hex}.part")  # two may ask at once
        speak(words, voice, unfinished)
        unfinished.replace(path)
    return path


def speak(words: str, voice: Voice, path: Path) -> None:
    """Write the sound of `words` into `path`. Raises CalledProcessError or TimeoutExpired when the engine fails."""
    wave = subprocess.run(
        ["espeak-ng", "-v", voice.value, "-s", str(_SPEED), "--stdin", "--stdout"],
        input=words.encode(),
        capture_output=True,
        check=True,
        timeout=_PATIENCE,
    ).stdout
    subprocess.run(
        ["opusenc", "--quiet", "--speech", "--bitrate", str(_RATE), "--ignorelength", "-", str(path)],
        input=wave,
        check=True,
        timeout=_PATIENCE,
    )
