"""`tgpl eligibility` and `tgpl check-rules`: what they print, and how they refuse."""

import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from tgpl.eligibility import queries

GROUND_KEYS = ["code", "citation", "text", "answer", "mark", "facts_used", "missing_facts", "papers"]


def ask(tmp_path: Path, facts: object, on: str = "2026-07-01") -> dict[str, Any]:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    out = io.StringIO()
    call_command("eligibility", facts=str(path), on=on, json=True, stdout=out)
    return json.loads(out.getvalue())


def refusal(tmp_path: Path, raw: str | bytes, on: str = "2026-07-01") -> str:
    path = tmp_path / "facts.json"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    with pytest.raises(CommandError) as caught:
        call_command("eligibility", facts=str(path), on=on, json=True, stdout=io.StringIO())
    assert caught.value.returncode == 2
    return str(caught.value)


def test_the_printed_object_has_exactly_the_agreed_keys(tmp_path: Path) -> None:
    printed = ask(tmp_path, {"disability": {"kinds": ["vision"], "degree": None}, "household": "near_poor"})
    assert list(printed) == ["answer", "on", "law", "grounds", "missing_facts", "other_help"]
    assert printed["answer"] == "yes"
    assert printed["on"] == "2026-07-01"
    assert {key: printed["law"][key] for key in ("version", "in_force_from", "in_force_to")} == {
        "version": "2026-01",
        "in_force_from": "2026-01-01",
        "in_force_to": "2026-12-31",
    }
    assert printed["law"]["sources"]
    assert [list(ground) for ground in printed["grounds"]] == [GROUND_KEYS] * 13


def test_a_ground_names_its_clause_its_facts_and_its_papers(tmp_path: Path) -> None:
    printed = ask(tmp_path, {"disability": {"kinds": ["vision"]}, "household": "near_poor"})
    [ground] = [ground for ground in printed["grounds"] if ground["code"] == "disability"]
    assert ground == {
        "code": "disability",
        "citation": "điểm d khoản 7 Điều 7 Luật Trợ giúp pháp lý số 11/2017/QH14",
        "text": "Người khuyết tật có khó khăn về tài chính",
        "answer": "yes",
        "mark": "confirmed",
        "facts_used": ["household", "disability"],
        "missing_facts": [],
        "papers": [
            ["Giấy chứng nhận hộ cận nghèo", "Giấy chứng nhận khuyết tật (giấy xác nhận khuyết tật)"],
            ["Quyết định hưởng trợ cấp xã hội hàng tháng"],
            ["Quyết định tiếp nhận vào chăm sóc, nuôi dưỡng tại nhà xã hội, cơ sở bảo trợ xã hội"],
        ],
    }


def test_the_last_version_has_no_end_and_is_all_to_verify(tmp_path: Path) -> None:
    printed = ask(tmp_path, {"household": "poor"}, on="2027-06-30")
    assert printed["law"]["in_force_to"] is None
    assert {ground["mark"] for ground in printed["grounds"]} == {"to_verify"}


def test_other_help_comes_with_a_no_alone(tmp_path: Path) -> None:
    refused = ask(tmp_path, {"matter_field": "business", "household": "poor"})
    assert refused["answer"] == "no"
    assert {tuple(ground["facts_used"]) for ground in refused["grounds"]} == {("matter_field",)}
    assert any("1800.1233" in help_text for help_text in refused["other_help"])
    assert any("kinh doanh" in help_text for help_text in refused["other_help"])
    assert ask(tmp_path, {"household": "poor"})["other_help"] == []
    assert ask(tmp_path, {})["other_help"] == []


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ('{"houshold": "poor", "nơi_ở": 1}', ["houshold", "nơi_ở"]),
        ('{"hiv": "true"}', ["hiv", "true, false"]),
        ('{"hiv": 1}', ["hiv"]),
        ('{"household": "rich"}', ["household", "poor, near_poor, other"]),
        ('{"household": ["poor"]}', ["household"]),
        ('{"date_of_birth": "2010-02-30"}', ["date_of_birth", "ngày có thật"]),
        ('{"date_of_birth": "30/02/2010"}', ["date_of_birth"]),
        ('{"date_of_birth": 2010}', ["date_of_birth"]),
        ('{"date_of_birth": "٢٠١٠"}', ["date_of_birth"]),
        ('{"date_of_birth": "2026-07-02"}', ["đứng sau ngày cần xét 01/07/2026"]),
        ('{"date_of_birth": "1850"}', ["130"]),
        ('{"disability": true}', ["disability", "kinds"]),
        ('{"disability": {"kinds": ["sight"]}}', ["kinds", "vision"]),
        ('{"disability": {"kinds": "vision"}}', ["kinds", "danh sách"]),
        ('{"disability": {"degree": "bad"}}', ["degree", "mild"]),
        ('{"disability": {"kinds": [], "since": 2020}}', ["since"]),
        ('{"trafficking": true}', ["trafficking", "false, victim"]),
        ('{"hiv": true, "hiv": false}', ["hiv", "hai lần"]),
        ("[]", ["đối tượng JSON"]),
        ('{"hiv": tru}', ["dòng 1", "không phải JSON"]),
        ("", ["không phải JSON"]),
        ("[" * 100_000, ["ngoặc"]),
        ('{"hiv": null}'.encode("utf-16"), ["UTF-8"]),
    ],
)
def test_facts_that_cannot_be_read_are_refused_in_words(tmp_path: Path, raw: str | bytes, said: list[str]) -> None:
    message = refusal(tmp_path, raw)
    assert all(word in message for word in said), message


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    assert len(refusal(tmp_path, '{"a": 1, "hiv": 2, "household": "x"}').splitlines()) == 3


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2017-12-31", "có hiệu lực từ ngày 01/01/2018"),
        ("2026-02-29", "Không có ngày 2026-02-29"),
        ("01/07/2026", "năm-tháng-ngày"),
        ("20260701", "năm-tháng-ngày"),
        ("", "năm-tháng-ngày"),
    ],
)
def test_days_that_cannot_be_judged(tmp_path: Path, on: str, said: str) -> None:
    assert said in refusal(tmp_path, "{}", on=on)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="không đọc được") as caught:
        call_command("eligibility", facts="/no/such/file.json", on="2026-07-01")
    assert caught.value.returncode == 2


def test_facts_come_from_standard_input_too(monkeypatch) -> None:
    typed = unicodedata.normalize("NFD", '\ufeff{"household": "poor"}').encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
    out = io.StringIO()
    call_command("eligibility", facts="-", on="2026-07-01", json=True, stdout=out)
    assert json.loads(out.getvalue())["answer"] == "yes"


def test_a_person_reads_the_answer_in_words(tmp_path: Path) -> None:
    def words(facts: dict[str, Any], on: str = "2026-07-01") -> str:
        path = tmp_path / "facts.json"
        path.write_text(json.dumps(facts))
        out = io.StringIO()
        call_command("eligibility", facts=str(path), on=on, stdout=out)
        return out.getvalue()

    shown = words({"household": "poor"})
    assert "Thuộc diện được trợ giúp pháp lý (01/07/2026)" in shown
    assert "khoản 2 Điều 7" in shown
    assert "Giấy chứng nhận hộ nghèo" in shown
    assert "Cần biết thêm trước hết: ngày sinh" in words({"household": "other"})
    assert "lĩnh vực kinh doanh" in words({"matter_field": "business"})
    assert "[chờ đối chiếu]" in words({"disability": {}}, on="2027-01-01")
    with translation.override("en"):
        assert "Legal basis: khoản 2 Điều 7" in words({"household": "poor"})


def test_an_office_corrects_the_law_itself(tmp_path: Path, settings, capsys) -> None:
    settings.DATA_DIR = tmp_path
    office = tmp_path / "law" / "eligibility"
    office.mkdir(parents=True)
    ours = (queries.OUR_FILES / "2027-01.yaml").read_text()
    corrected = office / "2027-01.yaml"
    corrected.write_text(ours.replace("when: {household: poor}", "when: {household: [poor, near_poor]}"))
    assert ask(tmp_path, {"household": "near_poor"}, on="2027-01-01")["answer"] == "yes"

    corrected.write_text(ours.replace("valid_from: 2027-01-01", "valid_from: 2027-01-02"))
    with pytest.raises(CommandError, match="1 lỗi"):
        call_command("check_rules")
    line = ours[: ours.index("valid_from:")].count("\n") + 1
    assert f"{corrected}:{line}: để trống thời gian từ sau 31/12/2026" in capsys.readouterr().err
