"""Nothing is lost and nothing doubled, whatever happens on the way. `make harness` runs it a thousand times."""

import os
import sys
from urllib.parse import urlsplit

import pytest

from tgpl.core.testing.browser import Site
from tgpl.intake.models import Request
from tgpl.portal import offline
from tgpl.portal.tests.cutting import Line
from tgpl.portal.tests.loss import Count, Harness, office_of

RUNS = int(os.environ.get("TGPL_LOSS_RUNS", "20"))
SEED = int(os.environ.get("TGPL_LOSS_SEED", "1"))


def told(count: Count) -> None:
    """The count so far, seen with -s."""
    sys.stdout.write(f"{count}\n")
    sys.stdout.flush()


@pytest.mark.browser
@pytest.mark.slow
def test_nothing_is_lost_and_nothing_doubled(site: Site, cast, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    server = urlsplit(site.address)
    line = Line((server.hostname or "", server.port or 0))
    harness = Harness(site.browser, line, office_of(offline.spec()), "/gui-yeu-cau/nhan/", SEED)
    site.contexts += [harness.first.context, harness.second.context]
    for _ in range(RUNS):
        harness.run()
        if harness.count.runs % 10 == 0:
            told(harness.count)
    line.close()
    told(harness.count)
    assert (harness.count.lost, harness.count.doubled) == ([], [])
    assert Request.objects.count() == RUNS
    assert line.cuts or RUNS < 5
