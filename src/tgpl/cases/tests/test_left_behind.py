"""A practitioner disappears in the middle of a case: nothing stays without an owner, and the person hears of it."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Membership
from tgpl.audit.models import Entry
from tgpl.cases import services
from tgpl.cases.forms.course import TellClient
from tgpl.cases.models import Assignment, Case
from tgpl.cases.paths import case_paths
from tgpl.cases.queries import gone_practitioners, proposals
from tgpl.cases.services import CaseError, add_party, hand_over_each, note_client_told, take_up_left_clocks
from tgpl.cases.services.clocks import OF_THE_PRACTITIONER
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.core.law.paths import PRACTITIONER
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible
from tgpl.deadlines.models import Clock
from tgpl.deadlines.queries import clocks_to_act
from tgpl.directory.models import Engagement, Practitioner
from tgpl.directory.services import end_engagement, record_leave
from tgpl.people.services import SafeContactRules

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def by(cast):
    return cast.director.actor


@pytest.fixture
def officer(cast) -> Practitioner:
    return practitioner(cast, cast.officer)


@pytest.fixture
def lawyer(cast) -> Practitioner:
    return practitioner(cast, cast.lawyer, kind="contract_lawyer")


def leave_the_list(cast, who: Practitioner) -> None:
    told = {"on": TODAY - timedelta(days=1), "because": "Nghỉ việc"}
    end_engagement(by=cast.director.actor, engagement=who.engagements.get(), **told)


def lock_the_account(cast, who: Practitioner) -> None:
    who.user.is_active = False
    who.user.save(update_fields=["is_active"])


def end_the_post(cast, who: Practitioner) -> None:
    Membership.objects.filter(user=who.user).update(valid_to=TODAY - timedelta(days=1))


def go_to_another_centre(cast, who: Practitioner) -> None:
    leave_the_list(cast, who)
    Engagement.objects.create(practitioner=who, agency=cast.other_centre, kind="legal_aid_officer", valid_from=TODAY)


def go_on_leave(cast, who: Practitioner) -> None:
    record_leave(by=cast.director.actor, practitioner=who, first_day=TODAY, last_day=TODAY + timedelta(days=9))


def stay(cast, who: Practitioner) -> None:
    """Nothing happens."""


WAYS = [
    (leave_the_list, True), (lock_the_account, True), (end_the_post, True), (go_to_another_centre, True),
    (go_on_leave, False), (stay, False),
]  # fmt: skip


@pytest.mark.parametrize(("happens", "is_gone"), WAYS, ids=lambda x: getattr(x, "__name__", ""))
def test_who_counts_as_gone(cast, officer, by, moment, happens, is_gone) -> None:
    case = accept(cast, moment - timedelta(days=2))
    assign(case, officer, moment - timedelta(days=2), by=by)
    happens(cast, officer)
    found = gone_practitioners(by, TODAY)
    assert [(one.practitioner, one.matters) for one in found] == ([(officer, 1)] if is_gone else [])
    assert gone_practitioners(cast.other_director.actor, TODAY) == []


def test_a_centres_practitioner_is_still_there_for_its_branch(cast, officer, by, moment) -> None:
    case = accept(cast, moment, office=cast.branch)
    assign(case, officer, moment, by=by)
    assert gone_practitioners(by, TODAY) == []


# The model: whichever clock the declared path gives a practitioner goes over with the case.


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: str(path.valid_from))
def test_every_clock_of_a_practitioner_is_one_that_goes_over(path) -> None:
    started = {start.rule for move in path.moves.values() for start in move.starts if start.who == PRACTITIONER}
    assert started <= set(OF_THE_PRACTITIONER)


def suspended(case: Case, by: Actor, at) -> None:
    services.suspend_case(by=by, case=case, reason="Chờ giám định", at=at)


def asked_to_change(case: Case, by: Actor, at) -> None:
    services.take_petition(by=by, case=case, kind="change", reason="Đổi người", at=at)


def asked_to_withdraw(case: Case, by: Actor, at) -> None:
    services.take_petition(by=by, case=case, kind="withdrawal", reason="Rút", at=at)


def registered(case: Case, by: Actor, at) -> None:
    services.send_registration(by=by, case=case, body="Tòa án", at=at)


def nothing_more(case: Case, by: Actor, at) -> None:
    """It goes its ordinary way."""


FORMS = ["proceedings", "advice", "representation"]
IN_EVERY_FORM = [nothing_more, suspended, asked_to_change, asked_to_withdraw]


@pytest.mark.parametrize(("form", "happened"), [*product(FORMS, IN_EVERY_FORM), ("proceedings", registered)])
def test_no_clock_stays_without_an_owner(cast, officer, lawyer, by, moment, form, happened) -> None:
    case = accept(cast, moment - timedelta(days=2), form=form)
    assign(case, officer, moment - timedelta(days=2), by=by)
    happened(case, by, moment - timedelta(days=1))
    running = Clock.objects.of("case", case.code).running()
    before = {clock.rule: clock.due_at for clock in running}
    leave_the_list(cast, officer)

    take_up_left_clocks(by=Actor.system(), day=TODAY)
    assert not running.filter(holder=officer.user).exists()
    owned = {clock.pk for member in cast.people.values() for clock in clocks_to_act(member.actor)}
    assert {clock.pk for clock in running} <= owned
    assert take_up_left_clocks(by=Actor.system(), day=TODAY) == 0  # safe to repeat

    hand_over_each(by=by, gone=officer, choices=[(case, lawyer)], reason="Nghỉ việc", at=moment)
    assert gone_practitioners(by, TODAY) == []
    theirs = running.filter(rule__in=OF_THE_PRACTITIONER)
    assert {clock.holder for clock in theirs} <= {lawyer.user}
    assert all(before.get(clock.rule, clock.due_at) == clock.due_at for clock in running)  # clocks go on


def test_the_file_of_an_ended_case_is_waited_for_by_the_head(cast, officer, by, moment) -> None:
    case = accept(cast, moment - timedelta(days=2))
    assign(case, officer, moment - timedelta(days=2), by=by)
    services.close_case(by=by, case=case, ending="completed", result="Xong", at=moment - timedelta(days=1))
    lock_the_account(cast, officer)
    take_up_left_clocks(by=Actor.system(), day=TODAY)
    assert [clock.rule for clock in clocks_to_act(by).filter(subject_key=case.code)] == ["hand_over_file"]


# The head hands over


@pytest.fixture
def three(cast, officer, lawyer, by, moment) -> list[Case]:
    """Three matters of one who is gone; the client of the last was against a client of the lawyer."""
    at = moment - timedelta(days=2)
    cases = [accept(cast, at, person={"full_name": name}) for name in ("Lê Văn Một", "Lê Văn Hai", "Lê Văn Đối")]
    for case in cases:
        assign(case, officer, at, by=by)
    theirs = accept(cast, at, person={"full_name": "Vũ Thị Thử"})
    assign(theirs, lawyer, at, by=by)
    add_party(by=by, case=theirs, name="LE VAN DOI", side="opponent")
    leave_the_list(cast, officer)
    return cases


def test_matters_are_proposed_to_those_who_have_least(cast, officer, lawyer, three) -> None:
    second = practitioner(cast, cast.other_lawyer, kind="contract_lawyer")
    second.engagements.update(agency=cast.centre)
    found = proposals(three, TODAY, without=officer.pk)
    firsts = [next(c for c in found[case.code] if c.is_clear).who.key for case in three]
    assert set(firsts) == {lawyer.pk, second.pk}
    assert firsts[2] == second.pk  # the lawyer may stand against this client
    assert officer.pk not in {choice.who.key for choices in found.values() for choice in choices}


def test_the_head_reads_the_clocks_and_hands_over_one_by_one(cast, officer, lawyer, three, client_for, moment) -> None:
    director, page = client_for("director"), reverse("cases:hand_over_matters", args=[officer.pk])
    assert officer.full_name in director.get(reverse("cases:list_left")).content.decode()
    shown = director.get(page).content.decode()
    assert all(case.code in shown for case in three)
    assert "Cập nhật tiến độ" in shown
    one, two, against = (f"to-{case.code}" for case in three)
    empty = director.post(page, {"reason": "Nghỉ việc đột ngột"}).content.decode()
    assert "ít nhất một" in empty
    assert "Nghỉ việc đột ngột" in empty

    director.post(page, {one: lawyer.pk, against: lawyer.pk, "reason": "Nghỉ việc đột ngột"})
    leaders = {case.code: Case.objects.get(pk=case.pk).practitioner for case in three}
    assert leaders == {three[0].code: lawyer, three[1].code: officer, three[2].code: officer}
    told = director.get(reverse("cases:list_left")).content.decode()
    assert "xung đột lợi ích" in told
    assert "Lê Văn Một" in told.split("Chưa báo cho người được trợ giúp")[1]

    director.post(page, {"to": lawyer.pk, two: "", "reason": "Nghỉ việc đột ngột"})
    assert Case.objects.get(pk=three[1].pk).practitioner == lawyer


def test_who_is_gone_works_beside_nobody_any_more(cast, officer, lawyer, by, moment) -> None:
    case = accept(cast, moment - timedelta(days=2))
    assign(case, lawyer, moment - timedelta(days=2), by=by)
    check = services.check_conflicts(by=by, case=case, practitioner=officer, at=moment - timedelta(days=1))
    services.add_practitioner(by=by, case=case, check=check, at=moment - timedelta(days=1))
    hand_over_each(by=by, gone=officer, choices=[], reason="Nghỉ việc", at=moment)
    assert [one.practitioner for one in case.assignments.filter(ended_at=None)] == [lawyer]
    assert Entry.objects.filter(action="case.practitioner_left", key=case.code).exists()


# The person hears of it


@pytest.mark.parametrize(
    ("person", "ways"),
    [
        ({}, ["meeting"]),
        ({"phone": "+84901234567", "email": "a@vi-du.vn", "address": "Thôn Mẫu"},
         ["phone", "message", "email", "letter", "meeting"]),
        ({"phone": "+84901234567", "safe_contact": SafeContactRules(do_not_call=True)}, ["message", "meeting"]),
        ({"phone": "+84901234567", "email": "a@vi-du.vn", "address": "Thôn Mẫu",
          "safe_contact": SafeContactRules(no_message=True)}, ["phone", "meeting"]),
        ({"phone": "+84901234567", "access_needs": ["sign_language"]}, ["message", "meeting"]),
        ({"address": "Thôn Mẫu", "safe_contact": SafeContactRules(discreet_name="Chị Lan")}, ["meeting"]),
    ],
)  # fmt: skip
def test_they_are_told_by_ways_that_their_rules_allow(cast, moment, person, ways) -> None:
    case = accept(cast, moment, person=person)
    assert [way for way, label in TellClient(case=case).fields["how"].choices] == ways


def test_a_change_is_told_once_and_a_first_assignment_needs_no_telling(cast, officer, lawyer, by, moment, client_for):
    case = accept(cast, moment, person={"phone": "+84901234567", "safe_contact": SafeContactRules(do_not_call=True)})
    assign(case, officer, moment, by=by)
    assert not Assignment.objects.filter(to_tell=True).exists()
    assign(case, lawyer, moment, by=by, reason="Nghỉ việc")
    director, page = client_for("director"), reverse("cases:tell_client", args=[case.code])
    assert "Chưa báo" in director.get(reverse("cases:open_case", args=[case.code])).content.decode()
    assert "Không gọi điện" in director.get(page).content.decode()
    assert "Lỗi:" in director.post(page, {"how": "phone"}).content.decode()
    assert director.post(page, {"how": "message"}).status_code == 302
    told = case.assignments.get(practitioner=lawyer)
    assert (told.to_tell, told.told_how, told.told_by_name) == (False, "message", cast.director.user.full_name)
    with pytest.raises(CaseError, match="đã báo"):
        note_client_told(by=by, case=case, how="message", at=moment)
    with pytest.raises(CaseError, match="cách khác"):
        note_client_told(by=by, case=case, how="phone", at=moment)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_are_accessible(cast, site: Site) -> None:
    now = timezone.now()
    gone, taker = practitioner(cast, cast.officer), practitioner(cast, cast.lawyer, kind="contract_lawyer")
    site.sign_in(cast.director.user)
    assert_accessible(site.open(reverse("cases:list_left"), width=PHONE))
    for name in ("Nguyễn Thị Mẫu Có Tên Rất Dài Để Thử", "Trần Văn Thử"):
        case = accept(cast, now, person={"full_name": name})
        assign(case, gone, now, by=cast.director.actor)
    lock_the_account(cast, gone)
    assert_accessible(site.open(reverse("cases:list_left"), width=PHONE))
    page = site.open(reverse("cases:hand_over_matters", args=[gone.pk]), width=PHONE)
    assert_accessible(page)
    page.get_by_role("button", name="Bàn giao").click()
    page.get_by_role("alert").wait_for()
    assert_accessible(page)
    page.get_by_label("Lý do").fill("Nghỉ việc đột ngột")
    page.get_by_role("button", name="Bàn giao").click()
    page.get_by_role("heading", name="Chưa báo cho người được trợ giúp").wait_for()
    assert_accessible(page)
    assert taker.full_name in page.content()
    assert_accessible(site.open(reverse("cases:tell_client", args=[case.code]), width=DESKTOP, theme="dark"))
