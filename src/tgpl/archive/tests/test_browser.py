"""The archive's pages in a real browser: axe in each state, on a phone too."""

from datetime import datetime

import pytest

from tgpl.accounts.testing import Cast
from tgpl.archive.models import PageText
from tgpl.archive.services import deposit_file
from tgpl.archive.testing import a_paper, an_ended_case, read_everything
from tgpl.archive.tests.test_words import word_file
from tgpl.core.testing.browser import PHONE, Site, assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_every_page_and_state(site: Site, cast: Cast, moment: datetime) -> None:
    case = an_ended_case(cast, moment)
    site.sign_in(cast.director.user)
    for path in ("/lam-viec/luu-tru/", "/lam-viec/luu-tru/cho-nop/", "/lam-viec/tim-trong-ho-so/?q="):
        assert_accessible(site.open(path, width=PHONE))
    good = a_paper(cast, case, word_file("Bản án số 12 " * 200), moment, title="Bản án rất dài " * 8)
    a_paper(cast, case, b"%PDF-1.4 broken", moment, title="Hỏng")
    read_everything()
    PageText.objects.update(sureness=55.0)
    deposit_file(by=cast.director.actor, case=case, at=moment)
    for path in (
        "/lam-viec/luu-tru/",
        "/lam-viec/tim-trong-ho-so/?q=ban+an",
        "/lam-viec/tim-trong-ho-so/?q=khong+co",
        f"/lam-viec/giay-to/{good.uid}/chu/?q=ban+an",
        f"/lam-viec/giay-to/{good.uid}/chu/1/",
        f"/lam-viec/vu-viec/{case.code}/phan-khac/",
    ):
        assert_accessible(site.open(path, width=PHONE))
        assert_accessible(site.open(path, theme="dark"))
