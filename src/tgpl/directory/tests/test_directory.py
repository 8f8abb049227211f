from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tgpl.accounts.models import Agency
from tgpl.directory.models import Engagement
from tgpl.directory.queries import candidates_for, engagements_on, kinds_allowed, public_list
from tgpl.directory.services import DirectoryError, add_practitioner, end_engagement, publish_list, send_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return cast.director.actor


@pytest.fixture
def officer(cast, by):
    return add_practitioner(
        by=by,
        full_name="Phạm Văn Trợ",
        gender="male",
        agency=cast.centre,
        kind="legal_aid_officer",
        valid_from=date(2024, 1, 1),
        fields=["criminal", "criminal", "land"],
        work_phone="0900 000 001",
    )


@pytest.mark.parametrize(
    ("form", "kinds"),
    [
        ("proceedings", {"legal_aid_officer", "contract_lawyer", "organisation_lawyer"}),
        ("representation", {"legal_aid_officer", "contract_lawyer", "organisation_lawyer"}),
        (
            "advice",
            {"legal_aid_officer", "contract_lawyer", "organisation_lawyer", "legal_adviser", "collaborator"},
        ),
    ],
)
@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2026, 12, 31), date(2027, 1, 1)])
def test_who_may_give_which_form_of_aid(form, kinds, day) -> None:
    assert kinds_allowed(form, day) == kinds


def test_the_register_answers_as_of_any_day(cast, by, officer) -> None:
    engagement = officer.engagements.get()
    end_engagement(by=by, engagement=engagement, on=date(2025, 6, 30), because="Chuyển công tác")

    listed = {
        day: engagements_on(day).filter(practitioner=officer).exists()
        for day in [date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1)]
    }
    assert list(listed.values()) == [False, True, True, False]


def test_an_engagement_ends_once_and_after_it_began(by, officer) -> None:
    engagement = officer.engagements.get()
    with pytest.raises(DirectoryError, match="trước ngày bắt đầu"):
        end_engagement(by=by, engagement=engagement, on=date(2023, 1, 1), because="")
    end_engagement(by=by, engagement=engagement, on=date(2025, 1, 1), because="Nghỉ hưu")
    with pytest.raises(DirectoryError, match="tải lại trang"):
        end_engagement(by=by, engagement=engagement, on=date(2025, 2, 1), because="Nghỉ hưu")


def test_one_open_engagement_in_an_organisation(cast, officer) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Engagement.objects.create(
            practitioner=officer, agency=cast.centre, kind="legal_adviser", valid_from=date(2024, 5, 1)
        )


def test_a_branch_may_call_on_the_people_of_its_centre_and_a_centre_not_on_a_branchs(cast, by, officer) -> None:
    def finds(office: Agency) -> bool:
        return candidates_for(office=office, form="proceedings", on=date(2026, 1, 1)).exists()

    assert finds(cast.branch)
    assert finds(cast.centre)
    assert not finds(cast.other_centre)
    Engagement.objects.update(agency=cast.branch)
    assert not finds(cast.centre)


def test_the_public_list_shows_gender_field_and_experience_and_nothing_private(officer) -> None:
    [listed] = public_list(date(2026, 1, 1)).practitioners
    assert listed["gender"] == "Nam"
    assert listed["fields"] == ["Hình sự", "Đất đai, nhà ở"]
    assert set(listed) == {"name", "kind", "organisation", "gender", "fields", "phone", "since", "sign_language"}


def test_a_published_list_is_sent_once_to_each_agency_and_its_digest_tells_a_change(cast, by, officer, moment) -> None:
    first = publish_list(by=by, as_of=date(2026, 1, 1), at=moment)
    again = publish_list(by=by, as_of=date(2026, 1, 1), at=moment)
    assert first.digest == again.digest
    assert (first.organisations, first.practitioners) == (2, 1)  # not the centre of another province

    assert (
        send_list(by=by, publication=first, agencies=[cast.police, cast.commune], at=moment, how="Văn bản điện tử") == 2
    )
    assert send_list(by=by, publication=first, agencies=[cast.police], at=moment + timedelta(days=1), how="Thư") == 0

    end_engagement(by=by, engagement=officer.engagements.get(), on=date(2025, 12, 31), because="Nghỉ hưu")
    assert publish_list(by=by, as_of=date(2026, 1, 1), at=moment).digest != first.digest
