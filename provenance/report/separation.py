"""A picture of the separation: every passage of an article in its role, on one HTML page."""

from provenance.model import Article, Figure, Passage
from provenance.report.page import environment

__all__ = ["separation_page"]


def separation_page(article: Article) -> str:
    """One self-contained HTML page with every passage in its role and its source element named.

    >>> "How the page was taken apart" in separation_page(Article("d", None, "en"))
    True
    """
    front = [p for p in (article.headline, article.standfirst, article.byline) if p]
    groups: list[dict[str, object]] = [{"figure": None, "parts": [_part(p) for p in front]}]
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
            figures=len(article.figures),
            groups=groups,
        )
    )


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "figure": figure.ordinal,
        "image": (figure.image_url or "")[:120],
        "parts": [_part(passage) for passage in figure.passages],
    }


def _part(passage: Passage) -> dict[str, str]:
    return {
        "role": passage.role.value,
        "name": str(passage),
        "element": passage.element,
        "text": passage.text,
    }
