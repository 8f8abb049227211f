"""Reading a case: who may, what is kept, what is frozen, who sees it when."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tgpl.accounts.models import Membership
from tgpl.accounts.queries import actor_of
from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case
from tgpl.cases.testing import accept, assign
from tgpl.quality.models import Assessment
from tgpl.quality.services import (
    QualityError,
    answer_assessment,
    correct_assessment,
    save_draft,
    sign_assessment,
    start_assessment,
)
from tgpl.quality.testing import appraised, drawn_plan, ended, on_register, sheet_typed, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast, moment) -> Case:
    return ended(cast, moment)


def start(by, case, moment) -> Assessment:
    return start_assessment(by=by.actor, case=case, occasion="ended", at=moment)


def seen_by(member) -> list[str]:
    return list(Assessment.objects.visible_to(member.actor).order_by("pk").values_list("assessor_name", flat=True))


def test_an_office_appraises_and_the_department_evaluates(cast, case, moment) -> None:
    assert start(cast.assessor, case, moment).kind == "appraisal"
    assert start(cast.department_officer, case, moment).kind == "evaluation"


def test_only_cases_that_have_ended_are_read(cast, moment) -> None:
    with pytest.raises(QualityError, match="đã kết thúc"):
        start(cast.assessor, accept(cast, moment - timedelta(days=1)), moment)


def test_the_department_evaluates_no_advice(cast, moment) -> None:
    advice = ended(cast, moment, form="advice")
    start(cast.assessor, advice, moment)
    with pytest.raises(QualityError, match="Sở Tư pháp chỉ đánh giá"):
        start(cast.department_officer, advice, moment)


def test_who_did_the_case_never_judges_it(cast, case, moment) -> None:
    Membership.objects.create(
        user=cast.officer.user, agency=cast.centre, role="quality_assessor", valid_from=cast.assessor.post.valid_from
    )
    second_post = Membership.objects.get(user=cast.officer.user, role="quality_assessor")
    judge = actor_of(cast.officer.user, second_post.pk)
    assert judge is not None
    with pytest.raises(QualityError, match="tham gia thực hiện"):
        start_assessment(by=judge, case=case, occasion="ended", at=moment)


def test_nor_who_was_replaced_on_it(cast, moment) -> None:
    case = accept(cast, moment - timedelta(days=9))
    assign(case, on_register(cast, cast.lawyer), moment - timedelta(days=8), by=cast.director.actor)
    assign(case, on_register(cast, cast.officer), moment - timedelta(days=7), by=cast.director.actor, reason="Bận.")
    Case.objects.filter(pk=case.pk).update(status="ended", ending="completed", ended_on=moment.date())
    case.refresh_from_db()
    Membership.objects.filter(user=cast.lawyer.user).update(role="quality_assessor")
    with pytest.raises(QualityError, match="tham gia thực hiện"):
        start(cast.lawyer, case, moment)


def test_a_draft_is_kept_as_typed_right_or_wrong(cast, case, moment) -> None:
    draft = start(cast.assessor, case, moment)
    save_draft(by=cast.assessor.actor, assessment=draft, typed={"points_0": "chín rưỡi?"}, at=moment)
    assert Assessment.objects.get().typed == {"points_0": "chín rưỡi?"}


def test_nobody_else_writes_in_a_draft_or_sees_it(cast, case, moment) -> None:
    draft = start(cast.assessor, case, moment)
    with pytest.raises(QualityError):
        save_draft(by=cast.director.actor, assessment=draft, typed={}, at=moment)
    assert seen_by(cast.director) == []
    assert seen_by(cast.assessor) == [cast.assessor.user.full_name]


def test_a_signed_result_is_frozen(cast, case, moment) -> None:
    result = appraised(cast, moment, case=case, lose="10.5")
    assert (result.grade, str(result.total)) == ("fair", "89.5")
    for change in (save_draft, sign_assessment):
        more = {"points": {}} if change is sign_assessment else {}
        with pytest.raises(QualityError, match="đã ký"):
            change(by=cast.assessor.actor, assessment=result, typed=sheet_typed(points_0="0"), at=moment, **more)
    assert str(Assessment.objects.get().total) == "89.50"


def test_a_prohibited_act_fails_a_full_sheet(cast, case, moment) -> None:
    draft = start(cast.assessor, case, moment)
    sign(draft, moment, by=cast.assessor.actor, acts=["b"], facts="Có biên nhận.")
    assert draft.grade == "fail"


def test_the_result_in_writing_lies_in_the_file(cast, case, moment) -> None:
    appraised(cast, moment, case=case)
    paper = case.papers.get(title__isnull=False, kind="other")
    assert "Thẩm định chất lượng" in paper.title
    with paper.file.open() as file:
        assert file.read(5) == b"%PDF-"


def test_a_correction_is_a_new_version_and_the_old_one_stays(cast, case, moment) -> None:
    old, by = appraised(cast, moment, case=case), cast.assessor.actor
    new = correct_assessment(by=by, assessment=old, reason="Cộng nhầm.", at=moment)
    assert (new.version, new.typed) == (2, old.typed)
    old.refresh_from_db()
    assert not old.superseded
    sign(new, moment, by=by, lose="40")
    old.refresh_from_db()
    assert (old.superseded, old.grade, new.grade) == (True, "good", "pass")


def test_a_correction_needs_its_signer_and_a_reason(cast, case, moment) -> None:
    old = appraised(cast, moment, case=case)
    with pytest.raises(QualityError, match="Chỉ người đã ký"):
        correct_assessment(by=cast.director.actor, assessment=old, reason="x", at=moment)
    with pytest.raises(QualityError, match="lý do"):
        correct_assessment(by=cast.assessor.actor, assessment=old, reason=" ", at=moment)
    correct_assessment(by=cast.assessor.actor, assessment=old, reason="Nhầm.", at=moment)
    with pytest.raises(QualityError, match="đang viết"):
        correct_assessment(by=cast.assessor.actor, assessment=old, reason="Nhầm.", at=moment)


def test_two_reviewers_at_once_are_told_apart(cast, case, moment) -> None:
    start(cast.assessor, case, moment)
    with pytest.raises(QualityError, match="đã có người chấm"):
        start(cast.director, case, moment)
    with pytest.raises(QualityError, match="Bạn đã chấm"):
        start(cast.assessor, case, moment)


def test_the_database_holds_one_draft_for_a_reading(cast, case, moment) -> None:
    draft = start(cast.assessor, case, moment)
    draft.pk, draft.uid, draft.version = None, case.uid, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save(force_insert=True)


def test_the_practitioner_sees_the_signed_result_and_answers_once(cast, case, moment) -> None:
    result = appraised(cast, moment, case=case)
    assert seen_by(cast.officer) == [cast.assessor.user.full_name]
    assert seen_by(cast.lawyer) == []
    answer = {"by": cast.officer.actor, "assessment": result, "answer": "Tôi đồng ý.", "at": moment}
    answer_assessment(**answer)
    with pytest.raises(QualityError, match="đã có ý kiến"):
        answer_assessment(**answer)
    assert Assessment.objects.get().answer == "Tôi đồng ý."


def test_reception_sees_no_marks_of_colleagues(cast, case, moment) -> None:
    appraised(cast, moment, case=case)
    assert seen_by(cast.reception) == []


class TestTwoReviewers:
    """A drawn case that two read, blind to each other."""

    @pytest.fixture
    def second(self, cast):
        user = cast.auditor.user
        Membership.objects.create(user=user, agency=cast.department, role="quality_assessor", valid_from="2020-01-01")
        actor = actor_of(user, Membership.objects.get(user=user, role="quality_assessor").pk)
        assert actor is not None
        return actor

    @pytest.fixture
    def first_reading(self, cast, case, moment) -> Assessment:
        drawn_plan(cast, moment)
        reading = start(cast.department_officer, case, moment)
        sign(reading, moment, by=cast.department_officer.actor)
        return reading

    def test_the_first_is_sealed_until_both_have_signed(self, cast, case, moment, first_reading, second) -> None:
        assert not Assessment.objects.visible_to(second).exists()
        assert seen_by(cast.officer) == seen_by(cast.director) == []
        reading = start_assessment(by=second, case=case, occasion="plan", at=moment)
        assert (reading.reading, reading.occasion) == (2, "plan")
        assert not Assessment.objects.visible_to(second).exclude(pk=reading.pk).exists()
        sign(reading, moment, by=second, lose="30")
        assert len(seen_by(cast.officer)) == 2
        assert case.papers.filter(kind="other").count() == 2

    def test_nothing_of_the_first_lies_in_the_file_before(self, case, first_reading) -> None:
        assert not case.papers.filter(kind="other").exists()

    def test_a_third_is_refused(self, cast, case, moment, first_reading, second) -> None:
        start_assessment(by=second, case=case, occasion="plan", at=moment)
        Membership.objects.create(
            user=cast.administrator.user, agency=cast.department, role="quality_assessor", valid_from="2020-01-01"
        )
        third = actor_of(
            cast.administrator.user, Membership.objects.filter(user=cast.administrator.user).latest("pk").pk
        )
        assert third is not None
        with pytest.raises(QualityError, match="đã có người chấm"):
            start_assessment(by=third, case=case, occasion="plan", at=moment)
