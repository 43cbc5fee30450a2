"""Kinds of finding about the file as a whole: what it is, which form, which version, which font."""

from partyboard.intake.catalogue.kinds import FindingKind, Group, Severity, example

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

FILE_KINDS = (
    FindingKind(
        "not-a-workbook",
        _E,
        Group.FILE,
        title="Không phải tệp Excel",
        sentence="Đây là {found}, không phải bảng tính Excel.",
        remedy="Gửi tệp Excel (.xlsx) đã điền theo mẫu.",
        meaning="Tên tệp có thể mang đuôi .xlsx nhưng bên trong là loại khác: ảnh chụp, PDF, Word, "
        "tệp rỗng, hoặc tệp tạm tên bắt đầu bằng ~$ mà Excel tự tạo khi đang mở.",
        example=example(found="tệp PDF"),
        staff="Nhắn đơn vị gửi lại tệp Excel. Không gõ lại số liệu từ ảnh hay PDF.",
    ),
    FindingKind(
        "password-protected",
        _E,
        Group.FILE,
        title="Tệp có mật khẩu",
        sentence="Tệp đặt mật khẩu mở nên không đọc được.",
        remedy="Mở bằng Excel, vào Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu, "
        "xóa mật khẩu, lưu rồi gửi lại.",
        meaning="Chỉ mật khẩu dùng để mở tệp mới bị từ chối. Khóa ô, khóa trang tính thì vẫn đọc "
        "được.",
        example=example(),
        staff="Nhắn đơn vị bỏ mật khẩu rồi gửi lại.",
    ),
    FindingKind(
        "html-not-excel",
        _E,
        Group.FILE,
        title="Trang web hoặc XML mang đuôi Excel",
        sentence="Tệp mang đuôi Excel nhưng bên trong là {found}.",
        remedy="Mở bằng Excel, chọn Lưu thành (Save As), kiểu Sổ làm việc Excel (.xlsx), rồi gửi "
        "tệp mới.",
        meaning="Một số phần mềm lưu bảng dưới dạng trang web rồi đặt đuôi .xls. Excel vẫn mở "
        "được, nhưng kiểu của số và ngày không còn chắc chắn.",
        example=example(found="trang web (HTML)"),
        staff="Nhắn đơn vị lưu lại thành .xlsx.",
    ),
    FindingKind(
        "corrupt",
        _E,
        Group.FILE,
        title="Tệp hỏng",
        sentence="Tệp bị hỏng hoặc chưa tải về đủ ({found}).",
        remedy="Mở tệp gốc bằng Excel, lưu lại rồi gửi lại.",
        meaning="Thường do tải về dở dang, gửi qua mạng bị cắt, hoặc máy tắt khi đang lưu.",
        example=example(found="phần bên trong tệp không mở được"),
        staff="Tải lại tệp từ thư hoặc Zalo rồi nạp lại; vẫn lỗi thì nhắn đơn vị gửi lại.",
    ),
    FindingKind(
        "too-large",
        _E,
        Group.FILE,
        title="Tệp quá lớn",
        sentence="Tệp quá lớn nên không đọc được: {found}; giới hạn là {expected}.",
        remedy="Xóa các dòng, cột thừa ngoài bảng rồi lưu lại, hoặc chép số liệu sang mẫu mới.",
        meaning="Thường không phải vì nhiều số liệu, mà vì một ô rất xa bảng có dấu cách, nên "
        "Excel coi trang dài hàng triệu dòng. Mỗi tệp tối đa {file_size}; mỗi trang tối đa {area}.",
        example=example(
            "Đảng viên!XFD1048576",
            found="trang «Đảng viên», ô XFD1048576 có dấu cách",
            expected="20.000 dòng, 256 cột, 400.000 ô",
        ),
        staff="Nhắn đơn vị xóa ô thừa, hoặc gửi đơn vị mẫu mới để chép số liệu sang.",
    ),
    FindingKind(
        "unknown-form",
        _E,
        Group.FILE,
        title="Không nhận ra mẫu biểu",
        sentence="Không nhận ra mẫu biểu: {found}.{hint}",
        remedy="Chép số liệu sang mẫu do Đảng ủy gửi rồi gửi lại.",
        meaning="Tệp không có mã biểu, cũng không đủ tên trang như trong mẫu để biết là báo cáo "
        "nào.",
        example=example(found="tệp có trang «Sheet1»", hint=""),
        staff="Là báo cáo tự kẻ bảng thì gửi đơn vị mẫu (trang Nạp báo cáo, mục Tải mẫu). Là tệp "
        "khác gửi kèm thì bỏ qua.",
    ),
    FindingKind(
        "newer-template",
        _E,
        Group.FILE,
        title="Mẫu mới hơn chương trình",
        sentence="Mã biểu {found} mới hơn mẫu đang dùng ({expected}).",
        remedy="Dùng mẫu có mã biểu {expected} do Đảng ủy gửi, không sửa ô mã biểu.",
        meaning="Số sau dấu gạch chéo của mã biểu là lần ra mẫu. Mẫu ra sau có thể có dòng, cột mà "
        "chương trình chưa biết, nên không đọc để khỏi bỏ sót.",
        example=example(found="grassroots/2", expected="grassroots/1"),
        staff="Đơn vị sửa nhầm mã biểu thì nhắn sửa lại; mẫu mới thật thì cập nhật chương trình.",
    ),
    FindingKind(
        "outdated-template",
        _E,
        Group.FILE,
        title="Mẫu đã thay",
        sentence="Báo cáo dùng mẫu cũ {found} nay không dùng nữa; mẫu hiện nay là {expected}.",
        remedy="Dùng mẫu mới gửi kèm, đã ghi sẵn số liệu đọc được từ tệp này: xem lại, điền phần "
        "còn thiếu rồi gửi lại.",
        meaning="Mẫu cũ thiếu những chỉ tiêu bắt buộc hiện nay, nên không đủ để tính.",
        example=example(found="grassroots/1", expected="grassroots/3"),
        staff="Tải mẫu mới đã ghi sẵn số liệu ở trang Nạp báo cáo, gửi lại cho đơn vị.",
    ),
    FindingKind(
        "wrong-form",
        _E,
        Group.FILE,
        title="Nhầm mẫu biểu",
        sentence="Mã biểu ghi «{found}» nhưng nội dung là «{expected}».",
        remedy="Ghi lại số liệu vào đúng mẫu được gửi cho đơn vị.",
        meaning="Các trang trong tệp là của biểu khác với mã biểu đã ghi; chưa ô nào được kiểm "
        "tra.",
        example=example(
            found="grassroots/1", expected="Báo cáo tháng của cơ quan Đảng ủy Khối, tháng 5/2021"
        ),
        staff="Xem có gửi nhầm tệp, hay chép các trang sang tệp của biểu khác; gửi lại đúng mẫu "
        "cho đơn vị.",
    ),
    FindingKind(
        "older-template",
        _I,
        Group.FILE,
        title="Mẫu cũ",
        sentence="Báo cáo dùng mẫu cũ {found}; mẫu hiện nay là {expected}. Số liệu vẫn được nhận.",
        remedy="Tháng sau dùng mẫu mới.",
        meaning="Mẫu cũ chưa có những chỉ tiêu mới thêm; các chỉ tiêu ấy coi như chưa có số liệu, "
        "không phải bằng 0.",
        example=example(found="grassroots/1", expected="grassroots/2"),
        staff="Gửi đơn vị mẫu mới cho tháng sau.",
    ),
    FindingKind(
        "legacy-font-converted",
        _I,
        Group.FILE,
        title="Đã chuyển phông chữ cũ sang Unicode",
        sentence="Chữ gõ bằng phông cũ (TCVN3, VNI) đã được chuyển sang Unicode: «{found}» → "
        "«{expected}»{more}.",
        remedy="Xem lại cho đúng.",
        meaning="Ô dùng phông .VnTime, VNI-Times …; chương trình đổi từng ô theo đúng phông của "
        "ô. Tệp đơn vị gửi giữ nguyên.",
        example=example(
            "Bồi dưỡng!I6",
            found="Hoµn thµnh xuÊt s¾c nhiÖm vô",
            expected="Hoàn thành xuất sắc nhiệm vụ",
            more="",
        ),
        staff="Đọc lướt chữ đã chuyển. Nhắn đơn vị từ tháng sau gõ bằng Unicode.",
    ),
    FindingKind(
        "legacy-font-suspected",
        _W,
        Group.FILE,
        title="Có thể gõ bằng phông chữ cũ",
        sentence="«{found}» giống chữ gõ bằng phông cũ{hint}, nhưng ô dùng phông Unicode nên giữ "
        "nguyên.",
        remedy="Chữ này có đọc được không? Nếu không, gõ lại bằng phông Unicode như Times New "
        "Roman.",
        meaning="Chữ gõ bằng phông cũ rồi dán sang ô phông Unicode thì không đọc được nữa. Chương "
        "trình không đoán khi phông của ô không nói lên điều đó.",
        example=example(
            "Bồi dưỡng!I6",
            found="Hoµn thµnh xuÊt s¾c nhiÖm vô",
            hint=" TCVN3 (có phải «Hoàn thành xuất sắc nhiệm vụ»?)",
        ),
        staff="Chữ chỉ là ghi chú thì có thể sửa ngay trên trang Nạp báo cáo; còn lại thì hỏi đơn "
        "vị.",
    ),
)
