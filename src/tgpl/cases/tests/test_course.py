"""The turns a case may take, each through its service; and random walks along the declared path."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.cases import services
from tgpl.cases.models import Case, CaseMove, Petition, Registration
from tgpl.cases.paths import case_path
from tgpl.cases.queries import cases_together
from tgpl.cases.services import CaseError
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.deadlines.models import Clock
from tgpl.directory.models import Practitioner

pytestmark = pytest.mark.django_db
Kind = CaseMove.Kind


@pytest.fixture
def by(cast: Cast):
    return cast.director.actor


@pytest.fixture
def officer(cast: Cast) -> Practitioner:
    return practitioner(cast, cast.officer)


@pytest.fixture
def lawyer(cast: Cast) -> Practitioner:
    return practitioner(cast, cast.lawyer, kind="contract_lawyer")


@pytest.fixture
def case(cast: Cast, moment, officer, by) -> Case:
    case = accept(cast, moment - timedelta(days=1))
    assign(case, officer, moment - timedelta(days=1), by=by)
    return case


def running(case: Case) -> set[str]:
    return set(Clock.objects.of("case", case.code).running().values_list("rule", flat=True))


def test_a_letter_for_another_practitioner_is_answered_by_putting_one_on(case, lawyer, by, moment) -> None:
    services.take_petition(by=by, case=case, kind="change", reason="Không liên lạc được", at=moment)
    assert "reply_change" in running(case)
    assign(case, lawyer, moment, by=by, reason="Theo đơn của người được trợ giúp")
    petition = case.petitions.get()
    assert (petition.answer, petition.answered_by_name) == ("granted", by.name)
    assert "reply_change" not in running(case)
    assert [move.kind for move in case.moves.all()][-2:] == ["ask_change", "replace"]


def test_a_letter_for_another_practitioner_may_be_refused_with_a_reason(case, by, moment) -> None:
    with pytest.raises(CaseError, match="đang chờ trả lời"):
        services.refuse_change(by=by, case=case, reason="Không có căn cứ", at=moment)
    services.take_petition(by=by, case=case, kind="change", reason="Muốn người khác", at=moment)
    with pytest.raises(CaseError, match="chưa trả lời"):
        services.take_petition(by=by, case=case, kind="change", reason="Muốn người khác", at=moment)
    services.refuse_change(by=by, case=case, reason="Không thuộc khoản 1, khoản 2 Điều 25", at=moment)
    assert Petition.objects.get().answer == "refused"
    assert "reply_change" not in running(case)


def test_a_withdrawal_is_answered_at_once_and_ends_the_case(case, by, moment) -> None:
    services.take_petition(by=by, case=case, kind="withdrawal", reason="Đã tự thỏa thuận", at=moment)
    clock = Clock.objects.of("case", case.code).running().get(rule="reply_withdrawal")
    assert clock.at_once
    services.stop_case(by=by, case=case, ground_code="withdrawal", reason="Theo đơn", at=moment)
    assert (case.status, case.ending) == ("ended", "not_continued")
    assert Petition.objects.get().answer == "granted"
    assert "Điều 37" in case.moves.last().ground
    assert running(case) == {"hand_over_file"}


@pytest.mark.parametrize(("ground", "reason"), [("unknown", "Lý do"), ("withdrawal", "  ")])
def test_not_continuing_needs_a_ground_of_the_law_and_a_reason(case, by, moment, ground, reason) -> None:
    with pytest.raises(CaseError):
        services.stop_case(by=by, case=case, ground_code=ground, reason=reason, at=moment)
    assert Case.objects.get(pk=case.pk).status == "assigned"


def test_eligibility_lost_does_not_stop_the_case(case, by, moment) -> None:
    before = running(case)
    services.note_lost_eligibility(by=by, case=case, reason="Đã thoát nghèo", at=moment)
    assert Case.objects.get(pk=case.pk).status == "assigned"
    assert running(case) == before


def test_another_form_goes_back_to_the_head_on_its_own_clock(case, by, moment) -> None:
    code = case.code
    services.change_form(by=by, case=case, form="advice", reason="Chỉ cần tư vấn", at=moment)
    case = Case.objects.get(pk=case.pk)
    assert (case.code, case.form, case.status, case.practitioner) == (code, "advice", "accepted", None)
    assert running(case) == {"written_advice"}
    with pytest.raises(CaseError, match="hình thức này rồi"):
        services.change_form(by=by, case=case, form="advice", reason="Chỉ cần tư vấn", at=moment)


def test_a_case_opened_again_waits_for_the_head(case, by, moment) -> None:
    services.close_case(by=by, case=case, ending="completed", result="Xong", at=moment)
    services.reopen_case(by=by, case=case, reason="Phục hồi điều tra", at=moment)
    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.ended_on, case.ending, case.practitioner) == ("accepted", None, "", None)
    assert running(case) == {"assign_ordinary"}


def test_the_file_is_handed_over_once(case, by, moment) -> None:
    services.close_case(by=by, case=case, ending="completed", result="Xong", at=moment)
    services.hand_over_file(by=by, case=case, at=moment)
    assert not running(case)
    with pytest.raises(CaseError, match="đã được bàn giao"):
        services.hand_over_file(by=by, case=case, at=moment)


@pytest.mark.parametrize(
    ("role", "answer", "rule"),
    [
        ("defence", "refused", "replace_defender_refused"),
        ("defence", "cancelled", "replace_defender_cancelled"),
        ("protection", "refused", "replace_protector_refused"),
    ],
)
def test_a_refused_registration_calls_for_another_practitioner(case, lawyer, by, moment, role, answer, rule) -> None:
    Case.objects.filter(pk=case.pk).update(role=role)
    case.role = role
    sent = services.send_registration(by=by, case=case, body="Tòa án nhân dân khu vực 1", at=moment)
    assert running(case) & {"register_defence", "register_protector"}
    services.answer_registration(by=by, registration=sent, answer=answer, reason="Không đủ điều kiện", at=moment)
    assert rule in running(case)
    assert not running(case) & {"register_defence", "register_protector"}
    assign(case, lawyer, moment, by=by, reason="Bị từ chối đăng ký")
    assert rule not in running(case)


def test_a_registration_is_answered_once_and_with_a_reason(case, by, moment) -> None:
    sent = services.send_registration(by=by, case=case, body="Viện kiểm sát khu vực 1", at=moment)
    with pytest.raises(CaseError, match="lý do"):
        services.answer_registration(by=by, registration=sent, answer="refused", at=moment)
    early = moment - timedelta(hours=1)
    with pytest.raises(CaseError, match="không được trước"):
        services.answer_registration(by=by, registration=sent, answer="registered", at=early)
    services.answer_registration(by=by, registration=sent, answer="registered", at=moment)
    with pytest.raises(CaseError, match="đã được ghi"):
        services.answer_registration(by=by, registration=sent, answer="registered", at=moment)
    assert Registration.objects.get().answer == "registered"


def test_stages_charges_and_registrations_belong_to_proceedings(cast, officer, by, moment) -> None:
    case = accept(cast, moment, form="advice")
    assign(case, officer, moment, by=by)
    with pytest.raises(CaseError, match="không có bước này"):
        services.send_registration(by=by, case=case, body="Tòa án", at=moment)
    with pytest.raises(CaseError, match="tội danh"):
        services.add_charge(by=by, case=case, name="Trộm cắp tài sản")


def test_several_practitioners_see_the_case_and_one_leads(cast, case, lawyer, by, moment) -> None:
    check = services.check_conflicts(by=by, case=case, practitioner=lawyer, at=moment)
    services.add_practitioner(by=by, case=case, check=check, at=moment)
    assert Case.objects.visible_to(cast.lawyer.actor).get() == case
    assert Case.objects.visible_to(cast.officer.actor).get() == case
    assert Case.objects.get(pk=case.pk).practitioner.full_name == cast.officer.user.full_name
    with pytest.raises(CaseError, match="đang thực hiện vụ việc rồi"):
        services.add_practitioner(by=by, case=case, check=check, at=moment)


def test_who_was_taken_off_no_longer_sees_the_case(cast, case, lawyer, by, moment) -> None:
    assign(case, lawyer, moment, by=by, reason="Người trước nghỉ ốm")
    assert not Case.objects.visible_to(cast.officer.actor).exists()


def test_several_persons_in_one_matter_have_cases_beside_each_other(cast, case, by, moment) -> None:
    second, third = (accept(cast, moment, person={"full_name": name}) for name in ("Lê Thị Thử", "Vũ Văn Thử"))
    services.join_matter(by=by, case=second, other=case)
    services.join_matter(by=by, case=third, other=second)
    assert [c.code for c in cases_together(case)] == [second.code, third.code]
    with pytest.raises(CaseError, match="cùng một vụ án"):
        services.join_matter(by=by, case=third, other=case)


def test_a_suspended_advice_does_not_lose_the_days_it_stood_still(cast, officer, by, moment) -> None:
    case = accept(cast, moment, form="advice")
    assign(case, officer, moment, by=by)
    due = Clock.objects.of("case", case.code).running().get().due_at
    services.suspend_case(by=by, case=case, reason="Chờ kết quả giám định", at=moment + timedelta(days=2))
    assert running(case) == {"review_suspended"}
    services.resume_case(by=by, case=case, reason="Đã có kết quả", at=moment + timedelta(days=6))
    clock = Clock.objects.of("case", case.code).running().get()
    assert clock.rule == "written_advice"
    assert clock.due_at == due + timedelta(days=4)


# How each declared move is taken in a walk. Moves that need a thing before them are walked by their own tests.
Walk = Callable[[Case, "Walker", datetime], object]
STEPS: dict[str, Walk] = {
    Kind.ASSIGN: lambda case, w, at: assign(case, w.officer, at, by=w.by),
    Kind.REPLACE: lambda case, w, at: assign(case, w.other(case), at, by=w.by, reason="Đổi người"),
    Kind.ASK_WITHDRAWAL: lambda case, w, at: services.take_petition(
        by=w.by, case=case, kind="withdrawal", reason="Rút", at=at
    ),
    Kind.LOSE_ELIGIBILITY: lambda case, w, at: services.note_lost_eligibility(
        by=w.by, case=case, reason="Hết diện", at=at
    ),
    Kind.CHANGE_FORM: lambda case, w, at: services.change_form(
        by=w.by, case=case, form=w.another_form(case), reason="Đổi", at=at
    ),
    Kind.SUSPEND: lambda case, w, at: services.suspend_case(by=w.by, case=case, reason="Chờ", at=at),
    Kind.RESUME: lambda case, w, at: services.resume_case(by=w.by, case=case, reason="Tiếp", at=at),
    Kind.NOT_CONTINUE: lambda case, w, at: services.stop_case(
        by=w.by, case=case, ground_code="refusal", reason="Căn cứ", at=at
    ),
    Kind.COMPLETE: lambda case, w, at: services.close_case(
        by=w.by, case=case, ending="completed", result="Xong", at=at
    ),
    Kind.DISCONTINUE: lambda case, w, at: services.close_case(
        by=w.by, case=case, ending="discontinued", result="Đình chỉ", at=at
    ),
    Kind.REOPEN: lambda case, w, at: services.reopen_case(by=w.by, case=case, reason="Mở lại", at=at),
}


class Walker:
    """Whoever walks a case along its path."""

    def __init__(self, by, officer: Practitioner, lawyer: Practitioner) -> None:
        self.by, self.officer, self.lawyer = by, officer, lawyer

    def other(self, case: Case) -> Practitioner:
        return self.lawyer if case.practitioner == self.officer else self.officer

    def another_form(self, case: Case) -> str:
        return "representation" if case.form == "proceedings" else "proceedings"


def holds_together(case: Case) -> None:
    """What is true of a case wherever its walk has led it."""
    path = case_path(case.accepted_on)
    stored = Case.objects.get(pk=case.pk)
    state = path.states[stored.status]
    moves = list(case.moves.all())
    assert stored.status == case.status == moves[-1].now
    assert all(earlier.now == later.was and earlier.at <= later.at for earlier, later in pairwise(moves))
    assert all(path.may(move.kind, move.was) for move in moves[1:])
    assert (stored.status in {"assigned", "suspended"}) == (stored.practitioner is not None) or state.final
    assert case.assignments.filter(ended_at=None).count() == (stored.status in {"assigned", "suspended"})
    assert bool(stored.ending) == bool(stored.ended_on) == (stored.status == "ended")
    if not state.final:
        assert running(case) & set(state.clocks), f"{stored.status} without a clock"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_every_lawful_walk_holds_together_and_unlawful_steps_are_refused(
    cast, by, officer, lawyer, moment, choices
) -> None:
    walker, at = Walker(by, officer, lawyer), moment
    with transaction.atomic():
        case = accept(cast, at)
        for choice in choices:
            at += timedelta(hours=choice)
            lawful = [move.code for move in case_path(case.accepted_on).open_at(case.status) if move.code in STEPS]
            unlawful = [code for code in STEPS if code not in {*lawful, Kind.ASSIGN, Kind.REPLACE}]
            with pytest.raises(CaseError):
                STEPS[unlawful[choice % len(unlawful)]](Case.objects.get(pk=case.pk), walker, at)
            step = lawful[choice % len(lawful)]
            if step == Kind.ASK_WITHDRAWAL and case.petitions.filter(answer="").exists():
                continue
            STEPS[step](case, walker, at)
            holds_together(case)
        transaction.set_rollback(True)
