"""Looking up, writing, confirming and publishing, through the pages."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast
from tgpl.outreach.models import LayTerm, TextRevision
from tgpl.outreach.queries import library
from tgpl.outreach.services import OutreachError, confirm_text, correct_draft, publish_text
from tgpl.outreach.testing import PLAIN, a_draft
from tgpl.outreach.views.asked import COOKIE

pytestmark = pytest.mark.django_db
LOOK_UP, FOUND = "/tra-cuu/", "/tra-cuu/tim-thay/"
TYPED = PLAIN | {"asks": "Hàng xóm dời bờ rào?", "sources": "Luật mẫu | Điều 1 | 22/11/2026", "slug": "bo-rao"}

ClientFor = Callable[[str | Role], Client]


def ask(client: Client, question: str) -> str:
    return client.post(LOOK_UP, {"q": question}, follow=True).content.decode()


def publish(cast: Cast, **content: object) -> TextRevision:
    draft = a_draft(cast, **content)
    publish_text(by=cast.director.actor, revision=draft, at=timezone.now())
    return draft


class TestLookingUp:
    def test_a_question_lists_texts_with_both_readings(self, client: Client) -> None:
        page = ask(client, "nguoi khuyet tat co quyen gi")
        assert reverse("outreach:read_text", args=["quyen-cua-nguoi-khuyet-tat"]) in page
        assert reverse("outreach:read_easily", args=["quyen-cua-nguoi-khuyet-tat"]) in page

    def test_no_answer_leads_to_a_human(self, client: Client) -> None:
        page = ask(client, "giá vàng hôm nay")
        assert "Chưa có bài nào trả lời câu này" in page
        assert "tel:18001233" in page
        assert reverse("intake:start_request") in page

    @pytest.mark.parametrize("path", [LOOK_UP, "/tra-cuu/chong-danh-toi-lam-gi-truoc/"])
    def test_who_is_at_risk_leaves_at_once(self, client: Client, path: str) -> None:
        page = client.get(path)
        assert "mo-exit" in page.content.decode()
        client.cookies["kindao"] = "1"
        assert "<title>Thông tin cần biết" in client.get(path).content.decode()

    def test_without_a_question_all_texts_stand_by_topic(self, client: Client) -> None:
        page = client.get(LOOK_UP).content.decode()
        assert all(text.title in page for text in library().texts.values())

    def test_a_text_names_what_was_read_and_that_no_lawyer_confirmed_it(self, client: Client) -> None:
        page = client.get("/tra-cuu/quyen-cua-nguoi-khuyet-tat/").content.decode()
        assert "Luật Người khuyết tật số 51/2010/QH12" in page
        assert "Chưa có người làm luật xác nhận" in page

    def test_an_unknown_text_is_not_there(self, client: Client) -> None:
        assert client.get("/tra-cuu/khong-co/").status_code == 404

    def test_a_very_long_question_is_refused_in_words_and_kept(self, client: Client) -> None:
        page = ask(client, "đất " * 100)
        assert "đất đất" in page
        assert "Lỗi:" in page

    def test_an_empty_question_says_what_to_do(self, client: Client) -> None:
        assert "Hãy viết điều bạn muốn biết" in ask(client, " ")

    def test_two_statements_however_many_texts(self, client: Client, django_assert_num_queries: Callable) -> None:
        ask(client, "khuyet tat")
        with django_assert_num_queries(2):
            client.get(FOUND)
        with django_assert_num_queries(2):
            client.get(LOOK_UP)

    def test_the_question_stands_in_no_address_and_no_header_and_nothing_is_kept(self, client: Client) -> None:
        sent = client.post(LOOK_UP, {"q": "chồng đánh"})
        assert sent.headers["Location"] == FOUND
        told = f"{sent.serialize_headers().decode()}{sent.cookies.output()}"
        assert not any(words in told for words in ("đánh", "danh", "%C3%A1nh"))
        page = client.get(FOUND)
        assert "chồng đánh" in page.content.decode()
        assert "no-store" in sent.headers["Cache-Control"]
        assert "no-store" in page.headers["Cache-Control"]

    def test_a_question_in_an_address_is_not_answered(self, client: Client) -> None:
        assert "khuyet tat" not in client.get(LOOK_UP, {"q": "khuyet tat"}).content.decode()

    @pytest.mark.parametrize("told", ["", "x", "@@@", "AQID", "dmFu"])
    def test_a_cookie_that_is_not_ours_asks_again(self, client: Client, told: str) -> None:
        client.cookies[COOKIE] = told
        assert client.get(FOUND).headers["Location"] == LOOK_UP

    def test_a_topic_and_a_text_have_addresses_to_be_shared(self, client: Client) -> None:
        page = client.get(LOOK_UP).content.decode()
        assert f'href="{LOOK_UP}#land"' in page
        assert 'id="land"' in page


class TestEditing:
    def test_a_text_is_written_confirmed_published_and_found(self, client_for: ClientFor, client: Client) -> None:
        opened = client_for("officer").post(reverse("outreach:write_text"), TYPED, follow=True)
        draft = TextRevision.objects.get()
        assert "cần một người khác đọc rồi đăng" in opened.content.decode()
        director = client_for("director")
        director.post(reverse("outreach:confirm_text", args=[draft.pk]))
        director.post(reverse("outreach:publish_text", args=[draft.pk]))
        page = ask(client, "dời bờ rào")
        assert "Bài mẫu về bờ rào" in page
        assert "Người làm luật đã xác nhận: Nguyễn Thị Mẫu" in client.get("/tra-cuu/bo-rao/").content.decode()

    def test_a_new_version_takes_the_place_of_the_shipped_one(self, cast: Cast, client: Client) -> None:
        draft = a_draft(cast)
        TextRevision.objects.filter(pk=draft.pk).update(slug="quyen-cua-nguoi-khuyet-tat")
        draft.refresh_from_db()
        publish_text(by=cast.director.actor, revision=draft, at=timezone.now())
        assert (
            "Giữ nguyên bờ rào".casefold()
            in client.get("/tra-cuu/quyen-cua-nguoi-khuyet-tat/").content.decode().casefold()
        )

    def test_faults_stand_beside_the_field_and_nothing_is_lost(self, client_for: ClientFor) -> None:
        typed = TYPED | {"sources": "Luật mẫu, Điều 1", "slug": "bờ rào"}
        page = client_for("officer").post(reverse("outreach:write_text"), typed).content.decode()
        assert "các phần cách nhau bằng dấu |" in page
        assert "Chỉ dùng chữ không dấu" in page
        assert "Luật mẫu, Điều 1" in page
        assert not TextRevision.objects.exists()

    def test_where_a_text_was_read_and_that_it_may_have_changed_is_shown_and_kept(
        self, client_for: ClientFor, client: Client
    ) -> None:
        line = "Luật mẫu | Điều 1 | 22/11/2026 | phapdien.moj.gov.vn | cần kiểm tra"
        client_for("officer").post(reverse("outreach:write_text"), TYPED | {"sources": line})
        draft = TextRevision.objects.get()
        assert line in client_for("officer").get(reverse("outreach:correct_draft", args=[draft.pk])).content.decode()
        client_for("director").post(reverse("outreach:publish_text", args=[draft.pk]))
        page = client.get("/tra-cuu/bo-rao/").content.decode()
        assert "bản của phapdien.moj.gov.vn" in page
        assert "Có thể đã đổi" in page

    @pytest.mark.parametrize(
        "line",
        ["Luật mẫu | Điều 1", " | Điều 1 | 22/11/2026", "a | b | 22/11/2026 | c | chắc rồi", "a|b|22/11/2026|c||d"],
    )
    def test_a_source_that_cannot_be_read_is_told(self, client_for: ClientFor, line: str) -> None:
        page = client_for("officer").post(reverse("outreach:write_text"), TYPED | {"sources": line}).content.decode()
        assert "Mỗi dòng một nguồn" in page
        assert not TextRevision.objects.exists()

    def test_an_impossible_day_of_reading_is_named(self, client_for: ClientFor) -> None:
        typed = TYPED | {"sources": "Luật mẫu | Điều 1 | 31/02/2026"}
        page = client_for("officer").post(reverse("outreach:write_text"), typed).content.decode()
        assert "Không có ngày “31/02/2026”" in page

    def test_hard_words_are_shown_and_hold_it_back(self, cast: Cast, client_for: ClientFor) -> None:
        draft = a_draft(cast, easy="Cơ quan có thẩm quyền thụ lý hồ sơ theo trình tự.")
        page = client_for("director").get(reverse("outreach:open_draft", args=[draft.pk])).content.decode()
        assert "thẩm quyền" in page
        assert reverse("outreach:publish_text", args=[draft.pk]) not in page
        with pytest.raises(OutreachError, match="khó đọc"):
            publish_text(by=cast.director.actor, revision=draft, at=timezone.now())

    def test_the_author_does_not_publish(self, cast: Cast) -> None:
        with pytest.raises(OutreachError, match="không tự đăng"):
            publish_text(by=cast.officer.actor, revision=a_draft(cast), at=timezone.now())

    def test_published_twice_is_published_once(self, cast: Cast) -> None:
        draft = publish(cast)
        with pytest.raises(OutreachError, match="đã được đăng"):
            publish_text(by=cast.director.actor, revision=draft, at=timezone.now())

    def test_a_confirmation_falls_with_the_words_it_was_for(self, cast: Cast) -> None:
        draft = a_draft(cast)
        confirm_text(by=cast.director.actor, revision=draft, at=timezone.now())
        correct_draft(by=cast.officer.actor, revision=draft, at=timezone.now(), **(PLAIN | {"easy": "Khác rồi."}))
        with pytest.raises(OutreachError, match="vừa được sửa"):
            confirm_text(by=cast.director.actor, revision=draft, at=timezone.now())
        draft.refresh_from_db()
        assert draft.confirmed_by is None

    def test_a_published_version_is_not_changed(self, cast: Cast) -> None:
        draft = publish(cast)
        with pytest.raises(OutreachError, match="đã được đăng"):
            correct_draft(by=cast.officer.actor, revision=draft, at=timezone.now(), **PLAIN)


class TestGlossary:
    def test_a_word_added_finds_its_text_at_once(self, client_for: ClientFor, client: Client) -> None:
        assert "Chưa có bài nào" in ask(client, "gà què")
        client_for("officer").post(reverse("outreach:keep_glossary"), {"says": "gà què", "law": "khuyết tật vận động"})
        assert "sau-dang-tat-ba-muc-do" in ask(client, "ga que")

    def test_the_same_word_twice_is_told(self, client_for: ClientFor) -> None:
        typed = {"says": "sổ đỏ", "law": "giấy đất"}
        client_for("officer").post(reverse("outreach:keep_glossary"), typed)
        page = client_for("officer").post(reverse("outreach:keep_glossary"), typed).content.decode()
        assert "Từ này đã có trong bảng từ" in page

    def test_a_word_taken_out_finds_nothing(self, client_for: ClientFor, client: Client) -> None:
        officer = client_for("officer")
        officer.post(reverse("outreach:keep_glossary"), {"says": "gà què", "law": "khuyết tật vận động"})
        officer.post(reverse("outreach:remove_term", args=[LayTerm.objects.get().pk]))
        assert "Chưa có bài nào" in ask(client, "gà què")
