"""A picture of the separation: every passage of an article in its role, on one HTML page."""

import re

from provenance.model import Article, Figure, Passage, Role
from provenance.report.page import environment

__all__ = ["separation_page"]

_HEADING = re.compile(r"h[1-6]\b")
_LEGEND = (
    ("headline", "headline, standfirst, byline, dateline"),
    ("body", "body"),
    ("caption", "caption"),
    ("credit", "credit"),
    ("alt", "alternative text"),
    ("note", "note"),
)


def separation_page(article: Article) -> str:
    """One self-contained HTML page with every passage in its role and its source element named.

    >>> "How the page was taken apart" in separation_page(Article("d", None, "en"))
    True
    """
    front = (article.headline, article.standfirst, article.byline, article.dateline)
    groups: list[dict[str, object]] = [{"figure": None, "parts": [_part(p) for p in front if p]}]
    figures = list(article.figures)
    for number, passage in enumerate((*article.body, None)):
        while figures and (figures[0].after <= number or passage is None):
            groups.append(_figure(figures.pop(0)))
        if passage is not None:
            groups.append({"figure": None, "parts": [_part(passage)]})
    groups.append({"figure": None, "parts": [_part(note) for note in article.notes]})
    return (
        environment()
        .get_template("separation.html")
        .render(
            title=article.headline.text if article.headline else article.address[:40],
            language=article.language,
            published=article.published.edtf if article.published else "not stated",
            body=len(article.body),
            published_from=article.published_from,
            figures=len(article.figures),
            captions=sum(figure.caption is not None for figure in article.figures),
            credits=sum(figure.credit is not None for figure in article.figures),
            legend=_LEGEND,
            groups=groups,
        )
    )


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "figure": figure.ordinal,
        "image": (figure.image_url or "")[:120],
        "parts": [_part(passage) for passage in figure.passages],
    }


def _part(passage: Passage) -> dict[str, object]:
    return {
        "role": passage.role.value,
        "sub": passage.role is Role.BODY and _HEADING.match(passage.element) is not None,
        "name": str(passage),
        "element": passage.element,
        "text": passage.text,
    }
