"""Lists of bodies as plans write them, and the bodies that a person counts in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.plans.reader.bodies import split_bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Tư pháp.", ["Sở Tư pháp"]),
        ("Sở Tư pháp (Trung tâm A, Chi nhánh số 1; Phòng B).", ["Sở Tư pháp (Trung tâm A, Chi nhánh số 1; Phòng B)"]),
        ("Sở Y tế, Công an tỉnh và Hội Người mù", ["Sở Y tế", "Công an tỉnh", "Hội Người mù"]),
        ("Sở Văn hóa, Thể thao và Du lịch; Sở Giáo dục và Đào tạo, Sở Dân tộc và Tôn giáo",
         ["Sở Văn hóa, Thể thao và Du lịch", "Sở Giáo dục và Đào tạo", "Sở Dân tộc và Tôn giáo"]),
        ("Sở Tư pháp, Sở Văn hóa, Thể thao và Du lịch, Sở Y tế",
         ["Sở Tư pháp", "Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("Cổng thông tin điện tử thành phố, Báo và phát thanh, truyền hình Hải Phòng; các cơ quan tổ chức có liên quan",
         ["Cổng thông tin điện tử thành phố", "Báo và phát thanh, truyền hình Hải Phòng",
          "các cơ quan tổ chức có liên quan"]),
        ("Báo và Phát thanh, Truyền hình Mẫu Sơn; Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh, Sở Y tế",
         ["Báo và Phát thanh, Truyền hình Mẫu Sơn", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
          "Sở Y tế"]),
        ("Báo và Đài Phát thanh - Truyền hình tỉnh, Sở Y tế", ["Báo và Đài Phát thanh - Truyền hình tỉnh", "Sở Y tế"]),
        ("Hội Bảo trợ người khuyết tật và trẻ mồ côi, Hội Người khuyết tật",
         ["Hội Bảo trợ người khuyết tật và trẻ mồ côi", "Hội Người khuyết tật"]),
        ("Hội Người mù, Hội Doanh nghiệp và cơ sở của người khuyết tật, cơ sở giam giữ và trại giam",
         ["Hội Người mù", "Hội Doanh nghiệp và cơ sở của người khuyết tật", "cơ sở giam giữ", "trại giam"]),
        ("Các sở, ban, ngành; Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh; Ủy ban nhân dân các xã, phường và cơ "
         "quan, tổ chức có liên quan",
         ["Các sở, ban, ngành", "Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh",
          "Ủy ban nhân dân các xã, phường", "cơ quan, tổ chức có liên quan"]),
        ("các Sở, Ban, Ngành, đoàn thể tỉnh, UBND các xã, các phường, đặc khu",
         ["các Sở, Ban, Ngành, đoàn thể tỉnh", "UBND các xã, các phường, đặc khu"]),
        ("Các cơ quan, tổ chức và cá nhân có liên quan", ["Các cơ quan, tổ chức và cá nhân có liên quan"]),
        ("các cơ quan thông tấn, báo chí trên địa bàn tỉnh và các cơ quan, tổ chức, cá nhân có liên quan",
         ["các cơ quan thông tấn, báo chí trên địa bàn tỉnh", "các cơ quan, tổ chức, cá nhân có liên quan"]),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; các tổ chức chính trị - xã hội",
         ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"]),
        ("Trung tâm Công tác xã hội và Bảo trợ trẻ em, Sở Y tế",
         ["Trung tâm Công tác xã hội và Bảo trợ trẻ em", "Sở Y tế"]),
        ("Sở Y tế, trại giam và các tổ chức khác của người khuyết tật",
         ["Sở Y tế", "trại giam", "các tổ chức khác của người khuyết tật"]),
        ("TAND TP. Mẫu, VKSND TP. Mẫu", ["TAND TP. Mẫu", "VKSND TP. Mẫu"]),
        ("Không", []), ("Không có.", []), ("-", []), ("", []),
    ],
)  # fmt: skip
def test_one_entry_a_body(text: str, names: list[str]) -> None:
    bodies = split_bodies(text)
    assert list(bodies.names) == names
    assert bodies.uncertain == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các Sở: Tư pháp, Y tế, Văn hóa, Thể thao và Du lịch",
         ["Sở Tư pháp", "Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Tư pháp, Nội vụ và Tài chính", ["Sở Tư pháp", "Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Kinh tế, Hạ tầng và Đô thị", ["Sở Kinh tế, Hạ tầng và Đô thị"]),
        ("Công an tỉnh, Chuyên san Pháp luật", ["Công an tỉnh", "Chuyên san Pháp luật"]),
        ("Hội Người mù, già làng", ["Hội Người mù, già làng"]),
        ("Hội Người mù và cơ sở tại xã", ["Hội Người mù và cơ sở tại xã"]),
    ],
)  # fmt: skip
def test_what_the_form_leaves_open_is_asked(text: str, names: list[str]) -> None:
    bodies = split_bodies(text)
    assert list(bodies.names) == names
    assert bodies.uncertain
    assert all(open_.other != bodies.names for open_ in bodies.uncertain)


BODIES = ["Sở Y tế", "Công an tỉnh", "Hội Người mù", "trại giam", "Sở Văn hóa, Thể thao và Du lịch",
          "Tòa án nhân dân tỉnh", "Ủy ban nhân dân cấp xã", "các cơ quan, tổ chức có liên quan"]  # fmt: skip


@given(st.lists(st.sampled_from(BODIES), min_size=1, max_size=8, unique=True), st.sampled_from([", ", "; "]))
def test_any_list_of_known_bodies_comes_apart_again(names: list[str], separator: str) -> None:
    assert list(split_bodies(separator.join(names)).names) == names


@given(st.text(alphabet="ab ,;.()và các Sở“”-", max_size=60))
def test_no_text_is_lost(text: str) -> None:
    kept = "".join(split_bodies(text).names)
    assert all(letter in text.lower() for letter in kept.lower())
