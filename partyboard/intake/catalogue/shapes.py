"""Kinds of finding about the layout: sheets, lines, columns, what is hidden, who is named."""

from partyboard.intake.catalogue.kinds import FindingKind, Group, Severity, example

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

SHAPE_KINDS = (
    FindingKind(
        "missing-sheet",
        _E,
        Group.SHAPE,
        title="Thiếu trang tính",
        sentence="Không thấy trang «{expected}».{hint}",
        remedy="Thêm lại trang này từ mẫu, hoặc đổi tên trang cho đúng.",
        meaning="Trang bị xóa hoặc đổi tên khác hẳn. Không có số liệu thì vẫn để trang, chỉ bỏ "
        "trống bảng.",
        example=example("Khen thưởng", expected="Khen thưởng", hint=""),
        staff="Gửi lại đơn vị tệp đã đánh dấu lỗi, hoặc gửi mẫu mới.",
    ),
    FindingKind(
        "missing-field",
        _E,
        Group.SHAPE,
        title="Thiếu dòng hoặc cột bắt buộc",
        sentence="Không thấy {where} «{expected}».{hint}",
        remedy="Ghi lại đúng tên như trong mẫu.",
        meaning="Chương trình tìm số liệu theo tên dòng, tên cột chứ không theo vị trí; chèn thêm "
        "dòng, cột không sao, nhưng đổi hẳn tên thì không tìm thấy.",
        example=example(
            "Đảng viên!B8", where="dòng", expected="Kết nạp", hint=" Gần nhất: «Kết nạpp» ở B8."
        ),
        staff="Tên gần giống thì chọn tên ấy ở trang Nạp báo cáo, lần sau chương trình nhớ cho "
        "đơn vị này; không thì nhắn đơn vị ghi lại tên như trong mẫu.",
    ),
    FindingKind(
        "duplicate-label",
        _E,
        Group.SHAPE,
        title="Trùng tên dòng, cột hoặc trang",
        sentence="«{found}» có ở nhiều chỗ, ghi khác nhau: {places}. Không biết lấy chỗ nào.",
        remedy="Giữ một chỗ, xóa hoặc đổi tên chỗ còn lại.",
        meaning="Cùng một tên đứng ở hai chỗ mà số liệu không giống nhau. Giống nhau thì không "
        "sao.",
        example=example("Đảng viên!C40", found="Kết nạp", places="C8, C40"),
        staff="Hỏi đơn vị số nào đúng; không tự chọn thay.",
    ),
    FindingKind(
        "unknown-column",
        _W,
        Group.SHAPE,
        title="Dòng hoặc cột ngoài mẫu",
        sentence="{where} «{found}» nằm ngoài mẫu nên không được tính.{hint}",
        remedy="Đây có phải số liệu cần báo cáo không? Nếu phải, ghi vào đúng dòng, cột của mẫu.",
        meaning="Đơn vị tự thêm dòng, cột, hoặc ghi số lệch sang ô bên cạnh.",
        example=example("Công tác khác!C40", where="Dòng", found="Số tủ sách chi bộ", hint=""),
        staff="Là tên viết khác của một chỉ tiêu thì chọn chỉ tiêu ấy ở trang Nạp báo cáo; là số "
        "liệu riêng của đơn vị thì bỏ qua.",
    ),
    FindingKind(
        "hidden-content",
        _W,
        Group.SHAPE,
        title="Có nội dung bị ẩn",
        sentence="{found}; {expected}.",
        remedy="Phần này có đúng ý đơn vị không? Nếu không đúng, bỏ ẩn hoặc bỏ gộp ô, rồi sửa hoặc "
        "xóa.",
        meaning="Dòng, cột, trang bị ẩn hoặc đang lọc vẫn được tính; nội dung nằm dưới ô gộp và "
        "bản sao bị ẩn của một trang thì không.",
        example=example(
            "Đảng viên!C9", found="Dòng 9 đang ẩn nhưng có số liệu", expected="vẫn được tính"
        ),
        staff="Xem số liệu ẩn có phải của tháng này không; nghi ngờ thì hỏi đơn vị.",
    ),
    FindingKind(
        "heading-accepted",
        _I,
        Group.SHAPE,
        title="Tiêu đề đã được xác nhận",
        sentence="Tiêu đề «{found}» được đọc là «{expected}», như Văn phòng đã chọn cho đơn vị "
        "này.",
        remedy="",
        meaning="Tên dòng, cột của đơn vị khác mẫu, nhưng Văn phòng đã xác nhận là cùng một chỉ "
        "tiêu.",
        example=example("Đảng viên!B8", found="Số mới vào", expected="Kết nạp"),
        staff="Không phải làm gì; thấy chọn nhầm thì bỏ lựa chọn rồi nạp lại.",
    ),
    FindingKind(
        "personal-data",
        _W,
        Group.SHAPE,
        title="Có thể là thông tin cá nhân",
        sentence="Ô này có vẻ ghi thông tin cá nhân ({found}); báo cáo chỉ cần số lượng.",
        remedy="Có đúng là thông tin của một người không? Nếu đúng, xóa khỏi tệp rồi gửi lại.",
        meaning="Báo cáo đi qua thư điện tử và Zalo, nên không ghi họ tên, số giấy tờ, số điện "
        "thoại. Chữ ký, tên người lập biểu dưới bảng thì không bị nhắc.",
        example=example("Bồi dưỡng!I6", found="số điện thoại"),
        staff="Nhắn đơn vị gửi bản đã xóa; không chuyển tiếp tệp có thông tin cá nhân.",
    ),
)
