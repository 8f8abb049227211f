"""`tgpl fee`: a file in, the lines of the sum out; a wrong file is told field by field."""

import io
import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from tgpl.fees.rulebook import law_on
from tgpl.fees.rules import ClaimError
from tgpl.fees.rules.claim_file import read_claim
from tgpl.fees.tests.claims import case_of, lawyer, one

EXAMPLE = lawyer(
    method="lump_sum",
    charges=[{"name": "Tội thứ nhất", "severity": "very_serious"}, "very_serious"],
    stages=["investigation", "prosecution", "first_instance"],
)


@pytest.fixture
def told(tmp_path):
    """Writes a claim to a file and runs the command on it."""

    def run(claim: Any, *options: str) -> str:
        path = tmp_path / "vu-viec.json"
        path.write_text(claim if isinstance(claim, str) else json.dumps(claim, ensure_ascii=False))
        out = io.StringIO()
        call_command("fee", str(path), *options, stdout=out)
        return out.getvalue()

    return run


def test_json_names_the_rule_of_each_line(told) -> None:
    found = json.loads(told(EXAMPLE, "--json"))
    assert (found["total"], found["sessions"], found["base_salary"]) == ("23400000", "29.9", "2340000")
    assert sum(Decimal(line["amount"]) for line in found["lines"]) == Decimal(found["total"])
    assert [line["rule"] for line in found["lines"]] == [
        "base_salary", "norm", "several_charges", "proceedings.session_rate", "proceedings.most_lump_sum",
    ]  # fmt: skip
    assert all(line["citation"] and line["mark"] in {"confirmed", "to_verify"} for line in found["lines"])


def test_the_table_is_for_people(told) -> None:
    table = told(EXAMPLE)
    assert "29,9 buổi × 0,38 × 2.340.000 đồng (11,36 lần mức lương cơ sở)" in table
    assert "Khoán một vụ việc không quá 10 lần mức lương cơ sở" in table
    assert "Tổng cộng: 23.400.000 đồng" in table
    assert "Nghị định 144/2017/NĐ-CP, Điều 13 (đã đọc văn bản)" in table


def test_every_kind_of_line_has_words(told) -> None:
    people = [
        one("Nguyễn Thị Mẫu", hours={"a": 9, "e": 2}, paid_before=10**9),
        one("Trần Văn Thử", sessions=40) | {"kind": "legal_aid_officer"},
        one("Lê Thị Cộng", sessions=1) | {"kind": "collaborator"},
    ]
    cost = {"kind": "receipt", "amount": 5, "receipt": "HĐ 7", "note": "sao chụp"}
    table = told(case_of(*people, expenses=[cost]))
    for words in [
        "Tham gia lấy lời khai, hỏi cung: 9 giờ",
        "Một vụ việc không quá 30 buổi",
        "Chia cho 3 người thực hiện",
        "Bồi dưỡng trợ giúp viên pháp lý bằng 40% thù lao của luật sư",
        "Hình thức tham gia tố tụng không trả thù lao cho cộng tác viên",
        "Chi phí hợp lý có hóa đơn, HĐ 7, sao chụp",
        "(đã trả vượt",
        "Chưa có định mức cho “Gặp người được trợ giúp pháp lý",
    ]:
        assert words in table


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("{", "dòng 1, cột 2: không phải JSON đúng"),
        ("[]", "Tệp: phải là một đối tượng"),
        ('{"on": "2026-01-01", "on": "2026-01-02"}', "on: ghi hai lần"),
        ({}, "on: còn thiếu"),
        ({"on": "01/02/2026"}, "on: phải là ngày viết năm-tháng-ngày"),
        ({"on": "2026-02-30"}, "on: không có ngày 2026-02-30"),
        (lawyer(on="2020-01-01", sessions=1), "on: chưa có số liệu"),
        ({"on": "2026-03-01"}, "form: còn thiếu"),
        (lawyer(sessions=1, form="court"), "form: phải là một trong: proceedings, representation, advice"),
        (lawyer(sessions=1, method="khoan"), "method: phải là một trong: sessions, lump_sum"),
        ({**lawyer(sessions=1), "practitioner_kind": "judge"}, "practitioner_kind: phải là một trong"),
        (lawyer(sesions=1), "sesions: không có mục nào tên như vậy; có phải “sessions”"),
        (lawyer(), "time: chưa có thời gian nào"),
        (lawyer(hours="6,5"), "hours: phải là số không âm, phần lẻ sau dấu chấm"),
        (lawyer(hours=-1), "hours: phải là số không âm"),
        (lawyer(hours=True), "hours: phải là số không âm"),
        (lawyer(hours="NaN"), "hours: phải là số không âm"),
        (lawyer(hours={"x": 1}), "hours.x: không có loại thời gian nào như vậy; các loại: a = questioning"),
        (lawyer(time={"kind": "a"}), "time: phải là một danh sách"),
        (lawyer(time=[{"kind": "a"}]), r"time[0]: hãy ghi đúng một trong: hours, minutes, sessions"),
        (lawyer(time=[{"hours": 1, "minutes": 1}]), "time[0]: hãy ghi đúng một trong"),
        (lawyer(time=[{"hours": 1, "where": "tòa"}]), "time[0].where: không có mục nào"),
        (lawyer(time=[{"from": "2026-03-01T08:00"}]), "time[0].to: còn thiếu"),
        (lawyer(time=[{"from": "2026-03-01T08:00", "to": "2026-03-01T07:00"}]), "time[0].to: phải đứng sau “from”"),
        (lawyer(time=[{"from": "2026-03-01T08:00", "to": "2026-03-09T07:00"}]), "time[0].to: cách “from” quá 24 giờ"),
        (
            lawyer(time=[{"hours": 1, "date": "2026-03-02"}], suspended_on="2026-03-01"),
            "time: ngày 02/03/2026 đứng sau ngày tạm đình chỉ 01/03/2026",
        ),
        (lawyer(method="lump_sum"), "stages: khoán tính theo giai đoạn"),
        (lawyer(method="lump_sum", stages=["trial"]), "stages[0]: phải là một trong: investigation"),
        (
            lawyer(method="lump_sum", stages=[{"from": "appeal", "to": "prosecution"}]),
            "stages[0].to: là giai đoạn đứng",
        ),
        (lawyer(form="advice"), "documents: tư vấn được trả theo văn bản"),
        (lawyer(form="advice", documents=2), "coefficient: còn thiếu"),
        (lawyer(form="advice", documents=[{"title": "Đơn"}]), "documents[0].coefficient: còn thiếu"),
        (lawyer(form="advice", documents="1.5", coefficient=0.1), "documents: phải là số văn bản từ 1 đến 1000"),
        (case_of(), "practitioners: phải có ít nhất một người"),
        (case_of(one("A", hours=1), one("A", hours=1)), "practitioners: hai người trùng tên"),
        (case_of(one("A", hours=1), {"name": "B"}), "practitioners[1].practitioner_kind: còn thiếu"),
        (case_of(one("A", share=120)), "practitioners[0].share: phải từ 0 đến 100"),
        (lawyer(sessions=1, paid_before="1.500.000"), "paid_before: phải là số tiền nguyên theo đồng"),
        (lawyer(sessions=1, paid_before="0.5"), "paid_before: phải là số tiền nguyên theo đồng"),
        (lawyer(sessions=1, expenses=[{"kind": "travel"}]), "expenses[0].amount: hãy ghi “amount”, hoặc cả"),
        (
            case_of(one("A", hours=1), expenses=[{"kind": "travel", "amount": 1, "practitioner": "B"}]),
            "expenses[0].practitioner: không có người thực hiện nào tên “B”",
        ),
        (lawyer(sessions=1, replaced="yes"), "replaced: phải là true hoặc false"),
    ],
)
def test_a_wrong_file_is_told_field_by_field(told, claim, said) -> None:
    with pytest.raises(CommandError) as error:
        told(claim, "--json")
    assert said in str(error.value)
    assert error.value.returncode == 2


def test_all_faults_are_told_at_once(told) -> None:
    with pytest.raises(CommandError) as error:
        told({"on": "2026-03-01", "form": "x", "hours": "y", "extra": 1})
    assert len(str(error.value).splitlines()) == 4  # form, practitioner_kind, hours, extra


def test_a_missing_file_is_said(tmp_path) -> None:
    with pytest.raises(CommandError, match="không có hoặc không đọc được"):
        call_command("fee", str(tmp_path / "không có.json"))


@pytest.mark.parametrize("raw", [b"\xff\xfe", b'{"on": NaN}', b"[" * 100_000])
def test_what_is_no_text_or_no_json_is_refused(tmp_path, raw) -> None:
    (tmp_path / "x.json").write_bytes(raw)
    with pytest.raises(CommandError):
        call_command("fee", str(tmp_path / "x.json"))


names = st.sampled_from(
    ["on", "form", "method", "practitioner_kind", "time", "hours", "kind", "minutes", "practitioners", "stages",
     "charges", "expenses", "amount", "share", "documents", "coefficient", "norm_sessions", "suspended_on", "?"]
)  # fmt: skip
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text(max_size=8)
    | st.sampled_from(["2026-03-01", "proceedings", "lump_sum", "contract_lawyer", "appeal", "serious", "travel"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(st.dictionaries(names, values, max_size=9))
def test_whatever_is_written_is_read_or_refused_in_words(written) -> None:
    faults = []
    try:
        read_claim({"on": "2026-03-01", **written}, law_on)
    except ClaimError as error:
        faults = error.faults or ["refused without a word"]
    assert all(fault.endswith(".") for fault in faults)
