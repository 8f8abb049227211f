"""What administrators do: agencies, invitations, posts, and the buttons of an emergency."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import Role
from tgpl.accounts.services import AccountError, end_post, give_post, invite_person
from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.audit.wording import sentence

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _a_monday_in_november():
    with time_machine.travel("2026-11-23 09:00+07:00", tick=False):
        yield


@pytest.fixture
def administrator(cast: Cast, client_for) -> Client:
    return client_for("administrator")


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def said() -> list[str]:
    return [sentence(entry) for entry in Entry.objects.order_by("pk")]


def test_an_invited_person_sets_a_password_once_and_signs_in(cast: Cast, administrator: Client, sign_in) -> None:
    sent = {"full_name": "Võ Thị Mới", "username": "vo.thi.moi", "role": Role.RECEPTION, **day("valid_from", TODAY)}
    page = administrator.post(f"/quan-tri/co-quan/{cast.branch.pk}/moi/", sent)
    link = page.context["link"].removeprefix("http://testserver")

    guest = Client()
    form = guest.get(link, follow=True)
    assert "vo.thi.moi" in form.content.decode()
    typed = {"new_password1": "may trang tren nui", "new_password2": "may trang tren nui"}
    assert guest.post(form.redirect_chain[-1][0], typed).headers["Location"] == "/dang-nhap/"
    assert sign_in("vo.thi.moi", "may trang tren nui").status_code == 302
    assert "đã được dùng hoặc đã hết hạn" in Client().get(link, follow=True).content.decode()
    assert said()[:4] == [
        "Dương Thị Quản đã lập tài khoản vo.thi.moi cho Võ Thị Mới",
        "Dương Thị Quản đã giao cho Võ Thị Mới vai trò Cán bộ tiếp nhận, Chi nhánh số 1, từ ngày 23/11/2026",
        "Dương Thị Quản đã tạo đường dẫn đặt mật khẩu cho Võ Thị Mới (vo.thi.moi)",
        "Võ Thị Mới đã đặt mật khẩu mới cho tài khoản vo.thi.moi",
    ]


def test_an_invitation_ends_after_a_week(cast: Cast, administrator: Client) -> None:
    link = administrator.post(f"/quan-tri/nguoi-dung/{cast.officer.user.pk}/duong-dan/").context["link"]
    with time_machine.travel("2026-12-01 09:00+07:00", tick=False):
        assert "đã được dùng hoặc đã hết hạn" in Client().get(link, follow=True).content.decode()


WRONG_INVITATIONS = {
    "a name that is taken": ({"username": "reception"}, "Đã có tài khoản với tên này"),
    "a name with diacritics": ({"username": "võ mới"}, "không dấu"),
    "no name": ({"full_name": ""}, "Hãy điền mục này"),
    "a role of another kind of agency": ({"role": Role.DEPARTMENT_OFFICER}, ""),
    "an end before its beginning": (day("valid_to", date(2026, 11, 1)), "Ngày kết thúc phải sau ngày bắt đầu"),
    "an impossible day": ({"valid_from_day": "31", "valid_from_month": "2"}, "Không có ngày 31/2/2026"),
}


@pytest.mark.parametrize(("wrong", "told"), WRONG_INVITATIONS.values(), ids=WRONG_INVITATIONS)
def test_a_wrong_invitation_makes_nothing(cast: Cast, administrator: Client, wrong: dict, told: str) -> None:
    before = User.objects.count()
    right = {"full_name": "Võ Thị Mới", "username": "vo.moi", "role": Role.RECEPTION, **day("valid_from", TODAY)}
    page = administrator.post(f"/quan-tri/co-quan/{cast.branch.pk}/moi/", right | wrong)
    assert page.context["form"].errors
    assert told in page.content.decode()
    assert User.objects.count() == before


def test_a_known_person_gets_one_more_post(cast: Cast, administrator: Client) -> None:
    sent = {"username": "officer", "role": Role.BRANCH_HEAD, **day("valid_from", TODAY)}
    url = f"/quan-tri/co-quan/{cast.branch.pk}/giao-vai-tro/"
    assert administrator.post(url, sent).status_code == 302
    assert "đang giữ vai trò đó" in administrator.post(url, sent).content.decode()
    assert Membership.objects.filter(user=cast.officer.user, role=Role.BRANCH_HEAD).count() == 1


def test_a_role_must_fit_its_agency(cast: Cast) -> None:
    with pytest.raises(AccountError, match="không có vai trò đó"):
        give_post(
            by=cast.administrator.actor,
            user=cast.officer.user,
            agency=cast.police,
            role=Role.CENTRE_DIRECTOR,
            valid_from=TODAY,
        )


def test_a_post_is_ended_from_a_day(cast: Cast, administrator: Client) -> None:
    url = f"/quan-tri/vai-tro/{cast.officer.post.pk}/ket-thuc/"
    assert administrator.post(url, day("day", TODAY)).status_code == 302
    assert Membership.objects.get(pk=cast.officer.post.pk).valid_to == date(2026, 11, 22)
    assert "đã kết thúc trước ngày đó" in administrator.post(url, day("day", date(2026, 12, 1))).content.decode()


def test_an_end_can_be_brought_forward_but_not_put_off(cast: Cast) -> None:
    end_post(by=cast.administrator.actor, post=cast.officer.post, on=date(2026, 12, 31))
    end_post(by=cast.administrator.actor, post=cast.officer.post, on=date(2026, 12, 1))
    with pytest.raises(AccountError):
        end_post(by=cast.administrator.actor, post=cast.officer.post, on=date(2026, 12, 15))


def test_an_agency_is_added_changed_and_closed_with_its_posts(cast: Cast, administrator: Client) -> None:
    sent = {"kind": "branch", "name": "Chi nhánh số 2", "parent": cast.centre.pk, "register_prefix": "CN2"}
    sent |= day("valid_from", TODAY)
    page = administrator.post("/quan-tri/co-quan/them/", sent, follow=True)
    branch = Agency.objects.get(register_prefix="CN2")
    assert page.context["agency"] == branch
    assert branch.folded == "chi nhanh so 2"

    administrator.post(f"/quan-tri/co-quan/{branch.pk}/sua/", sent | {"name": "Chi nhánh số 2 Mẫu"})
    actor = cast.administrator.actor
    give_post(by=actor, user=cast.officer.user, agency=branch, role=Role.BRANCH_HEAD, valid_from=TODAY)
    administrator.post(f"/quan-tri/co-quan/{branch.pk}/dong/", day("day", date(2027, 1, 1)))
    assert Agency.objects.get(pk=branch.pk).valid_to == date(2026, 12, 31)
    assert branch.memberships.get().valid_to == date(2026, 12, 31)
    assert said()[1] == "Dương Thị Quản đã sửa thông tin cơ quan Chi nhánh số 2 Mẫu"


def test_two_open_offices_never_share_a_register(cast: Cast, administrator: Client) -> None:
    sent = {"kind": "centre", "name": "Trung tâm khác", "register_prefix": "TT", **day("valid_from", TODAY)}
    page = administrator.post("/quan-tri/co-quan/them/", sent)
    assert "đang dùng ký hiệu sổ này" in page.content.decode()
    assert not Agency.objects.filter(name="Trung tâm khác").exists()


def test_the_buttons_of_an_emergency_are_pressed_and_recorded(cast: Cast, administrator: Client) -> None:
    person = f"/quan-tri/nguoi-dung/{cast.officer.user.pk}"
    administrator.post(f"{person}/khoa/")
    assert not User.objects.get(pk=cast.officer.user.pk).is_active
    administrator.post(f"{person}/khoa/")
    administrator.post(f"{person}/mo/")
    assert User.objects.get(pk=cast.officer.user.pk).is_active
    assert [line.partition(" đã ")[2].split(" ")[0] for line in said()] == ["khóa", "mở"]


@pytest.mark.parametrize("words", ["tro", "TRỢ", "pham tro", "officer pham"])
def test_people_are_found_with_and_without_diacritics(administrator: Client, words: str) -> None:
    found = administrator.get("/quan-tri/nguoi-dung/", {"q": words}).context["rows"]
    assert "Phạm Văn Trợ" in [person.full_name for person in found]


@pytest.mark.parametrize("url", ["/quan-tri/nguoi-dung/", "/quan-tri/co-quan/"])
def test_a_list_costs_the_same_for_few_and_many(cast: Cast, administrator: Client, url: str) -> None:
    few = queries_of(administrator, url)
    for number in range(60):
        invite_person(by=cast.administrator.actor, username=f"nguoi{number}", full_name=f"Người Thử {number}")
    Agency.objects.bulk_create(Agency(kind="commune", name=f"Xã Thử {n}", valid_from=TODAY) for n in range(60))
    assert queries_of(administrator, url) == few <= 5


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_a_long_list_is_read_on_page_by_page(administrator: Client) -> None:
    Agency.objects.bulk_create(Agency(kind="commune", name="Xã Thử", valid_from=TODAY) for _ in range(120))
    seen, url = [], "/quan-tri/co-quan/?q=xa+thu"
    while url:
        page = administrator.get(url).context
        seen += [agency.pk for agency in page["rows"]]
        url = page["following"] and f"/quan-tri/co-quan/{page['following']}"
    assert len(seen) == len(set(seen)) == 120
