"""What the assistant knows: our files, an office's own before them, and the former names of the territory."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from tgpl.core.law.rule_files import rule_files
from tgpl.reviews.rules.kinds import Lexicon
from tgpl.reviews.rules.loading import load_lexicon
from tgpl.territory.models import FormerUnit
from tgpl.territory.queries import former_districts, former_provinces

OURS = Path(__file__).parents[1] / "data" / "references"


def office_files() -> Path:
    """Where an office corrects the files: one of the same name takes the place of ours."""
    return Path(settings.DATA_DIR) / "law" / "reviews"


def files() -> Mapping[str, Path]:
    return {path.name: path for path in rule_files(OURS, office_files())}


def lexicon() -> Lexicon:
    """All that the assistant knows, as the files stood when this process first asked."""
    return _lexicon(tuple(files().values()), FormerUnit.objects.count())


@cache
def _lexicon(paths: tuple[Path, ...], _former_units: int) -> Lexicon:
    """The number of former units tells whether the territory was loaded since."""
    return load_lexicon({path.name: path for path in paths}, districts=former_districts(), provinces=former_provinces())
