"""The pages of reviews in a browser: what axe finds, and the narrowest phone."""

import pytest
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.reviews.testing import a_document, a_review

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_reviewing_a_document(site: Site, cast: Cast) -> None:
    site.sign_in(cast.director.user)
    assert_accessible(site.open(reverse("reviews:list_rounds"), width=PHONE))
    review = a_review(cast.director.actor, title="Quy chế phối hợp " + "rất dài " * 40)
    draft = a_document(cast.director.actor, "Dự thảo.", is_draft=True)
    for name, key in (
        ("list_rounds", None),
        ("list_documents", None),
        ("list_rules", None),
        ("show_round", review.round_id),
        ("read_text", review.pk),
        ("show_document", draft.pk),
    ):
        assert_accessible(site.open(reverse(f"reviews:{name}", args=[key] if key else []), width=PHONE))
    assert_accessible(site.open(reverse("reviews:show_review", args=[review.pk]), theme="dark"))
    page = site.open(reverse("reviews:show_review", args=[review.pk]), width=320)
    assert_accessible(page)
    page.get_by_label("Quyết định về “Phòng Tư pháp”").first.select_option("finding")
    page.get_by_role("button", name="Lưu các quyết định").click()
    assert_accessible(page)
    assert page.get_by_text("Đã ghi quyết định cho 1 chỗ.").is_visible()


def test_a_document_that_is_refused_keeps_what_was_typed(site: Site, cast: Cast) -> None:
    site.sign_in(cast.officer.user)
    page = site.open(reverse("reviews:register_document"), width=PHONE)
    page.get_by_label("Trích yếu").fill("Quy chế mẫu")
    page.get_by_role("button", name="Đọc và lưu văn bản").click()
    assert page.get_by_label("Trích yếu").input_value() == "Quy chế mẫu"
    assert_accessible(page)
