from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tgpl.accounts.models import Agency, User
from tgpl.accounts.queries import actor_of
from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast

pytestmark = pytest.mark.django_db
AGENCY = "Sở Tư pháp tỉnh Mẫu"


def create(username: str = "Quan.Tri", agency: str = AGENCY) -> str:
    out = StringIO()
    call_command("create_administrator", username, name="Dương Thị Quản", agency=agency, stdout=out)
    return out.getvalue()


def test_on_an_empty_system_it_makes_the_department_and_a_link_that_opens_the_account() -> None:
    link = create().splitlines()[-1]
    assert "quan.tri" in Client().get(link, follow=True).content.decode()
    assert Agency.objects.get().kind == Agency.Kind.DEPARTMENT
    actor = actor_of(User.objects.get(username="quan.tri"))
    assert actor
    assert actor.role == Role.ADMINISTRATOR


def test_where_agencies_exist_it_asks_for_one_of_them(cast: Cast) -> None:
    create()
    with pytest.raises(CommandError, match="Không có cơ quan nào tên là 'Sở khác'"):
        create("nguoi_khac", agency="Sở khác")
    assert not User.objects.filter(username="nguoi_khac").exists()


def test_a_name_that_is_taken_is_refused() -> None:
    create()
    with pytest.raises(CommandError, match="Đã có tài khoản"):
        create()
