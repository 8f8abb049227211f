"""Papers to draw in tests, with every component and block; the people and bodies in them are invented."""

import struct
import zlib
from datetime import date

from tgpl.documents.paper import (
    Cell,
    Choices,
    Field,
    FormLine,
    Heading,
    Image,
    Issuer,
    Listing,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    QrCode,
    Signature,
    Table,
    bold,
    italic,
)


def png(side: int = 24) -> bytes:
    """A small grey square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x80" * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def figures(rows: int, columns: int = 5) -> Table:
    """A table of `rows` rows under a header of two rows."""
    middle = columns - 2
    return Table(
        caption=f"Biểu mẫu thử {rows} hàng",
        header=(
            (Cell("TT", rowspan=2), Cell("Lĩnh vực", rowspan=2), Cell("Số vụ việc trong kỳ", colspan=middle)),
            tuple(f"({n})" for n in range(1, middle + 1)),
        ),
        rows=tuple((str(n), "Dân sự, hôn nhân và gia đình", *[f"{n * 7}"] * middle) for n in range(1, rows + 1)),
        align=("center", "left", *["right"] * middle),
    )


EVERY_BLOCK = (
    Paragraph(("Thực hiện Kế hoạch số 07/KH-UBND, ", bold("Sở Tư pháp"), " báo cáo ", italic("như sau"), ":")),
    Heading("I. KẾT QUẢ THỰC HIỆN", 1),
    Heading("1. Trợ giúp pháp lý cho người khuyết tật", 2),
    Heading("a) Người có yêu cầu", 3),
    Paragraph("Các chữ khó: Nguyễn Thị Mẫu, Đặng Hữu Thử, Ỷ Ỡ Ặ Ễ Ử ợ ỵ ễ ẳ ẫ đ."),
    Listing(("Trực tiếp tại trụ sở;", "Qua điện thoại;", "Qua bưu chính.")),
    Listing(("Bước một.", "Bước hai."), "number"),
    Listing(tuple(f"Điểm thứ {n}." for n in range(1, 8)), "letter"),
    figures(3),
    FormLine((Field("Họ và tên", "Trần Văn Thử"), Field("Ngày sinh"))),
    FormLine((Field("Địa chỉ liên hệ"),)),
    Choices((("Tư vấn pháp luật", True), ("Tham gia tố tụng", False))),
    Note("Bố cục chính thức của biểu này chưa được đối chiếu với bản gốc."),
    Image(png(), alt="Một hình vuông màu xám", width_mm=20),
    QrCode("https://example.vn/tra-cuu?ma=YC-2026-000123", ("Quét mã để xem bản gốc. ", bold("YC-2026-000123"))),
    PageBreak(),
    Heading("II. TỒN TẠI, HẠN CHẾ", 1),
    Paragraph("Còn 02 nhiệm vụ chưa hoàn thành./."),
)

REPORT = Paper(
    title="Báo cáo kết quả trợ giúp pháp lý cho người khuyết tật năm 2026",
    issuer=Issuer("SỞ TƯ PHÁP", superior="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI MẪU"),
    number="12",
    notation="BC-STP",
    place="Hải Mẫu",
    date=date(2026, 10, 5),
    type_name="BÁO CÁO",
    subject=(
        "Kết quả triển khai thực hiện chính sách trợ giúp pháp lý cho người khuyết tật thuộc diện được trợ giúp "
        "pháp lý trên địa bàn thành phố Hải Mẫu năm 2026"
    ),
    addressees=("Bộ Tư pháp",),
    body=EVERY_BLOCK,
    recipients=("Như trên", "UBND thành phố (để b/c)", "Sở Y tế", "Lưu: VT, TGPL"),
    annex=(Heading("PHỤ LỤC"), figures(2)),
    signatures=(Signature("PHÓ GIÁM ĐỐC", "Phạm Văn Ví Dụ", ("KT. GIÁM ĐỐC",)),),
)

LETTER = Paper(
    title="Công văn về việc phối hợp cung cấp danh sách",
    issuer=Issuer("TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC THÀNH PHỐ HẢI MẪU", superior="SỞ TƯ PHÁP"),
    notation="TTTGPL-NV",
    place="Hải Mẫu",
    subject="phối hợp cung cấp danh sách người thực hiện trợ giúp pháp lý",
    addressees=("Sở Y tế", "Hội Người mù thành phố", "Công an các xã, phường, đặc khu"),
    body=(Paragraph("Đề nghị quý cơ quan niêm yết danh sách kèm theo."),),
    recipients=("Như trên", "Lưu: VT"),
    signatures=(Signature("GIÁM ĐỐC", "Lê Thị Mẫu"),),
)

APPLICATION = Paper(
    title="Đơn yêu cầu trợ giúp pháp lý",
    form="Mẫu số 02-TP-TGPL (Thông tư 12/2018/TT-BTP)",
    place="Hải Mẫu",
    type_name="ĐƠN YÊU CẦU TRỢ GIÚP PHÁP LÝ",
    addressees=("Trung tâm trợ giúp pháp lý nhà nước thành phố Hải Mẫu",),
    body=(
        Note("Bố cục của mẫu này chưa được đối chiếu với văn bản chính thức."),
        Heading("I. NGƯỜI YÊU CẦU"),
        FormLine((Field("Họ và tên", "Nguyễn Thị Mẫu"),)),
        FormLine((Field("Ngày sinh"), Field("Điện thoại"))),
        FormLine((Field("Địa chỉ"),)),
        Heading("II. NỘI DUNG"),
        Choices((("Tư vấn pháp luật", True), ("Tham gia tố tụng", False), ("Đại diện ngoài tố tụng", False))),
    ),
    signatures=(Signature("NGƯỜI YÊU CẦU", hint="(Ký, ghi rõ họ tên hoặc điểm chỉ)"),),
)

REGISTER = Paper(
    title="Sổ thụ lý, theo dõi vụ việc",
    type_name="SỔ THỤ LÝ, THEO DÕI VỤ VIỆC",
    issuer=Issuer("TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC", superior="SỞ TƯ PHÁP THÀNH PHỐ HẢI MẪU"),
    body=(figures(200, columns=14),),
    landscape=True,
    date=date(2026, 12, 31),
    signatures=(Signature("NGƯỜI LẬP BIỂU"), Signature("NGƯỜI KIỂM TRA"), Signature("THỦ TRƯỞNG ĐƠN VỊ")),
)

PAPERS = {"report": REPORT, "letter": LETTER, "application": APPLICATION, "register": REGISTER}
