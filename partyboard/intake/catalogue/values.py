"""Kinds of finding about what stands in one cell: numbers, dates, codes, choices, formulas."""

from partyboard.intake.catalogue.kinds import FindingKind, Group, Severity, example

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO
_MEND = "Lỗi gõ rõ ràng thì sửa ngay trên trang Nạp báo cáo, chương trình ghi lại ai sửa"

VALUE_KINDS = (
    FindingKind(
        "not-a-number",
        _E,
        Group.VALUE,
        title="Không phải số",
        sentence="«{label}» ghi «{found}»: không phải là số.{hint}",
        remedy="Chỉ ghi chữ số.",
        meaning="Ô này chỉ nhận số. Không ghi kèm đơn vị tính, chữ hay dấu; bằng không thì ghi 0.",
        example=example(
            "Công tác khác!C20", label="Lượt người dự", found="120 đ/c", hint=" Có phải 120?"
        ),
        staff=f"{_MEND}; không rõ thì hỏi đơn vị.",
    ),
    FindingKind(
        "ambiguous-number",
        _E,
        Group.VALUE,
        title="Số đọc được hai cách",
        sentence="«{label}» ghi «{found}»: đọc được hai cách.{hint}",
        remedy="Ghi chữ số liền nhau, không dấu phẩy, ví dụ 1500.",
        meaning="Dấu phẩy trước ba chữ số: viết theo lối Anh là hàng nghìn, viết theo lối ta là "
        "phần lẻ, nên chương trình không đoán. Dấu chấm hàng nghìn thì rõ, ví dụ 1.500.",
        example=example(
            "Công tác khác!C20", label="Lượt người dự", found="1,500", hint=" Là 1500 hay 1,5?"
        ),
        staff=f"{_MEND}. Không chắc thì hỏi đơn vị.",
    ),
    FindingKind(
        "negative",
        _E,
        Group.VALUE,
        title="Số âm",
        sentence="«{label}» ghi «{found}»: số lượng không thể âm.",
        remedy="Ghi số từ 0 trở lên.",
        meaning="Số giảm đã có dòng riêng (Chuyển đi, Từ trần …), ghi số dương ở dòng ấy.",
        example=example("Đảng viên!C9", label="Chuyển đến", found="−5"),
        staff="Hỏi đơn vị: thường là ghi nhầm dòng, hoặc kéo công thức.",
    ),
    FindingKind(
        "fraction",
        _E,
        Group.VALUE,
        title="Số lẻ",
        sentence="«{label}» ghi «{found}»: số lượng phải là số nguyên.{hint}",
        remedy="Ghi lại số nguyên.",
        meaning="Đếm người, lớp, buổi thì không có phần lẻ. Excel cài tiếng Anh biến số gõ có dấu "
        "chấm hàng nghìn thành số lẻ.",
        example=example(
            "Công tác khác!C20", label="Lượt người dự", found="5,016", hint=" Có phải 5016?"
        ),
        staff=f"{_MEND}; không rõ thì hỏi đơn vị.",
    ),
    FindingKind(
        "not-a-date",
        _E,
        Group.VALUE,
        title="Không phải ngày, tháng",
        sentence="«{label}» ghi «{found}»: không đọc được thành {expected}.{hint}",
        remedy="Ghi dạng {form}.",
        meaning="Ghi ngày trước, tháng sau, năm đủ bốn chữ số; cũng nhận dấu chấm, dấu gạch ngang "
        "hoặc ô kiểu ngày của Excel.",
        example=example(
            "Bồi dưỡng!E6",
            label="Ngày khai giảng",
            found="31/04/2021",
            expected="ngày",
            hint=" Không có ngày này.",
            form="ngày/tháng/năm, ví dụ 31/05/2021",
        ),
        staff="Hỏi đơn vị ngày đúng rồi sửa trên trang Nạp báo cáo, hoặc để đơn vị gửi lại.",
    ),
    FindingKind(
        "ambiguous-date",
        _E,
        Group.VALUE,
        title="Ngày đọc được hai cách",
        sentence="«{label}» ghi «{found}»: đọc được hai cách.{hint}",
        remedy="Ghi dạng {form}.",
        meaning="Năm chỉ có hai chữ số, hoặc Excel cài tiếng Anh đã đảo ngày với tháng trong cùng "
        "một cột. Chương trình không đoán.",
        example=example(
            "Bồi dưỡng!E6",
            label="Ngày khai giảng",
            found="20/05/21",
            hint=" Ghi đủ bốn chữ số của năm.",
            form="ngày/tháng/năm, ví dụ 31/05/2021",
        ),
        staff="Đối chiếu với giấy triệu tập, quyết định; không rõ thì hỏi đơn vị rồi sửa trên "
        "trang Nạp báo cáo.",
    ),
    FindingKind(
        "not-a-code",
        _E,
        Group.VALUE,
        title="Mã bị Excel đổi kiểu",
        sentence="«{label}» ghi «{found}»: ô này phải là chữ.{hint}",
        remedy="Định dạng ô thành Văn bản (Text) rồi gõ lại.",
        meaning="Excel tự đổi mã gõ vào thành số (mất số 0 ở đầu, ở cuối) hoặc thành ngày. Trong "
        "mẫu các ô này đã định dạng sẵn là văn bản; dán từ nơi khác vào thì mất định dạng.",
        example=example(
            "Khắc phục!B6", label="Mục", found="1,1", hint=" Excel không phân biệt 1.1 với 1.10."
        ),
        staff="Xem văn bản gốc để biết mã đúng rồi sửa trên trang Nạp báo cáo, hoặc hỏi đơn vị.",
    ),
    FindingKind(
        "unknown-choice",
        _E,
        Group.VALUE,
        title="Không có trong danh sách chọn",
        sentence="«{label}» ghi «{found}»: không có trong danh sách.{hint}",
        remedy="Chọn một trong: {expected}.",
        meaning="Ô này chọn từ danh sách thả xuống, để mọi đơn vị ghi như nhau thì mới cộng được.",
        example=example(
            "Khắc phục!F6",
            label="Tình trạng",
            found="Đã khắc phụcc",
            hint=" Có phải «Đã khắc phục»?",
            expected="Chưa khắc phục; Đang khắc phục; Khắc phục một phần; Đã khắc phục",
        ),
        staff=f"{_MEND}; không rõ ý thì hỏi đơn vị.",
    ),
    FindingKind(
        "missing-value",
        _E,
        Group.VALUE,
        title="Bỏ trống ô bắt buộc",
        sentence="«{label}» bỏ trống.",
        remedy="Điền vào ô này.{hint}",
        meaning="Bỏ trống không có nghĩa là bằng 0: chương trình không tự điền. Dòng, cột bắt buộc "
        "in đậm trong mẫu.",
        example=example(
            "Đảng viên!C8", label="Kết nạp", found="(trống)", hint=" Nếu không có thì ghi 0."
        ),
        staff="Hỏi đơn vị; không tự điền 0 thay.",
    ),
    FindingKind(
        "formula-error",
        _E,
        Group.VALUE,
        title="Công thức báo lỗi",
        sentence="«{label}» báo lỗi {found}.",
        remedy="Gõ số trực tiếp vào ô này.",
        meaning="Công thức trong ô trỏ đến ô đã bị xóa, chia cho 0, hoặc cộng nhầm chữ.",
        example=example("Đảng viên!C18", label="Đảng viên cuối tháng", found="#REF!"),
        staff="Hỏi đơn vị con số đúng.",
    ),
    FindingKind(
        "formula-without-value",
        _E,
        Group.VALUE,
        title="Công thức chưa được tính",
        sentence="«{label}» là công thức chưa có kết quả.",
        remedy="Mở bằng Excel, bấm Lưu rồi gửi lại, hoặc gõ số trực tiếp.",
        meaning="Tệp do điện thoại hoặc phần mềm khác tạo ra có công thức nhưng chưa lưu kết quả; "
        "mở bằng Excel rồi lưu là có.",
        example=example("Đảng viên!C18", label="Đảng viên cuối tháng"),
        staff="Nhắn đơn vị mở bằng Excel, lưu rồi gửi lại.",
    ),
    FindingKind(
        "corrected",
        _I,
        Group.VALUE,
        title="Văn phòng đã sửa ô này",
        sentence="Văn phòng đã sửa ô này: «{old}» → «{new}».",
        remedy="",
        meaning="Ô được sửa trên trang Nạp báo cáo. Tệp đơn vị gửi giữ nguyên; ai sửa, lúc nào đều "
        "được lưu.",
        example=example("Công tác khác!C20", old="120 đ/c", new="120"),
        staff="Không phải làm gì; nên báo đơn vị biết chỗ đã sửa.",
    ),
    FindingKind(
        "date-out-of-month",
        _W,
        Group.VALUE,
        title="Ngày ngoài tháng báo cáo",
        sentence="«{label}» ghi {found}, {rule}.{hint}",
        remedy="Ngày này có đúng không? Nếu sai, sửa lại.",
        meaning="Lớp học tính vào tháng khai giảng, khen thưởng tính vào tháng ký quyết định; ngày "
        "kết thúc không thể trước ngày bắt đầu.",
        example=example(
            "Bồi dưỡng!E6",
            label="Ngày khai giảng",
            found="5/4/2021",
            rule="phải nằm trong tháng báo cáo 5/2021",
            hint=" Đảo ngày với tháng thì là 4/5/2021, trong tháng báo cáo.",
        ),
        staff="Việc của tháng trước báo muộn thì để nguyên, ghi lý do khi nạp; ghi nhầm thì nhắn "
        "đơn vị sửa.",
    ),
    FindingKind(
        "outlier",
        _W,
        Group.VALUE,
        title="Khác thường lệ",
        sentence="«{label}» ghi {found}, {expected}.",
        remedy="Số này có đúng không? Nếu đúng thì không cần sửa, chỉ cần báo lại lý do.",
        meaning="So với chính đơn vị trong {months} báo cáo gần nhất: xếp {months} số theo thứ tự, "
        "lấy số đứng giữa (trung vị); các số ấy thường cách số giữa bao nhiêu thì gọi là mức "
        "thường thấy (trung vị của các khoảng cách, ít nhất là 1). Một số bị nhắc khi có đủ hai "
        "điều: nằm ngoài khoảng từ số nhỏ nhất đến số lớn nhất; và cách số giữa xa hơn {times} "
        "lần mức thường thấy. Nói theo thống kê: điểm z bền vững, tức "
        "{scale} × khoảng cách ÷ mức thường thấy, lớn hơn {limit}. Chưa đủ {months} báo cáo thì "
        "không so. Cũng bị nhắc khi số chuyển chính thức nhiều hơn số dự bị có thể có.",
        example=example(
            "Đảng viên!C8",
            label="Kết nạp",
            found="30",
            expected="cần gần với thường lệ của đơn vị: 12 tháng trước ghi từ 0 đến 2, thường là 1",
        ),
        staff="Hỏi đơn vị. Đúng thì nạp và ghi lý do, lý do được hiện cạnh điểm đó trên biểu đồ.",
    ),
    FindingKind(
        "copied-figures",
        _W,
        Group.VALUE,
        title="Số liệu giống hệt báo cáo khác",
        sentence="{what} giống hệt {found}.",
        remedy="Có chép nhầm từ báo cáo khác không? Nếu đúng là trùng nhau thì báo lại.",
        meaning="Biến động giống hệt tháng trước, hoặc cả trang giống hệt đơn vị khác, thường là "
        "dùng lại tệp cũ mà quên ghi số mới.",
        example=example("Đảng viên", what="Mọi số liệu biến động", found="báo cáo tháng 4/2021"),
        staff="Hỏi đơn vị trước khi nạp; đúng là trùng nhau thì nạp và ghi lý do.",
    ),
)
