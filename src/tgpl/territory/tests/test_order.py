"""A list of places stands in the order of the Vietnamese alphabet, on either database."""

import pytest

from tgpl.core.language.collation import VietnameseOrder
from tgpl.territory.models import Province


@pytest.mark.django_db
def test_a_queryset_is_ordered_on_either_database() -> None:
    names = ["Đà Nẵng", "An Giang", "Cà Mau", "Huế", "Điện Biên", "Đắk Lắk", "Đồng Nai"]
    for number, name in enumerate(names):
        Province.objects.create(code=f"{number:02}", name=name, kind="tỉnh", valid_from="2025-07-01", basis="")
    found = Province.objects.order_by(VietnameseOrder("name")).values_list("name", flat=True)
    assert list(found) == ["An Giang", "Cà Mau", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Huế"]
