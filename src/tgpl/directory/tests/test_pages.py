from datetime import date

import pytest
from django.urls import reverse

from tgpl.directory.models import Delivery, Engagement, Publication
from tgpl.directory.services import add_practitioner, publish_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast):
    return add_practitioner(
        by=cast.director.actor,
        full_name="Phạm Văn Trợ",
        gender="male",
        agency=cast.centre,
        kind="legal_aid_officer",
        valid_from=date(2024, 1, 1),
        fields=["criminal"],
        work_phone="+84912000001",
        practising_since=date(2015, 3, 1),
    )


GOOD = {
    "full_name": "Mai Thị Mẫu",
    "gender": "female",
    "kind": "legal_aid_officer",
    "valid_from_day": "1",
    "valid_from_month": "2",
    "valid_from_year": "2026",
    "fields": ["land", "criminal"],
}


def test_anyone_reads_the_list_of_any_day(client, officer) -> None:
    url = reverse("directory:show_public_list")
    page = client.get(url).content.decode()
    assert "Phạm Văn Trợ" in page
    assert "làm nghề từ năm 2015" in page
    assert "Phạm Văn Trợ" not in client.get(url, {"on": "31/12/2023"}).content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"field": "criminal"}, True),
        ({"field": "land"}, False),
        ({"gender": "female"}, False),
        ({"sign_language": "on"}, False),
        ({"on": "31/02/2026"}, True),  # an impossible date is said so; the list of today stays
    ],
)
def test_the_list_is_narrowed(client, officer, asked, found) -> None:
    page = client.get(reverse("directory:show_public_list"), asked).content.decode()
    assert ("Phạm Văn Trợ" in page) is found


def test_a_practitioner_is_added(cast, client_for) -> None:
    answer = client_for("director").post(reverse("directory:add_to_register"), {**GOOD, "agency": cast.centre.pk})
    assert answer.status_code == 302
    added = Engagement.objects.get()
    assert (added.practitioner.full_name, added.valid_from) == ("Mai Thị Mẫu", date(2026, 2, 1))
    assert {f.field for f in added.practitioner.fields.all()} == {"land", "criminal"}


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast, client_for) -> None:
    sent = {**GOOD, "agency": cast.centre.pk, "valid_from_month": "13"}
    page = client_for("director").post(reverse("directory:add_to_register"), sent).content.decode()
    assert "Mai Thị Mẫu" in page
    assert "error-summary" in page
    assert not Engagement.objects.exists()


def test_a_practitioner_is_taken_off_once(client_for, officer) -> None:
    url = reverse("directory:take_off_register", kwargs={"pk": officer.engagements.get().pk})
    director = client_for("director")
    early = director.post(url, {"on_day": "1", "on_month": "1", "on_year": "2020", "because": "Nghỉ hưu"})
    assert "ở trước ngày bắt đầu" in early.content.decode()

    off = {"on_day": "31", "on_month": "3", "on_year": "2026", "because": "Nghỉ hưu"}
    assert director.post(url, off).status_code == 302
    assert director.post(url, off).status_code == 404
    assert officer.engagements.get().valid_to == date(2026, 3, 31)


def test_a_list_is_published_and_sent(cast, client_for, officer) -> None:
    director = client_for("director")
    answer = director.post(reverse("directory:publish"))
    publication = Publication.objects.get()
    assert answer.url == reverse("directory:send_publication", kwargs={"pk": publication.pk})

    sent = {"agencies": [cast.police.pk, cast.commune.pk], "how": "Văn bản điện tử"}
    assert director.post(answer.url, sent).status_code == 302
    assert Delivery.objects.count() == 2
    again = director.post(answer.url, sent)  # the same form sent twice
    assert "error" in again.content.decode()
    assert Delivery.objects.count() == 2


@pytest.mark.parametrize("people", [2, 12])
def test_the_pages_cost_the_same_for_few_and_many(
    cast, client, client_for, people, django_assert_max_num_queries
) -> None:
    for number in range(people):
        add_practitioner(
            by=cast.director.actor,
            full_name=f"Trần Văn Thử {number}",
            gender="male",
            agency=cast.centre,
            kind="contract_lawyer",
            valid_from=date(2024, 1, 1),
            fields=["land"],
        )
    publish_list(by=cast.director.actor, as_of=date(2026, 1, 1), at=cast.director.user.date_joined)
    with django_assert_max_num_queries(4):
        client.get(reverse("directory:show_public_list"))
    director = client_for("director")
    for name in ("directory:list_practitioners", "directory:list_publications"):
        with django_assert_max_num_queries(8):
            director.get(reverse(name))
