"""Whole pages, HTML and plain text, into their roles."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.document.page.parse import MOST_BYTES
from provenance.document.read import read_article
from provenance.model import Article, Capture, PageError, ProvenanceError, TooLarge, tidy
from provenance.plugins import languages

_SEEN = datetime(2024, 6, 3, tzinfo=UTC)
_FIRST = "The river rose through the night and left its bed above the old mill near Tarrow."
_SECOND = "Crews carried sand to the lower streets while families waited in the school hall."


def read(markup: str, media_type: str = "text/html; charset=utf-8") -> Article:
    return read_article(Capture("page", None, media_type, _SEEN, markup.encode()), languages())


def page(figure: str, before: str = "") -> str:
    return (
        f"<html lang='en'><body><nav><a href='/'>Home</a></nav><article><h1>Water in Tarrow</h1>"
        f"{before}<div class='body'><p>{_FIRST}</p>{figure}<p>{_SECOND}</p></div></article></body>"
        "</html>"
    )


_CAPTION = "Water covers Mill Street in Tarrow on Tuesday."


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(
            f"<figure><img src='a.jpg'><figcaption>{_CAPTION} <span class='credit'>Jane Doe"
            "</span></figcaption></figure>",
            id="figcaption with a marked credit",
        ),
        pytest.param(
            f"<figure><img data-src='a.jpg'><div class='c-caption'>{_CAPTION}</div>"
            "<div class='c-credit'>Jane Doe</div></figure>",
            id="lazy image, caption by class",
        ),
        pytest.param(
            f"<figure><picture><source data-lazy-srcset='a.jpg 2x'><img alt=''></picture>"
            f"<figcaption>{_CAPTION} (Photo: Jane Doe)</figcaption></figure>",
            id="lazy source, credit in brackets",
        ),
        pytest.param(
            f"<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>{_CAPTION} "
            "Photo: Jane Doe</p></div>",
            id="no figure element",
        ),
        pytest.param(
            f"<figure><img src='a.jpg' width='16' height='9'><figcaption><h2>{_CAPTION}</h2>"
            "<small class='copyright'>Jane Doe</small></figcaption></figure>",
            id="ratio for a size, heading for a caption",
        ),
    ],
)
def test_finds_figure(figure: str) -> None:
    article = read(page(figure))
    (found,) = article.figures
    assert found.caption is not None and found.caption.text == _CAPTION
    assert found.credit is not None and "Jane Doe" in found.credit.line.text
    assert found.image_url == "a.jpg"
    assert found.after == 1
    assert [passage.text for passage in article.body] == [_FIRST, _SECOND]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            "<figure><a href='/news/other'><img src='b.jpg'><figcaption>Another story told "
            "elsewhere</figcaption></a></figure>",
            id="teaser as a figure",
        ),
        pytest.param(
            "<div class='most-read'><img src='b.jpg'><a href='/news/other'>Another story told "
            "elsewhere</a></div>",
            id="most read",
        ),
        pytest.param("<img src='dot.gif' width='1' height='1'>", id="pixel"),
        pytest.param("<img src='/logo.png' alt='The Tarrow Post'>", id="logo"),
        pytest.param(
            "<div class='author'><img src='me.jpg'><p>Jane Doe writes on rivers.</p></div>",
            id="portrait of the author",
        ),
    ],
)
def test_leaves_other_pictures_alone(markup: str) -> None:
    assert read(page(markup)).figures == ()


def test_lead_picture_outside_the_headline_block() -> None:
    figure = f"<figure><img src='a.jpg'><figcaption>{_CAPTION}</figcaption></figure>"
    lead = f"<div class='opener'>{figure}</div>"
    (found,) = read(page("", lead)).figures
    assert found.after == 0


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param(
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
            '"2024-06-03T10:00:00Z"}</script>',
            "2024-06-03",
            id="JSON-LD",
        ),
        pytest.param(
            '<meta property="article:published_time" content="2024-06-03">',
            "2024-06-03",
            id="meta",
        ),
        pytest.param("<time datetime='2024-06-03'>Monday</time>", "2024-06-03", id="time"),
        pytest.param("<p>© 2019 The Tarrow Post</p>", None, id="a copyright year is no date"),
    ],
)
def test_publication_day(head: str, day: str | None) -> None:
    published = read(page("", head)).published
    assert (published.edtf if published else None) == day


def test_correction_is_a_note() -> None:
    note = "<p>Correction: the photo above is from 2017 and not from this week's flood.</p>"
    article = read(page(note))
    assert [passage.text[:10] for passage in article.notes] == ["Correction"]
    assert len(article.body) == 2


def test_plain_text_with_bare_lines() -> None:
    article = read(
        f"Water in Tarrow\n\n{_FIRST}\n\nmill street water\n© Jane Doe / Reuters / File\n"
        f"{_CAPTION}\n\n{_SECOND}\n",
        "text/plain",
    )
    (found,) = article.figures
    assert found.alt is not None and found.alt.text == "mill street water"
    assert found.credit is not None and found.credit.provider == "Reuters"
    assert found.credit.archive is not None and found.credit.archive.quote == "File"
    assert found.caption is not None and found.caption.text == _CAPTION
    assert [passage.text for passage in article.body] == [_FIRST, _SECOND]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 200_000, id="nested tags"),
        pytest.param("<p>x</p>" + "<!--" * 200_000, id="comments that never close"),
        pytest.param("<p " + 'a="b" ' * 200_000 + ">x</p>", id="attributes"),
        pytest.param(
            "<p>x<img " + "".join(f"data-{n}=x " for n in range(60_000)) + ">",
            id="attributes with names of their own",
        ),
        pytest.param("<p>" + "word " * 400_000, id="one line of two megabytes"),
        pytest.param("<" * 500_000, id="angle brackets"),
        pytest.param("<p>x" * 100_000, id="paragraphs that never close"),
        pytest.param("<img src=a.jpg>" * 50_000, id="pictures"),
    ],
)
def test_reading_is_bounded(markup: str) -> None:
    try:
        read(markup)
    except ProvenanceError as error:
        assert str(error)


def test_too_large_and_empty() -> None:
    with pytest.raises(TooLarge):
        read("x" * (MOST_BYTES + 1))
    with pytest.raises(PageError):
        read("")


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<figure>", "</figure>", "<img src='a.jpg' alt='x'>", "<figcaption>", "</div>",
     "<div class='caption'>", "<table><tr>", "<a href='#'>", "</article>", "<article>", "<h1>",
     "&amp", "<script>", "<!--", "-->", "Photo: Jane Doe", _FIRST, "<br>", "\x00", "<noscript>",
     "<li>", "‏", "<a href='/other'>", "</a>", "<picture><source srcset='b.jpg 2x'>", "</picture>",
     "<button>", "<input type=email>", "<blockquote>", "<footer>", "<header>", "</header>", "<em>",
     "<div class='image-caption'>", "<div class='sr-only'>", "<div hidden>", "<aside>", "<ruby>",
     "<rt>", "<rp>", "<svg>", "<time datetime='2024-06-03'>", "<span class='dateline'>", _CAPTION,
     "<div itemprop='articleBody'>", "(AP Photo/Jane Doe, File)", "<h2>", " | ", " / ",
     "<script type='application/ld+json'>{\"@type\": \"ImageObject\", \"url\": \"/i/abcde.jpg\","
     "\"caption\": \"x\", \"creator\": [{}]}</script>", "<img data-src='/i/abcde.jpg' width='9'>"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60))
@settings(max_examples=150, deadline=None)
def test_broken_markup_never_breaks_reading(pieces: list[str]) -> None:
    try:
        article = read("".join(pieces))
    except PageError:
        return
    assert [p.ordinal for p in article.body] == list(range(1, len(article.body) + 1))
    assert [f.ordinal for f in article.figures] == list(range(1, len(article.figures) + 1))
    passages = [*article.body, *article.notes, *(p for f in article.figures for p in f.passages)]
    assert all(passage.text and passage.text == tidy(passage.text) for passage in passages)
    assert all(0 <= figure.after <= len(article.body) for figure in article.figures)


def test_a_processing_instruction_is_no_text() -> None:
    article = read(page("<?php if (shared()) { show_button(); } ?>"))
    assert [passage.text for passage in article.body] == [_FIRST, _SECOND]
