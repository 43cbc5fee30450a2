"""Kinds of finding about organizations: whether they are listed, and what a new list leaves out."""

from partyboard.intake.catalogue.kinds import FindingKind, Group, Severity, example

_E, _W = Severity.ERROR, Severity.WARNING

_DROPPED = (
    "Danh sách có {found} đơn vị phải báo cáo; không còn {count} đơn vị của danh sách đang áp "
    "dụng: {names}."
)
_IS_DROPPED = (
    "Từ tháng {month}, những đơn vị này không phải báo cáo và không được tính nữa, có đúng không? "
    "Nếu bỏ sót thì ghi lại dòng của đơn vị; đơn vị đã thôi thì giữ dòng, ghi «Đến tháng»."
)

ORGANIZATION_KINDS = (
    FindingKind(
        "list-not-loaded",
        _W,
        Group.MEANING,
        title="Chưa có danh sách tổ chức đảng",
        sentence="Chưa có danh sách tổ chức đảng, nên chưa biết mã «{found}» là của đơn vị nào; số "
        "liệu chưa được tính.",
        remedy="Văn phòng đã nạp danh sách tổ chức đảng chưa? Nạp rồi thì số liệu được tính, không "
        "phải nạp lại báo cáo.",
        meaning="Danh sách cho biết mã nào là của đơn vị nào, ai phải báo cáo. Báo cáo đến trước "
        "danh sách được giữ, nhưng chưa hiện ở trang nào; mã ghi sai thì có danh sách mới biết.",
        example=example("Thông tin!C7", found="STC"),
        staff="Thả tệp danh sách vào cùng các báo cáo trên trang Nạp báo cáo: danh sách được đọc "
        "trước. Đơn vị không phải sửa gì.",
    ),
    FindingKind(
        "unknown-organization",
        _E,
        Group.MEANING,
        title="Mã tổ chức không có trong danh sách",
        sentence="Mã tổ chức đảng «{found}» không có trong danh sách.{hint}",
        remedy="Ghi đúng mã như trong mẫu được gửi.",
        meaning="Mã cho biết báo cáo của đơn vị nào. Excel hay làm mất số 0 ở đầu mã.",
        example=example("Thông tin!C7", found="7", hint=" Có phải 007?"),
        staff="Xem danh sách tổ chức: ghi nhầm mã thì sửa ô mã trên trang Nạp báo cáo; đơn vị mới "
        "thì thêm vào danh sách tổ chức rồi nạp lại.",
    ),
    FindingKind(
        "organization-closed",
        _E,
        Group.MEANING,
        title="Tổ chức không hoạt động trong tháng",
        sentence="{found} không báo cáo tháng {month}: {reason}.{hint}",
        remedy="Xem lại mã tổ chức hoặc tháng báo cáo.",
        meaning="Theo danh sách tổ chức, đơn vị chưa thành lập, hoặc đã giải thể, sáp nhập trước "
        "tháng này.",
        example=example(
            "Thông tin!C7",
            found="Đảng bộ Sở Tài chính",
            month="5/2021",
            reason="thành lập từ tháng 6/2021",
            hint="",
        ),
        staff="Danh sách sai thì nạp lại danh sách tổ chức; đơn vị ghi nhầm thì nhắn sửa.",
    ),
    FindingKind(
        "name-differs",
        _W,
        Group.MEANING,
        title="Tên khác danh sách",
        sentence="Tên ghi «{found}», danh sách là «{expected}».",
        remedy="Có ghi nhầm mã, hoặc dùng nhầm mẫu của đơn vị khác không? Nếu nhầm, ghi lại cho "
        "đúng.",
        meaning="Chương trình nhận đơn vị theo mã; tên khác có thể là dấu hiệu nhầm mã.",
        example=example(
            "Thông tin!C8", found="Đảng bộ Sở Tài Chánh", expected="Đảng bộ Sở Tài chính"
        ),
        staff="Nhầm mã thì nhắn đơn vị sửa; đơn vị đổi tên thì cập nhật danh sách tổ chức.",
    ),
    FindingKind(
        "organizations-dropped",
        _W,
        Group.MEANING,
        title="Danh sách không còn một số đơn vị",
        sentence=_DROPPED,
        remedy=_IS_DROPPED,
        meaning="Đơn vị không có dòng trong danh sách mới thì từ tháng ấy không phải báo cáo, số "
        "liệu đã báo cáo cũng không được tính. Bỏ sót một dòng thì tổng giảm mà không ai biết.",
        example=example(
            "Danh sách", found="19", count="1", names="Đảng bộ Sở Tài chính", month="1/2020"
        ),
        staff="Bỏ sót thì bổ sung rồi nạp lại. Đơn vị giải thể, sáp nhập, chuyển đi: ghi «Đến "
        "tháng» và «Tổ chức tiếp nhận», hoặc làm ở trang Quản trị, mục Tổ chức.",
    ),
    FindingKind(
        "many-organizations-dropped",
        _W,
        Group.MEANING,
        title="Danh sách không còn nhiều đơn vị",
        sentence=_DROPPED,
        remedy=_IS_DROPPED,
        meaning="Danh sách mới bỏ hơn {share} số đơn vị của danh sách đang áp dụng. Thường là tệp "
        "bị cắt, hoặc chỉ ghi các đơn vị mới, nên phải ghi lý do mới nạp được.",
        example=example(
            "Danh sách",
            found="1",
            count="2",
            names="Đảng bộ Sở Tài chính; Đảng bộ Sở Nội vụ",
            month="1/2020",
        ),
        staff="Xem tệp có đủ mọi đơn vị không: danh sách mới thay cả danh sách cũ. Đúng như vậy "
        "thì ghi lý do rồi nạp.",
    ),
)
