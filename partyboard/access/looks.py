"""The pages at the door: small, of one piece, without scripts; they look like the board."""

from dataclasses import dataclass
from html import escape

from starlette.responses import HTMLResponse

_BOARD = "Bảng chỉ số xây dựng Đảng"
_RANGES = (
    ("latin", "U+0000-00FF, U+2000-206F"),
    ("latin-ext", "U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF"),
    ("vietnamese", "U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0,"
     " U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB"),
)  # fmt: skip
_FACES = "".join(
    f"@font-face {{ font-family: 'Be Vietnam Pro'; font-weight: {weight};"
    f" src: url(/app/static/fonts/be-vietnam-pro-{name}-{weight}-normal.woff2);"
    f" unicode-range: {signs}; }}"
    for weight in (400, 600)
    for name, signs in _RANGES
)
_STYLE = """
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #F4F6F8;
  color: #1F2A37; font: 400 16px/1.5 'Be Vietnam Pro', Arial, sans-serif; }
main { width: min(26rem, 92vw); background: #fff; border: 1px solid #DDE2E8;
  border-top: 4px solid #B3261E; border-radius: .375rem; padding: 1.75rem 2rem 2rem; margin: 1rem; }
p.board { margin: 0; color: #5B6675; font-size: .875rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; font-weight: 600; line-height: 1.4; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input { width: 100%; font: inherit; color: inherit; padding: .6rem .75rem;
  border: 1px solid #8A94A3; border-radius: .375rem; }
button { width: 100%; min-height: 44px; margin-top: 1.5rem; font: inherit; font-weight: 600;
  color: #fff; background: #B3261E; border: 0; border-radius: .375rem; cursor: pointer; }
a { color: #1D4ED8; }
:focus-visible { outline: 2px solid #B3261E; outline-offset: 2px; }
.said { margin: 0 0 1rem; padding: .6rem .9rem; border-left: 4px solid #5B6675;
  background: #F4F6F8; border-radius: .25rem; }
.said.bad { border-color: #B3261E; background: #FDF3F2; }
.other { display: block; margin-top: .75rem; padding: .6rem; min-height: 44px; font-weight: 600;
  text-align: center; text-decoration: none; border: 1px solid #8A94A3; border-radius: .375rem; }
.beside { margin: 1rem 0 0; color: #5B6675; font-size: .875rem; }
"""


@dataclass(frozen=True, slots=True)
class Way:
    """Another way than the form: where it leads, and what it is called."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A field to fill in; `use` tells the browser what it may fill in by itself."""

    name: str
    label: str
    use: str
    is_secret: bool = True
    value: str = ""


def page(
    title: str,
    entries: tuple[Entry, ...],
    button: str,
    hidden: dict[str, str],
    said: str = "",
    is_refused: bool = False,
    beside: str = "",
    status: int = 200,
    other: Way | None = None,
) -> HTMLResponse:
    """A page with one form, which is sent to its own address. Texts are shown as they are."""
    tone = " bad" if is_refused else ""
    notice = f'<p class="said{tone}" role="alert">{escape(said)}</p>' if said else ""
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in hidden.items()
    )
    fields = "".join(_field(entry, is_first=not at) for at, entry in enumerate(entries))
    way = (
        f'<a class="other" href="{escape(other.address)}">{escape(other.words)}</a>'
        if other
        else ""
    )
    below = f'<p class="beside">{escape(beside)}</p>' if beside else ""
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} · '
        f'{_BOARD}</title><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><style>{_FACES}{_STYLE}</style></head><body><main>'
        f'<p class="board">{_BOARD}</p><h1>{escape(title)}</h1>{notice}'
        f'<form method="post">{kept}{fields}<button>{escape(button)}</button></form>{way}{below}'
        "</main></body></html>",
        status_code=status,
    )


def _field(entry: Entry, is_first: bool) -> str:
    kind = "password" if entry.is_secret else "text"
    focus = " autofocus" if is_first else ""
    return (
        f'<label for="{entry.name}">{escape(entry.label)}</label>'
        f'<input id="{entry.name}" name="{entry.name}" type="{kind}" required maxlength="256"'
        f' autocomplete="{entry.use}" autocapitalize="none" spellcheck="false"'
        f' value="{escape(entry.value)}"{focus}>'
    )
