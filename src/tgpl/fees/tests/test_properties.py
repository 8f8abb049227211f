"""What holds of every sum."""

from decimal import Decimal
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from tgpl.fees.rules.reckoning import allotted
from tgpl.fees.tests.claims import SESSION, case_of, lawyer, one, reckoned

KINDS = ["contract_lawyer", "legal_aid_officer", "organisation_lawyer", "collaborator"]
minutes = st.integers(min_value=1, max_value=8_000)
time_kinds = st.sampled_from(["hearing", "meeting", "file_study", "evidence"])
entries = st.lists(st.fixed_dictionaries({"kind": time_kinds, "minutes": minutes}), min_size=1, max_size=5)
shares = st.integers(min_value=1, max_value=100)
norms = st.decimals(min_value=Decimal("0.5"), max_value=40, places=1)


@st.composite
def cases(draw) -> dict:
    """Practitioners of any kind with any time, by sessions or by lump sum, with what was paid before."""
    people = [
        one(f"Người {number}", time=draw(entries), share=draw(shares), paid_before=draw(st.integers(0, 10**7)))
        | {"kind": draw(st.sampled_from(KINDS))}
        for number in range(draw(st.integers(1, 4)))
    ]
    costs = draw(st.lists(st.fixed_dictionaries({"kind": st.just("travel"), "amount": st.integers(0, 10**7)})))
    if draw(st.booleans()):
        return case_of(*people, expenses=costs)
    charges = draw(st.lists(st.just("serious"), max_size=3))
    stated = {"stages": [{"stage": "appeal", "norm_sessions": str(draw(norms))}], "charges": charges}
    return case_of(*people, expenses=costs, method="lump_sum", **stated)


@given(cases())
def test_lines_add_up_to_the_total_and_to_each_part(claim) -> None:
    found = reckoned(claim)
    by_worker = sorted(found.lines, key=lambda line: line.worker)
    parts = {name: sum(line.amount for line in lines) for name, lines in groupby(by_worker, key=lambda ln: ln.worker)}
    assert sum(parts.values()) == found.total
    assert all(found.total_of(worker.name) == parts[worker.name] >= 0 for worker in found.workers)
    assert found.total == found.total.to_integral_value()


@given(cases())
def test_never_above_the_cap(claim) -> None:
    costs = sum(cost["amount"] for cost in claim["expenses"])
    salaries = Decimal(10) if claim.get("method") == "lump_sum" else Decimal("11.4")  # 30 × 0,38
    assert reckoned(claim).total - costs <= salaries * 2_340_000


@given(cases(), st.randoms())
def test_order_does_not_matter(claim, chance) -> None:
    mixed = {**claim, "practitioners": chance.sample(claim["practitioners"], len(claim["practitioners"]))}
    one_way, another = reckoned(claim), reckoned(mixed)
    assert all(one_way.total_of(p["name"]) == another.total_of(p["name"]) for p in claim["practitioners"])


@given(st.lists(minutes, min_size=1, max_size=6), st.sampled_from(KINDS))
def test_splitting_work_never_raises_the_total(parts, kind) -> None:
    alone = reckoned(lawyer(time=[{"minutes": sum(parts)}], practitioner_kind=kind))
    people = [{"name": f"P{n}", "kind": kind, "time": [{"minutes": part}]} for n, part in enumerate(parts)]
    assert reckoned(case_of(*people)).total <= alone.total


@given(st.lists(shares, min_size=1, max_size=6), norms)
def test_a_replacement_never_raises_a_lump_sum(parts, norm) -> None:
    stage = {"method": "lump_sum", "stages": [{"stage": "appeal", "norm_sessions": str(norm)}]}
    whole = sum(parts)
    people = [one(f"P{n}", hours=part) for n, part in enumerate(parts)]
    assert reckoned(case_of(*people, **stage, replaced=True)).total <= reckoned(lawyer(**stage, hours=whole)).total


@given(minutes, minutes)
def test_more_time_is_never_paid_less(some, more) -> None:
    less = reckoned(lawyer(time=[{"minutes": some}])).total
    assert less <= reckoned(lawyer(time=[{"minutes": some + more}])).total <= 30 * SESSION


@given(st.integers(0, 10**9), st.dictionaries(st.text(max_size=5), st.fractions(min_value=0), min_size=1, max_size=8))
def test_parts_are_whole_đồng_and_make_the_whole(whole, weights) -> None:
    parts = allotted(Decimal(whole), weights)
    assert sum(parts.values()) == (whole if any(weights.values()) else 0)
    for name, part in parts.items():
        exact = whole * weights[name] / (sum(weights.values()) or 1)
        assert abs(part - Decimal(exact.numerator) / exact.denominator) <= 1
