"""Who may do what: the one table."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What an account is for. The value is kept with the account."""

    VIEWER = "viewer"
    STAFF = "staff"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """As people call it."""
        return _LABELS[self]


class Action(StrEnum):
    """What somebody may be let do. The value is what it is called in a sentence: «Không được …»."""

    LOOK = "xem biểu đồ"
    SEE_SMALL = "xem kỷ luật, nội dung khuyết điểm và số liệu ít người của từng đơn vị"
    SEE_FILES = "xem tệp, ô, người gửi của báo cáo đã nhận"
    LOAD = "nạp báo cáo"
    AMEND = "rút, khôi phục, sửa báo cáo đã nhận"
    REMIND = "soạn lời nhắc"
    KEEP_MEETING = "lưu cuộc họp"
    ARRANGE = "xếp thứ tự trình chiếu"
    DOWNLOAD = "tải tệp"
    LOCK = "chốt, mở lại tháng"
    MANAGE_ACCOUNTS = "quản lý tài khoản"
    MANAGE_ORGANIZATIONS = "quản lý danh sách đơn vị"
    CHANGE_SETTINGS = "sửa cài đặt"
    KEEP_COPIES = "sao lưu, khôi phục"
    READ_AUDIT = "xem nhật ký"


_LABELS = {Role.VIEWER: "Người xem", Role.STAFF: "Cán bộ văn phòng", Role.ADMIN: "Quản trị"}

_LOOKING = frozenset({Action.LOOK})
_WORKING = _LOOKING | {
    Action.SEE_SMALL,
    Action.SEE_FILES,
    Action.LOAD,
    Action.AMEND,
    Action.REMIND,
    Action.KEEP_MEETING,
    Action.ARRANGE,
    Action.DOWNLOAD,
}
_ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.VIEWER: _LOOKING,
    Role.STAFF: _WORKING,
    Role.ADMIN: frozenset(Action),
}


def may(role: Role, action: Action) -> bool:
    """Whether somebody of a role is let do this."""
    return action in _ALLOWED[role]


def who_may(action: Action) -> Role:
    """The least of the roles that are let do this: whom to ask."""
    return next(role for role in Role if may(role, action))
