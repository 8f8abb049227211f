"""Plans of reading: frozen before the seed, drawn once, drawn again by anyone."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.quality.models import SampledCase, SamplingPlan
from tgpl.quality.queries.assessment import agreement_between, drawn_to_read
from tgpl.quality.queries.sampling import redraw
from tgpl.quality.services import QualityError, draw_cases, freeze_frame, make_plan
from tgpl.quality.testing import appraised, drawn_plan, ended

pytestmark = pytest.mark.django_db


def a_plan(cast: Cast, moment, by: str = "director", **changes) -> SamplingPlan:
    terms = {"forms": ["proceedings"], "share": Decimal(50), "second_share": Decimal(0), **changes}
    first = moment.date() - timedelta(days=60)
    return make_plan(by=cast.people[by].actor, name="Mẫu", ended_from=first, ended_to=moment.date(), **terms)


def test_a_frame_holds_what_ended_in_the_period(cast, moment) -> None:
    inside = ended(cast, moment)
    ended(cast, moment - timedelta(days=90))
    ended(cast, moment, form="advice")
    plan = a_plan(cast, moment)
    freeze_frame(by=cast.director.actor, plan=plan, at=moment)
    assert [row.split("\t")[0] for row in plan.frame.splitlines()[1:]] == [inside.code]
    assert len(plan.checksum) == 64


def test_what_was_read_or_drawn_before_is_never_drawn_again(cast, moment) -> None:
    appraised(cast, moment, case=ended(cast, moment))
    ended(cast, moment)
    first = a_plan(cast, moment, share=Decimal(100))
    freeze_frame(by=cast.director.actor, plan=first, at=moment)
    drawn = draw_cases(by=cast.director.actor, plan=first, seed="1", seed_source="x", at=moment + timedelta(1))
    assert len(drawn) == 1
    with pytest.raises(QualityError, match="Chưa có vụ việc nào"):
        freeze_frame(by=cast.director.actor, plan=a_plan(cast, moment), at=moment)


def test_two_plans_over_one_frame_cannot_draw_the_same_case(cast, moment) -> None:
    ended(cast, moment)
    plans = [a_plan(cast, moment) for _ in range(2)]
    for plan in plans:
        freeze_frame(by=cast.director.actor, plan=plan, at=moment)
    terms = {"by": cast.director.actor, "seed": "1", "seed_source": "x", "at": moment + timedelta(1)}
    draw_cases(plan=plans[0], **terms)
    with pytest.raises(QualityError, match="kế hoạch khác rút"):
        draw_cases(plan=plans[1], **terms)
    assert not SamplingPlan.objects.get(pk=plans[1].pk).is_drawn


def test_no_seed_before_the_frame_is_frozen(cast, moment) -> None:
    plan = a_plan(cast, moment)
    with pytest.raises(QualityError, match="chốt khung mẫu"):
        draw_cases(by=cast.director.actor, plan=plan, seed="1", seed_source="x", at=moment)
    with pytest.raises(IntegrityError), transaction.atomic():
        SamplingPlan.objects.filter(pk=plan.pk).update(seed="1", frozen_at=moment, drawn_at=moment - timedelta(1))


def test_a_plan_is_frozen_once_and_drawn_once(cast, moment) -> None:
    ended(cast, moment)
    plan = drawn_plan(cast, moment)
    by = cast.department_officer.actor
    with pytest.raises(QualityError, match="đã được chốt"):
        freeze_frame(by=by, plan=plan, at=moment)
    with pytest.raises(QualityError, match="đã rút mẫu rồi"):
        draw_cases(by=by, plan=plan, seed="2", seed_source="x", at=moment)


def test_anyone_draws_again_and_finds_the_same(cast, moment) -> None:
    for _ in range(4):
        ended(cast, moment)
    plan = drawn_plan(cast, moment, share="50", second="50")
    again = redraw(plan, "38291")
    assert (again.same_frame, again.same_cases, len(again.codes)) == (True, True, 2)
    SamplingPlan.objects.filter(pk=plan.pk).update(frame=plan.frame + "TT.TGTT.99.2026\tx\tproceedings\n")
    plan.refresh_from_db()
    assert not redraw(plan, "38291").same_frame


def test_the_page_shows_the_draw_and_draws_again(cast, client_for, moment) -> None:
    case = ended(cast, moment)
    plan = drawn_plan(cast, moment)
    page = client_for("officer").get(reverse("quality:open_plan", args=[plan.pk]), {"seed": "38291"}).content.decode()
    assert case.code in page
    assert plan.checksum in page
    assert "Khung mẫu gồm 1 vụ việc" in page
    assert "Rút lại ra đúng các vụ việc đã rút" in page
    frame = client_for("officer").get(reverse("quality:take_frame", args=[plan.pk])).content.decode()
    assert frame == plan.frame


def test_a_plan_is_made_frozen_and_drawn_through_the_pages(cast, client_for, moment, time_machine) -> None:
    time_machine.move_to(moment)
    ended(cast, moment)
    director, day = client_for("director"), moment.date()
    sent = {"name": "Năm 2026", "forms": ["proceedings"], "share": "12,5", "second_share": "0"}
    for name in ("ended_from", "ended_to"):
        sent |= {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
    address = director.post(reverse("quality:make_plan"), sent).url
    plan = SamplingPlan.objects.get()
    assert address == reverse("quality:open_plan", args=[plan.pk])
    assert plan.share == Decimal("12.5")
    director.post(reverse("quality:freeze_frame", args=[plan.pk]))
    time_machine.move_to(moment + timedelta(minutes=5))
    director.post(reverse("quality:draw_cases", args=[plan.pk]), {"seed": "38291", "seed_source": "Xổ số 02/03"})
    assert SampledCase.objects.count() == 1


def test_a_period_that_ends_before_it_begins_is_asked_about(cast, client_for, moment) -> None:
    sent = {"name": "x", "forms": ["proceedings"], "share": "0", "second_share": "0", "ended_from_day": "02/03/2026"}
    page = client_for("director").post(reverse("quality:make_plan"), sent | {"ended_to_day": "01/03/2026"})
    assert "Ngày cuối phải từ ngày đầu trở đi." in page.content.decode()
    assert not SamplingPlan.objects.exists()


def test_reviewers_find_what_is_left_to_read(cast, moment) -> None:
    case = ended(cast, moment)
    drawn_plan(cast, moment, second="0")
    assert [one.case.code for one in drawn_to_read(cast.department_officer.actor)] == [case.code]
    assert not drawn_to_read(cast.assessor.actor).exists()  # another kind of reading


def test_agreement_of_nobody_is_said_kindly(cast, client_for) -> None:
    page = client_for("director").get(reverse("quality:show_agreement")).content.decode()
    assert "Chưa có vụ việc nào được hai người chấm xong." in page


def test_agreement_counts_pairs_that_are_released(cast, moment) -> None:
    found = agreement_between(cast.director.actor, moment.date(), moment.date())
    assert (found.pairs, found.kappa) == (0, None)
