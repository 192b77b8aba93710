"""What `import provenance` offers: a page read, a page checked.

>>> import provenance
>>> page = "<article><h1>Rain</h1><p>It rained in Tarrow all day.</p></article>"
>>> provenance.read(page).headline.text
'Rain'
>>> provenance.check_page(page).findings
()
"""

from datetime import UTC, datetime
from pathlib import Path

from provenance.document.read import read_article
from provenance.examine import ImageLoader, examine, no_image
from provenance.model import Article, Capture, Examination, Interval, Policy
from provenance.plugins import checks, languages
from provenance.sources.files import READER

__all__ = ["check_page", "read"]

Page = str | bytes | Path
"""A page: its text or HTML, its bytes as received, or the path of a saved file."""


def read(page: Page, *, url: str | None = None, published: str | None = None) -> Article:
    """The article on a page: headline, body, captions, credits, alternative texts, dates.

    `url` is the page's address; `published` an ISO date that stands in for what the page says.
    Raises `PageError` if it holds no article, `ReadError` if a path cannot be read.
    """
    return read_article(_capture(page, url), languages(), _day(published))


def check_page(
    page: Page,
    *,
    url: str | None = None,
    published: str | None = None,
    headline: str | None = None,
    image: ImageLoader | None = None,
    policy: Policy = Policy(),
) -> Examination:
    """What every check finds on a page, and what could not be read.

    `image` gives the bytes of a picture by the address the page names; a saved page's pictures are
    looked for beside it. Nothing is stored. Raises as `read` does.
    """
    capture = _capture(page, url)
    beside = (lambda name: READER.image(capture, name)) if isinstance(page, Path) else no_image
    return examine(
        capture,
        languages=languages(),
        checks=checks(),
        image=image or beside,
        published=_day(published),
        headline=headline,
        policy=policy,
    )


def _day(published: str | None) -> Interval | None:
    return Interval.parse(published) if published else None


def _capture(page: Page, url: str | None) -> Capture:
    if isinstance(page, Path):
        return next(READER.read(str(page)))
    body = page.encode() if isinstance(page, str) else page
    kind = "text/html" if b"<" in body[:4096] else "text/plain"
    charset = "; charset=utf-8" if isinstance(page, str) else ""
    return Capture(url or "-", url, kind + charset, datetime.now(UTC), body)
