"""Kinds of finding about what a report says: of when, whether its figures agree."""

from partyboard.intake.catalogue.kinds import FindingKind, Group, Severity, example

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

MEANING_KINDS = (
    FindingKind(
        "future-month",
        _E,
        Group.MEANING,
        title="Tháng chưa đến",
        sentence="Tháng báo cáo {found} chưa đến (hôm nay {expected}).",
        remedy="Xem lại tháng báo cáo.",
        meaning="Thường là gõ nhầm tháng hoặc năm.",
        example=example("Thông tin!C9", found="5/2021", expected="30/4/2021"),
        staff="Xem ngày của máy có đúng không; đúng thì nhắn đơn vị sửa tháng.",
    ),
    FindingKind(
        "month-locked",
        _E,
        Group.MEANING,
        title="Tháng đã chốt số liệu",
        sentence="Tháng {found} đã chốt số liệu ngày {expected}.",
        remedy="Nếu vẫn cần gửi, báo Văn phòng để mở lại tháng.",
        meaning="Sau khi chốt, số liệu của tháng không đổi nữa, để báo cáo đã gửi cấp trên luôn "
        "tra lại được.",
        example=example("Thông tin!C9", found="5/2021", expected="1/6/2021"),
        staff="Cần nhận thì mở lại tháng, ghi lý do, nạp rồi chốt lại.",
    ),
    FindingKind(
        "total-mismatch",
        _E,
        Group.MEANING,
        title="Tổng không khớp",
        sentence="Tổng không khớp: «{label}» ghi {found}, {rule} = {expected}.",
        remedy="Sửa một trong các ô {cells}.",
        meaning="Các số trong cùng một trang không khớp nhau, nên ít nhất một số sai. Cột Kiểm tra "
        "trong mẫu báo ngay khi lệch.",
        example=example(
            "Đảng viên!C18",
            label="Đảng viên cuối tháng",
            found="52",
            rule="phải bằng đảng viên đầu tháng 52 + kết nạp 1 + chuyển đến 0 − chuyển đi 2",
            expected="51",
            cells="C7:C18",
        ),
        staff="Hỏi đơn vị số nào sai; không tự sửa cho khớp.",
    ),
    FindingKind(
        "part-exceeds-whole",
        _E,
        Group.MEANING,
        title="Phần lớn hơn toàn thể",
        sentence="«{label}» ghi {found}, {rule}.",
        remedy="Sửa ô {cell_part} hoặc ô {cell_whole}.",
        meaning="Dòng «trong đó» là một phần của dòng tổng, không thể lớn hơn.",
        example=example(
            "Đảng viên!C23",
            label="Nữ",
            found="60",
            rule="không được lớn hơn «Đảng viên cuối tháng» (51)",
            cell_part="C23",
            cell_whole="C18",
        ),
        staff="Hỏi đơn vị số nào sai.",
    ),
    FindingKind(
        "duplicate-row",
        _E,
        Group.MEANING,
        title="Dòng ghi hai lần",
        sentence="Dòng này trùng dòng {found}: {what}.",
        remedy="Xóa một dòng, hoặc sửa cho khác nhau.",
        meaning="Hai dòng cùng mã, cùng tên và ngày thì sẽ bị tính hai lần.",
        example=example(
            "Khắc phục!A7",
            found="6",
            what="không được có hai dòng cùng «Số kết luận» (12-KL/ĐUK), «Mục» (1)",
        ),
        staff="Nhắn đơn vị xóa dòng thừa.",
    ),
    FindingKind(
        "stray-row",
        _E,
        Group.MEANING,
        title="Dòng không thuộc báo cáo nào",
        sentence="Dòng này ghi cho {found}, nhưng trong tệp không có báo cáo nào của đơn vị đó "
        "trong tháng đó, nên dòng chưa được nạp.",
        remedy="Ghi số liệu của đơn vị ở trang của tháng đó, hoặc sửa mã, tháng của dòng này.",
        meaning="Chỉ gặp trong tệp tổng hợp nhiều đơn vị: dòng bồi dưỡng, khen thưởng, khắc phục "
        "phải đi cùng dòng số liệu của đơn vị trong tháng đó.",
        example=example("Bồi dưỡng!A4", found="«SXD» tháng 5/2021"),
        staff="Xem có gõ nhầm mã hoặc tháng không; sửa trong tệp tổng hợp rồi nạp lại.",
    ),
    FindingKind(
        "parts-differ",
        _W,
        Group.MEANING,
        title="Các phần không cộng thành tổng",
        sentence="«{label}» ghi {found}, {rule} = {expected}.",
        remedy="Các số này có đúng không? Nếu có số sai, sửa lại.",
        meaning="Khi mọi phần đều có số, tổng của chúng thường phải bằng dòng tổng.",
        example=example(
            "Công tác khác!C7",
            label="Đảng viên bị kỷ luật về Đảng",
            found="3",
            rule="phải bằng khiển trách 1 + cảnh cáo 1 + cách chức 0 + khai trừ 0",
            expected="2",
        ),
        staff="Hỏi đơn vị; đúng như vậy thì nạp và ghi lý do.",
    ),
    FindingKind(
        "transfers-differ",
        _W,
        Group.MEANING,
        title="Chuyển sinh hoạt trong Đảng bộ không khớp",
        sentence="Tháng {month}, {rule}.",
        remedy="Số chuyển đến, chuyển đi trong Đảng bộ của đơn vị có đúng không? Giấy giới thiệu "
        "có thể đến tháng sau mới nhận được.",
        meaning="Người đi khỏi đơn vị này là người đến đơn vị khác trong cùng Đảng bộ, nên cả Đảng "
        "bộ cộng lại, số đến phải bằng số đi. Chỉ so khi mọi đơn vị đã báo cáo.",
        example=example(
            "Đảng viên!C10",
            month="5/2021",
            rule="tính cả Đảng bộ, tổng «Trong đó chuyển đến từ TCCS trong Đảng bộ» (3) phải bằng "
            "tổng «Trong đó chuyển đi TCCS trong Đảng bộ» (4) trong tháng",
        ),
        staff="Đối chiếu các đơn vị có chuyển sinh hoạt trong tháng.",
    ),
    FindingKind(
        "opening-differs",
        _W,
        Group.MEANING,
        title="Đầu tháng khác cuối tháng trước",
        sentence="«{label}» ghi {found}, {rule}; {expected}.",
        remedy="Số nào đúng? Nếu tháng này sai thì sửa số đầu tháng; nếu tháng trước sai thì gửi "
        "báo cáo đính chính tháng trước.",
        meaning="Hai báo cáo liền nhau không nối tiếp nhau, nên một trong hai báo cáo sai.",
        example=example(
            "Đảng viên!C7",
            label="Đảng viên đầu tháng",
            found="52",
            rule="phải bằng «Đảng viên cuối tháng» (50) của báo cáo tháng trước",
            expected="đối chiếu với báo cáo tháng 4/2021",
        ),
        staff="Hỏi đơn vị; nhận báo cáo đính chính nếu tháng trước sai.",
    ),
    FindingKind(
        "later-opening-differs",
        _W,
        Group.MEANING,
        title="Báo cáo tháng sau không khớp nữa",
        sentence="«{label}» ghi {found}, nhưng báo cáo tháng {month} đã nhận ghi «{next_label}» "
        "{expected}.",
        remedy="Tháng nào đúng? Gửi báo cáo đính chính cho tháng còn sai.",
        meaning="Báo cáo đính chính hoặc nộp muộn làm số cuối tháng này khác số đầu tháng của báo "
        "cáo tháng sau đã nhận.",
        example=example(
            "Đảng viên!C18",
            label="Đảng viên cuối tháng",
            found="51",
            month="6/2021",
            next_label="Đảng viên đầu tháng",
            expected="53",
        ),
        staff="Nhắn đơn vị đính chính các tháng sau, lần lượt từ tháng cũ đến tháng mới.",
    ),
    FindingKind(
        "follow-up-missing",
        _W,
        Group.MEANING,
        title="Thiếu mục chưa khắc phục xong",
        sentence="Báo cáo không nhắc đến kết luận {found} mục {item}, nên vẫn tính là chưa xong: "
        "{rule}.",
        remedy="Mục này đã khắc phục đến đâu? Ghi một dòng cho mục này vào trang Khắc phục.",
        meaning="Mục còn trong sổ kết luận của Đảng ủy thì tháng nào cũng báo cáo, đến khi Đảng ủy "
        "xác nhận đã xong.",
        example=example(
            "Khắc phục",
            found="12-KL/ĐUK",
            item="2",
            rule="mỗi mục chưa khắc phục xong phải có một dòng, nhận ra theo «Số kết luận» và "
            "«Mục»",
        ),
        staff="Nhắn đơn vị bổ sung; mục đã xong thì ghi ngày xác nhận vào báo cáo của cơ quan Đảng "
        "ủy.",
    ),
    FindingKind(
        "unknown-follow-up",
        _W,
        Group.MEANING,
        title="Mục khắc phục không có trong sổ kết luận",
        sentence="Kết luận {found} mục {item} không có trong sổ kết luận của Đảng ủy.",
        remedy="Số kết luận và mục có ghi đúng không? Nếu sai, ghi lại như trong kết luận.",
        meaning="Dòng này không khớp với mục nào đang theo dõi, nên không làm thay đổi mục nào.",
        example=example("Khắc phục!A7", found="13-KL/ĐUK", item="1"),
        staff="Ghi nhầm thì nhắn đơn vị sửa; kết luận của cấp khác thì bỏ qua; sổ thiếu thì bổ "
        "sung vào báo cáo của cơ quan Đảng ủy.",
    ),
    FindingKind(
        "late",
        _I,
        Group.MEANING,
        title="Nộp sau hạn",
        sentence="Nhận lúc {found}, sau hạn {expected}.",
        remedy="",
        meaning="Báo cáo vẫn được tính; chỉ ghi nhận là không đúng hạn. Bản đính chính của báo cáo "
        "đã nộp không bị tính là muộn.",
        example=example(found="09:00 26/5/2021", expected="25/5/2021"),
        staff="Không phải làm gì; nạp sau ngày nhận thì ghi đúng ngày nhận.",
    ),
    FindingKind(
        "revision",
        _I,
        Group.MEANING,
        title="Báo cáo lại",
        sentence="Báo cáo lần {found}, thay báo cáo nhận lúc {expected}.{changes}",
        remedy="",
        meaning="Đơn vị đã có báo cáo của tháng này; bản mới thay bản cũ, bản cũ vẫn được giữ.",
        example=example(found="2", expected="09:30 24/5/2021", changes=" Số liệu không đổi."),
        staff="Xem những chỗ thay đổi trước khi nạp, ghi lý do.",
    ),
    FindingKind(
        "same-content",
        _I,
        Group.MEANING,
        title="Đã có báo cáo này",
        sentence="Tệp này đã được nạp {expected} ({found}); không nạp lại.",
        remedy="",
        meaning="Cùng một tệp gửi hai lần, kể cả khi đổi tên tệp, chỉ được tính một lần.",
        example=example(expected="lúc 09:00 20/5/2021", found="lần 1"),
        staff="Không phải làm gì.",
    ),
)
