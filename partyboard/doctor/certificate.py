"""Whether browsers can be spoken to by https, and for how long yet."""

from datetime import UTC, datetime, timedelta

from cryptography import x509

from partyboard.doctor.check import Check, fault, good, warning
from partyboard.serving import CertificateUnusable, prove
from partyboard.settings import Certificate
from partyboard.text import VIETNAM, format_date

_ABOUT = "Chứng chỉ https"
_SOON = timedelta(days=30)
_DO = "Xin chứng chỉ mới, chép đè tệp cũ, mở lại trang web."


def certificate(chosen: Certificate | None) -> Check:
    """Whether the certificate fits its key, and does not run out soon."""
    if chosen is None:
        return good(_ABOUT, "không dùng")
    try:
        prove(chosen)
        text = chosen.file.read_bytes()
        ends = x509.load_pem_x509_certificates(text)[0].not_valid_after_utc
    except (CertificateUnusable, ValueError) as error:
        return fault(_ABOUT, str(error), "Sửa mục [network] của partyboard.toml.")
    found = f"dùng đến {format_date(ends.astimezone(VIETNAM).date())}"
    left = ends - datetime.now(UTC)
    if left < timedelta(0):
        return fault(_ABOUT, f"{found}: đã hết hạn, trình duyệt từ chối", _DO)
    return warning(_ABOUT, f"{found}: sắp hết hạn", _DO) if left < _SOON else good(_ABOUT, found)
