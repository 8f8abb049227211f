"""Nothing enters a register while the machine's clock cannot be believed, and nothing typed is lost."""

import pytest

from tgpl.cases.models import BriefAdvice, Case, RegisterCounter
from tgpl.core.testing.wall_clock import wrong_clock
from tgpl.intake.models import Request
from tgpl.intake.testing import ask, find_eligible

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("tra-loi", {"field": "land", "answer": "Đã giải thích rõ ràng."}),
        ("thu-ly", {"form": "proceedings", "field": "land", "role": "defence"}),
    ],
)
def test_no_number_is_taken(cast, moment, client_for, step, typed) -> None:
    asked = ask(cast.centre, moment)
    find_eligible(asked, moment, by=cast.reception.actor)
    with wrong_clock():
        answer = client_for("director").post(f"/lam-viec/yeu-cau/{asked.reference}/{step}/", typed).content.decode()
    assert "Chưa ghi gì, vì đồng hồ máy chủ vừa lùi 1 ngày" in answer
    assert all(text in answer for text in typed.values())
    assert not Case.objects.exists()
    assert not BriefAdvice.objects.exists()
    assert not RegisterCounter.objects.filter(last__gt=0).exists()
    assert Request.objects.get().status == "received"
