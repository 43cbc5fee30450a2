"""A tab of Chromium that many tests look at pages with, one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager

from browsing import PATIENCE, emptied
from playwright.sync_api import Browser, Error, Page, ViewportSize

PROJECTOR: ViewportSize = {"width": 1366, "height": 768}


class KeptTab:
    """One tab for many tests: in a new one Chromium reads all scripts of a page anew, for which a
    page takes eight seconds of the processor in place of three. It is opened anew after so many
    tests, and where Chromium has given it up: no other test is to fail for that.
    """

    def __init__(self, browser: Browser, tests: int = 60) -> None:
        self._browser, self._tests = browser, tests
        self._page: Page | None = None
        self._left = 0

    @contextmanager
    def lent(self) -> Iterator[Page]:
        """The tab, empty, for one test."""
        if self._page is None or not self._left:
            self.close()
            self._page, self._left = opened_tab(self._browser), self._tests
        self._page.set_viewport_size(PROJECTOR)
        yield self._page
        self._left -= 1
        try:
            emptied(self._page)
        except Error:  # it has crashed, which the test has seen
            self._left = 0

    def close(self) -> None:
        """Close it, with its cookies."""
        if self._page is not None:
            self._page.context.close()


def opened_tab(browser: Browser) -> Page:
    """With the setting by which people ask for little motion: what fades while a page comes is
    painted over and over, a twelfth of what the page takes of the processor.
    """
    context = browser.new_context(viewport=PROJECTOR, locale="vi-VN", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE * 1000)
    return context.new_page()
