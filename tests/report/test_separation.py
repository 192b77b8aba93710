"""The picture of the separation: what a person sees of an article's parts."""

from provenance.model import Article, Figure, Passage, Role
from provenance.report.separation import separation_page


def test_a_figure_nothing_is_printed_beside_is_told_as_such() -> None:
    page = separation_page(Article("d", None, "en", figures=(Figure(1, 0, None),)))
    assert "nothing is printed beside it" in page
    assert "no picture address" in page
    assert "1 figures, 0 with a caption, 0 with a credit" in page


def test_front_matter_and_sub_headlines_are_set_apart() -> None:
    page = separation_page(
        Article(
            "d",
            None,
            "en",
            headline=Passage(Role.HEADLINE, "Rain in Tarrow", 1, "h1"),
            dateline=Passage(Role.DATELINE, "TARROW", 1, "span.dateline"),
            body=(
                Passage(Role.BODY, "A wet week", 1, "h2"),
                Passage(Role.BODY, "It rained.", 2, "p"),
            ),
        )
    )
    assert 'class="part dateline"' in page
    assert page.count('class="part body sub"') == 1
    assert "headline, standfirst, byline, dateline" in page
