import pytest
from django.contrib.auth.models import Group

from tgpl.core.lists.paging import Place, key_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups():
    Group.objects.bulk_create(Group(name=f"u{number:02}") for number in range(7))
    return Group.objects.all()


def names(page) -> list[str]:
    return [group.name for group in page.rows]


def test_a_long_list_is_walked_to_its_end_and_back(groups) -> None:
    head = key_page(groups, size=3)
    middle = key_page(groups, Place(before=head.older), size=3)
    end = key_page(groups, Place(before=middle.older), size=3)
    assert [names(page) for page in (head, middle, end)] == [["u06", "u05", "u04"], ["u03", "u02", "u01"], ["u00"]]
    assert (head.newer, end.older) == (None, None)

    back = key_page(groups, Place(after=end.newer), size=3)
    first = key_page(groups, Place(after=back.newer), size=3)
    assert [names(back), names(first)] == [["u03", "u02", "u01"], ["u06", "u05", "u04"]]
    assert first.newer is None


def test_an_empty_list_has_no_neighbours(groups) -> None:
    page = key_page(groups.none(), Place(before=5))
    assert (page.rows, page.older, page.newer, bool(page)) == ([], None, None, False)


@pytest.mark.parametrize("sent", [{}, {"before": ""}, {"before": "-1"}, {"before": "²"}, {"after": "9" * 30}])
def test_a_nonsense_place_is_the_head_of_the_list(sent) -> None:
    assert Place.sent(sent) == Place()


def test_a_page_costs_one_query(groups, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        key_page(groups, Place(before=10**9), size=3)
