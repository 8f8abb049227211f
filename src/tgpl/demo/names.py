"""Names that nobody bears: ordinary surnames with given names that mean "sample"."""

from random import Random

SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Mai",
    "Đinh",
    "Tô",
    "Cao",
    "Phan",
]
GIVEN = [
    "Mẫu", "Thử", "Ví Dụ", "Minh Họa", "Giả Định", "Tưởng Tượng", "Mô Phỏng", "Thí Dụ", "Phỏng Đoán", "Giả Sử",
    "Bản Mẫu", "Dữ Liệu", "Thử Nghiệm", "Hư Cấu", "Trích Dẫn", "Đặt Tên", "Làm Mẫu", "Nêu Gương",
]  # fmt: skip


def invented_name(chance: Random, sex: str) -> str:
    """A name such as "Trần Thị Ví Dụ"."""
    return f"{chance.choice(SURNAMES)} {'Thị' if sex == 'female' else 'Văn'} {chance.choice(GIVEN)}"


def invented_phone(chance: Random) -> str:
    """A number in a range that no operator gives out: +84 900 000 xxx."""
    return f"+84900000{chance.randrange(1000):03d}"


def invented_identity(chance: Random, *, sex: str, year: int) -> str:
    """Twelve digits in the right pattern (NĐ 137/2015) with a province code that does not exist, 000."""
    century = (year - 1900) // 100 * 2 + (sex == "female")
    return f"000{century}{year % 100:02d}{chance.randrange(10**6):06d}"
