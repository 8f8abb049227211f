"""What `tgpl check-rules` asks of this room's files."""

from collections.abc import Iterator

from tgpl.core.law.grounds import read_grounds
from tgpl.core.law.paths import read_paths
from tgpl.core.law.rule_files import RuleFault, load_versions, rule_check
from tgpl.intake.card_texts import card_texts
from tgpl.intake.paths import path_files
from tgpl.intake.queries import REFUSAL
from tgpl.intake.same_matter import WINDOWS
from tgpl.intake.services.attempts import attempt_rules


@rule_check("Đường đi của yêu cầu")
def check_paths() -> Iterator[RuleFault]:
    read_paths(path_files())
    yield from ()


@rule_check("Căn cứ từ chối thụ lý")
def check_refusal_grounds() -> Iterator[RuleFault]:
    read_grounds(REFUSAL)
    yield from ()


@rule_check("Thời gian coi là một vụ việc")
def check_windows() -> Iterator[RuleFault]:
    load_versions(WINDOWS, {"days": int})
    yield from ()


@rule_check("Số lần liên lạc")
def check_attempts() -> Iterator[RuleFault]:
    attempt_rules()
    yield from ()


@rule_check("Lời trên thẻ hướng dẫn")
def check_card_texts() -> Iterator[RuleFault]:
    card_texts()
    yield from ()
