"""One invented story in every language: quiet where the text itself tells of the picture's time,
flagged where it does not.
"""

import html
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance.examine import examine
from provenance.model import Capture, Concern
from provenance.plugins import checks, languages

STORIES = tomllib.loads((Path(__file__).parent / "one_story.toml").read_text(encoding="utf-8"))


def alarms(code: str, story: dict[str, str], *paragraphs: str) -> set[str]:
    """The checks that see a conflict, or doubt, on the story's page with these paragraphs."""
    text = "".join(f"<p>{html.escape(story[name])}</p>" for name in paragraphs)
    page = (
        f'<html lang="{code}"><head><meta charset="utf-8"><title>{story["headline"]}</title>'
        '<meta property="article:published_time" content="2024-06-03T09:00:00+00:00"></head><body>'
        f"<article><h1>{html.escape(story['headline'])}</h1><p>{html.escape(story['lead'])}</p>"
        '<figure><img src="street.jpg">'
        f"<figcaption>{html.escape(story['caption'])}</figcaption></figure>{text}</article></body>"
    )
    seen = datetime(2024, 6, 3, 12, tzinfo=UTC)
    capture = Capture("page.html", None, "text/html", seen, page.encode())
    found = examine(capture, languages=languages(), checks=checks()).findings
    return {finding.check for finding in found if finding.concern >= Concern.DOUBT}


def test_every_language_has_the_story() -> None:
    assert sorted(STORIES) == sorted(languages().codes)


@pytest.mark.parametrize("paragraphs", (("aside",), ("aside", "other")), ids=" ".join)
@pytest.mark.parametrize("code", sorted(STORIES))
def test_flags_a_text_of_now(code: str, paragraphs: tuple[str, ...]) -> None:
    assert alarms(code, STORIES[code], *paragraphs) == {"undisclosed-archive-photo"}


@pytest.mark.parametrize("paragraphs", (("aside", "then"), ("aside", "year")), ids=" ".join)
@pytest.mark.parametrize("code", sorted(STORIES))
def test_stays_quiet_where_the_text_tells_of_then(code: str, paragraphs: tuple[str, ...]) -> None:
    assert alarms(code, STORIES[code], *paragraphs) == set()
