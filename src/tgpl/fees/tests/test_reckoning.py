"""What is paid, as tables that a lawyer can read.

In March 2026 a session in proceedings is 0,38 × 2.340.000 = 889.200 đồng.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from tgpl.core.law.rule_files import Mark
from tgpl.fees.rules import ClaimError
from tgpl.fees.rules.law import Severity
from tgpl.fees.tests.claims import LAW, SESSION, case_of, effects, lawyer, one, reckoned


@pytest.mark.parametrize(
    ("hours", "sessions"),
    [
        ("0.5", "0.5"),  # dưới 3 giờ: nửa buổi
        ("2.99", "0.5"),
        ("3", "1"),  # từ 3 giờ: một buổi
        ("4", "1"),
        ("4.25", "1.5"),
        ("6.99", "1.5"),
        ("7", "2"),
        ("9", "2.5"),
        ("119", "30"),
        ("120", "30"),
        ("121", "30"),  # không quá 30 buổi một vụ việc
        ("400", "30"),
    ],
)
def test_hours_become_sessions(hours, sessions) -> None:
    found = reckoned(lawyer(hours=hours))
    assert found.sessions == Decimal(sessions)
    assert found.total == Decimal(sessions) * SESSION


@pytest.mark.parametrize(
    ("form", "kind", "total"),
    [
        ("proceedings", "contract_lawyer", 8_892_000),
        ("proceedings", "organisation_lawyer", 8_892_000),
        ("proceedings", "legal_aid_officer", 3_556_800),  # 40%
        ("proceedings", "legal_adviser", 0),
        ("proceedings", "collaborator", 0),
        ("representation", "contract_lawyer", 7_254_000),  # 0,31
        ("representation", "legal_aid_officer", 1_450_800),  # 20%
        ("representation", "collaborator", 0),
    ],
)
def test_ten_sessions_by_form_and_kind(form, kind, total) -> None:
    found = reckoned(lawyer(form=form, practitioner_kind=kind, sessions=10))
    assert found.total == total


def test_a_representation_ends_at_twenty_sessions() -> None:
    assert reckoned(lawyer(form="representation", sessions=25)).sessions == 20


@pytest.mark.parametrize(("on", "base"), [("2026-06-30", 2_340_000), ("2026-07-01", 2_530_000)])
def test_the_base_salary_is_that_of_the_day(on, base) -> None:
    assert reckoned(lawyer(on=on, sessions=1)).total == Decimal("0.38") * base


CHARGE = {"method": "lump_sum", "stages": ["investigation", "prosecution", "first_instance"]}


def test_the_example_of_the_circular() -> None:
    """130% × 23 = 29,9 buổi = 11,36 lần mức lương cơ sở, được trả 10 lần."""
    found = reckoned(lawyer(**CHARGE, charges=["very_serious", "very_serious"]))
    assert found.sessions == Decimal("29.9")
    assert effects(found) == {
        "base_salary": 0,
        "norm": 23,
        "several_charges": Decimal("6.9"),
        "price": Decimal("26587080"),  # 11,362 lần
        "most_lump_sum": Decimal("-3187080"),
    }
    assert found.total == 10 * 2_340_000


def norm(sessions: str, first: str = "investigation", last: str = "first_instance") -> dict:
    return {"method": "lump_sum", "stages": [{"from": first, "to": last, "norm_sessions": sessions}]}


@pytest.mark.parametrize(
    ("claim", "salaries", "because"),
    [
        (lawyer(**CHARGE, charges=["very_serious"]), "8.74", None),
        (lawyer(**norm("10")), "3.8", None),
        (lawyer(**norm("5")), "3", "least_lump_sum"),
        (lawyer(**norm("40")), "10", "most_lump_sum"),
        (lawyer(**norm("10"), charges=["serious", "serious"]), "4.94", "several_charges"),
        # Hai người cùng thực hiện: không quá 130%, không quá 10 lần.
        (case_of(one("A"), one("B"), **norm("10")), "4.94", "together"),
        (case_of(one("A"), one("B"), **norm("23")), "10", "most_lump_sum"),
        (case_of(one("A", share=60), one("B", share=60), **norm("10")), "4.56", "together"),
        # 130% không nhân hai lần.
        (case_of(one("A"), one("B"), **norm("10"), charges=["serious", "serious"]), "4.94", "several_charges"),
        # Thay nhau: chia một mức khoán.
        (case_of(one("A", share=30), one("B", share=70), **norm("10"), replaced=True), "3.8", "divided"),
        # Nhiều giai đoạn: cộng các giai đoạn, không quá 10 lần.
        (lawyer(method="lump_sum", stages=[
            {"stage": "first_instance", "norm_sessions": 8}, {"stage": "appeal", "norm_sessions": 4}
        ]), "4.56", None),
        (lawyer(method="lump_sum", stages=[
            {"stage": "first_instance", "norm_sessions": 20}, {"stage": "appeal", "norm_sessions": 10}
        ]), "10", "most_lump_sum"),
        # Mức thấp nhất tính trên tổng các giai đoạn.
        (lawyer(method="lump_sum", stages=[
            {"stage": "first_instance", "norm_sessions": 3}, {"stage": "appeal", "norm_sessions": 2}
        ]), "3", "least_lump_sum"),
        # Hai tội danh ở hai giai đoạn: 130% của từng giai đoạn; cả vụ không quá 10 lần.
        (lawyer(method="lump_sum", charges=["serious", "serious"], stages=[
            {"stage": "first_instance", "norm_sessions": 10}, {"stage": "appeal", "norm_sessions": 5}
        ]), "7.41", "several_charges"),
        (lawyer(method="lump_sum", charges=["serious", "serious"], stages=[
            {"stage": "first_instance", "norm_sessions": 20}, {"stage": "appeal", "norm_sessions": 10}
        ]), "10", "most_lump_sum"),
        # Thay nhau giữa chừng, chưa làm hết: trả phần đã làm, không có mức thấp nhất.
        (case_of(one("A", share=20), one("B", share=30), **norm("10"), replaced=True), "1.9", "work_done"),
        # Kết thúc sớm (không tiếp tục, đình chỉ): trả phần đã làm.
        (lawyer(**norm("10"), share=40, ended_early=True), "1.52", "work_done"),
        (lawyer(**norm("40"), share=40, ended_early=True), "4", "work_done"),
        (lawyer(**norm("5"), share=100, ended_early=True), "1.9", None),
        (case_of(one("A", share=10), one("B", share=20), **norm("20"), replaced=True, ended_early=True),
         "2.28", "work_done"),
        # Tạm đình chỉ: trả đến lúc đó, không có mức thấp nhất.
        (lawyer(**norm("10"), share=25, suspended_on="2026-02-01"), "0.95", "work_done"),
    ],
)  # fmt: skip
def test_lump_sums(claim, salaries, because) -> None:
    found = reckoned(claim)
    assert found.total == Decimal(salaries) * 2_340_000
    assert because is None or because in effects(found)


@pytest.mark.parametrize(
    ("claim", "parts"),
    [
        # Thay người, tính theo buổi: mỗi người phần đã làm, cả vụ không quá 30 (20) buổi.
        (case_of(one("A", sessions=24), one("B", sessions=16), replaced=True), (18, 12)),
        (case_of(one("A", sessions=10), one("B", sessions=10), replaced=True), (10, 10)),
        (case_of(one("A", sessions=20), one("B", sessions=20), form="representation"), (10, 10)),
        (case_of(one("A", sessions=15), one("B", sessions=10), form="representation", replaced=True), (12, 8)),
    ],
)
def test_parts_in_sessions(claim, parts) -> None:
    found = reckoned(claim)
    rate = SESSION if claim["form"] == "proceedings" else Decimal("0.31") * 2_340_000
    assert (found.total_of("A"), found.total_of("B")) == tuple(part * rate for part in parts)


@pytest.mark.parametrize(
    ("shares", "norm_sessions", "parts"),
    [
        ((60, 40), "40", ("6", "4")),  # sau khi cắt ở 10 lần, chia theo phần việc
        ((30, 70), "10", ("1.14", "2.66")),
        ((25, 25), "10", ("0.95", "0.95")),  # nửa vụ việc
        ((25, 25), "40", ("2.5", "2.5")),  # nửa của mức cao nhất: cắt sau khi áp mức 10 lần, không phải trước
        ((50, 50), "4", ("1.5", "1.5")),  # làm hết: mức thấp nhất là của cả vụ việc
    ],
)
def test_parts_of_a_lump_sum(shares, norm_sessions, parts) -> None:
    found = reckoned(
        case_of(*(one(name, share=share) for name, share in zip("AB", shares, strict=True)), **norm(norm_sessions),
                replaced=True)
    )  # fmt: skip
    assert [found.total_of(name) for name in "AB"] == [Decimal(part) * 2_340_000 for part in parts]


def test_two_charges_are_paid_by_the_higher_of_their_norms() -> None:
    [known] = [row for row in LAW.norms if row.severity == "very_serious"]
    law = replace(LAW, norms=(known, replace(known, severity=Severity.SERIOUS, sessions=Decimal(10))))
    found = reckoned(lawyer(**CHARGE, charges=["serious", "very_serious"]), law)
    assert found.sessions == Decimal("1.3") * 23


def test_which_kinds_of_time_are_bounded_by_the_norms() -> None:
    assert {kind.letter for kind in LAW.time_kinds.values() if kind.within_norm} == {"e", "g", "h", "l"}


def test_how_a_part_of_the_work_is_paid_is_our_reading_and_says_so() -> None:
    found = reckoned(lawyer(**norm("10"), share=40, ended_early=True))
    [cut] = [line for line in found.lines if line.kind == "work_done"]
    assert cut.source.mark is Mark.TO_VERIFY


def test_a_case_that_ended_early_asks_how_much_was_done() -> None:
    with pytest.raises(ClaimError, match="kết thúc sớm"):
        reckoned(lawyer(**norm("10"), ended_early=True))


def test_a_lump_sum_without_its_norm_says_what_to_do() -> None:
    with pytest.raises(ClaimError, match=r"stages: chưa có định mức cho giai đoạn appeal.*norm_sessions"):
        reckoned(lawyer(method="lump_sum", stages=["appeal"], charges=["serious"]))


def test_only_proceedings_have_lump_sums() -> None:
    with pytest.raises(ClaimError, match="không có cách tính lump_sum"):
        reckoned(lawyer(form="representation", **norm("10")))


def test_stages_one_by_one_are_joined_where_one_row_covers_them() -> None:
    together = reckoned(lawyer(**CHARGE, charges=["very_serious"]))
    as_one = reckoned(
        lawyer(method="lump_sum", charges=["very_serious"], stages=[{"from": "investigation", "to": "first_instance"}])
    )
    assert together.total == as_one.total


def test_one_who_replaced_another_shares_by_time() -> None:
    found = reckoned(case_of(one("A", hours=30), one("B", hours=10), **norm("10"), replaced=True))
    assert (found.total_of("A"), found.total_of("B")) == (6_669_000, 2_223_000)


def test_replaced_practitioners_need_their_part_of_a_lump_sum() -> None:
    with pytest.raises(ClaimError, match=r"practitioners\[1\].share: hãy ghi phần việc"):
        reckoned(case_of(one("A", share=50), one("B"), **norm("10"), replaced=True))


def test_parts_of_the_replaced_come_to_no_more_than_the_whole() -> None:
    with pytest.raises(ClaimError, match="không được quá 100"):
        reckoned(case_of(one("A", share=80), one("B", share=30), **norm("10"), replaced=True))


def test_several_practitioners_share_thirty_sessions_by_work_done() -> None:
    found = reckoned(case_of(one("A", sessions=40), one("B", sessions=20)))
    assert found.sessions == 30
    assert (found.total_of("A"), found.total_of("B")) == (20 * SESSION, 10 * SESSION)


def test_a_trợ_giúp_viên_beside_a_lawyer_gets_two_fifths_of_their_part() -> None:
    found = reckoned(case_of(one("A", sessions=5), one("B", sessions=5) | {"kind": "legal_aid_officer"}))
    assert (found.total_of("A"), found.total_of("B")) == (5 * SESSION, 2 * SESSION)


def with_norm_of_meetings(sessions: str):
    known = replace(LAW.norms[0], of_kinds={"meeting": Decimal(sessions)})
    return replace(LAW, norms=(known,))


@pytest.mark.parametrize(("hours", "paid"), [(8, 2), (12, 3), (20, 3)])
def test_meetings_count_up_to_their_norm(hours, paid) -> None:
    claim = lawyer(hours={"meeting": hours}, charges=["very_serious"], stages=["investigation", "first_instance"])
    assert reckoned(claim, with_norm_of_meetings("3")).sessions == paid


def test_time_without_a_known_norm_is_said_to_be_unchecked() -> None:
    found = reckoned(lawyer(hours={"e": 4, "hearing": 4}))
    assert found.unknown == ("meeting",)
    assert found.mark is Mark.TO_VERIFY


@pytest.mark.parametrize(
    ("given", "total"),
    [
        ({"documents": 2, "coefficient": "0.1"}, 468_000),
        ({"documents": [{"title": "Đất", "coefficient": "0.08"}, {"coefficient": 0.15}]}, 538_200),
        ({"documents": ["0.08"], "practitioner_kind": "collaborator"}, 187_200),
        ({"documents": ["0.08"], "practitioner_kind": "legal_aid_officer"}, 0),
    ],
)
def test_written_advice_is_paid_by_the_document(given, total) -> None:
    assert reckoned(lawyer(form="advice", **given)).total == total


@pytest.mark.parametrize("coefficient", ["0.07", "0.16"])
def test_a_coefficient_lies_between_its_bounds(coefficient) -> None:
    with pytest.raises(ClaimError, match=r"documents\[0\].coefficient: phải từ 0.08 đến 0.15"):
        reckoned(lawyer(form="advice", documents=[coefficient]))


def test_costs_stand_beside_the_fee() -> None:
    costs = [
        {"kind": "receipt", "amount": 120000, "receipt": "HĐ 12"},
        {"kind": "travel", "amount": "350000"},
        {"kind": "sign_language_interpreter", "quantity": 2, "unit_price": 300000},
    ]
    found = reckoned(lawyer(practitioner_kind="legal_aid_officer", sessions=1, expenses=costs))
    assert found.total == Decimal("0.4") * SESSION + 1_070_000  # costs are paid in full
    interpreter = found.lines[-1]
    assert "Thông tư 59/2020/TT-BTC" in interpreter.source.citation


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        ({"kind": "receipt", "amount": 1}, r"expenses\[0\].receipt: hãy ghi số hóa đơn"),
        ({"kind": "lunch", "amount": 1}, r"expenses\[0\].kind: không có loại chi phí “lunch”"),
    ],
)
def test_costs_that_cannot_be_paid(cost, said) -> None:
    with pytest.raises(ClaimError, match=said):
        reckoned(lawyer(sessions=1, expenses=[cost]))


@pytest.mark.parametrize(("paid", "left"), [("500000", 389_200), ("889200", 0), ("1000000", 0)])
def test_what_was_paid_is_taken_off_and_nothing_below_zero(paid, left) -> None:
    assert reckoned(lawyer(sessions=1, paid_before=paid)).total == left


def test_to_the_đồng_downwards_in_a_line_of_its_own() -> None:
    found = reckoned(lawyer(practitioner_kind="legal_aid_officer", **norm("10.001")))
    assert effects(found)["whole_dong"] < 0
    assert found.total == found.total.to_integral_value()
