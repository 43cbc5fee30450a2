"""Opening a page of the board without a browser, and reading what stands on it."""

import json
import re
from functools import cache
from html import unescape

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from partyboard.settings import ROOT

NAVIGATION = ROOT / "pages" / "navigation.py"
PAGES = (
    "overview",
    "members",
    "training",
    "commendations",
    "follow_ups",
    "targets",
    "upload",
    "received",
    "reporting",
    "report",
    "changes",
    "help",
    "organization",
    "trace",
    "account",
    "admin",
)
# Each is a page of its own, as far as one sees.
ADMIN_SECTIONS = (
    "accounts",
    "settings",
    "organizations",
    "targets",
    "locks",
    "copies",
    "health",
    "audit",
)
ABOUT_A_MONTH = PAGES[:6]
_PARTS = re.compile(r'<div class="(label|value|change|fair|note)">(.*?)</div>')
_PATIENCE = 60  # seconds for a page on a busy machine; it takes a fraction of one

# Each AppTest would look anew through what is installed for parts of pages: half of a page's time.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def opened(page: str = "overview", **address: str) -> AppTest:
    """A page, as when one follows a link to it: no other is run before it."""
    app = AppTest.from_file(str(NAVIGATION), default_timeout=_PATIENCE)
    for name, value in address.items():
        app.query_params[name] = value
    if page == "overview":
        return app.run()
    app._page_hash = calc_hash(page.replace("_", "-"))  # switch_page works after a first run only
    linked = app._page_hash
    app.run()
    assert app._finished_page_script_hash == linked, f"there is no page {page}"
    return app


def turned_to(app: AppTest, page: str) -> AppTest:
    """Another page, as when one clicks on it."""
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


def address(app: AppTest) -> dict[str, str]:
    """What stands in the address."""
    return dict(app.query_params)


def title(app: AppTest) -> str:
    """The one heading of the page."""
    (found,) = app.title
    return str(found.value)


def charts(app: AppTest) -> dict[str, dict]:
    """The charts on the page by their names, each as the browser gets it."""
    found = app.get("plotly_chart")
    return {_name(each): json.loads(each.proto.spec) for each in found}


def tiles(app: AppTest) -> dict[str, dict[str, str]]:
    """The headline figures by their labels: value, change, the fair one, note."""
    (row,) = [text for text in html(app) if text.startswith('<div class="tiles">')]
    found = [
        {"change": ""}
        | {name: unescape(re.sub("<.*?>", "", text)).strip() for name, text in _PARTS.findall(tile)}
        for tile in row.split('<div class="tile">')[1:]
    ]
    return {each.pop("label"): each for each in found}


def markup(app: AppTest) -> list[str]:
    """Every text that the browser reads as Markdown."""
    kinds = ("markdown", "caption", "title", "header", "subheader", "info", "success", "error")
    texts = [str(element.value) for kind in kinds for element in app.get(kind)]
    texts += [element.label for kind in ("button", "expander", "tab") for element in app.get(kind)]
    return texts


def html(app: AppTest) -> list[str]:
    """Every text that the browser reads as HTML, but for the style."""
    return [text for each in app.get("html") if "<style>" not in (text := each.proto.body)]


def unmarked(text: str) -> str:
    """A text as one reads it: without the strokes that keep what others write from being markup."""
    return re.sub(r"\\(?=[^\w\s])", "", text)


def cards(app: AppTest) -> list[str]:
    """The cards of the uploaded workbooks, as one reads them."""
    return [unescape(text) for text in html(app) if text.startswith('<div class="receipt')]


def choose(app: AppTest, box: str, option: str) -> AppTest:
    """Choose in one of the two drop-downs beside the heading."""
    (found,) = [each for each in app.selectbox if each.key == f"{box}_box"]
    return found.set_value(option).run()


def press(app: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    (found,) = [each for each in app.button if each.label.startswith(label)]
    return found.click().run()


def _name(chart) -> str:
    return str(chart.key).removeprefix("chart-")
