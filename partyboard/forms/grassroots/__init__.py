"""The monthly report of a grassroots party organization: one file a sheet."""

from partyboard.forms.grassroots.commendations import COMMENDATIONS
from partyboard.forms.grassroots.follow_ups import FOLLOW_UPS
from partyboard.forms.grassroots.info import INFO
from partyboard.forms.grassroots.members import MEMBERS
from partyboard.forms.grassroots.other_work import OTHER_WORK
from partyboard.forms.grassroots.training import TRAINING
from partyboard.forms.model import Form

GRASSROOTS = Form(
    name="grassroots",
    version=1,
    title="Báo cáo tháng của tổ chức cơ sở đảng",
    purpose="Mỗi tổ chức cơ sở đảng gửi Đảng ủy một tệp mỗi tháng.",
    sheets=(INFO, MEMBERS, TRAINING, COMMENDATIONS, FOLLOW_UPS, OTHER_WORK),
    organization="organization",
)
