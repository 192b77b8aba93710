"""Findings told to people and to programs."""

import csv
import io

from provenance.checks.undisclosed_archive_photo import CHECK
from provenance.model import Examination
from provenance.report.explain import draw_timeline, explain, render_text
from provenance.report.exports import finding_record, to_csv
from provenance.report.page import report_page
from provenance.report.separation import separation_page
from tests.build import article, case, findings

CASE = case(
    headline="Hundreds leave homes as the Orra floods",
    body="The Orra burst its banks on Sunday and flooded a street in Tarrow.",
    caption="Water covers a street in Tarrow, May 14, 2019",
)
(FINDING,) = findings(CHECK, CASE)


def test_an_explanation_can_be_read_aloud() -> None:
    text = render_text(explain(FINDING, CHECK, "Hundreds leave homes"))
    assert text.startswith(
        "undisclosed-archive-photo · conflict\nFigure 1 of “Hundreds leave homes”"
    )
    assert "14 May 2019" in text
    assert "1,846 days later" in text
    assert "May 14, 2019 → 2019-05-14, a day, written in full" in text
    assert "Sunday → 2024-06-02, a day, counted back from publication" in text
    assert "linked by" in text
    assert FINDING.key in text


def test_the_timeline_has_a_line_for_each_date() -> None:
    lines = draw_timeline(explain(FINDING).rows)
    assert [line.split()[0] for line in lines] == ["caption", "event", "publication"]
    assert draw_timeline(explain(FINDING).rows[:1]) == []


def test_a_cell_is_never_a_formula() -> None:
    record = finding_record(FINDING) | {"statement": "=HYPERLINK(1)", "mend": "@cmd"}
    (row,) = csv.DictReader(io.StringIO(to_csv([record])))
    assert row["statement"] == "'=HYPERLINK(1)"
    assert row["mend"] == "'@cmd"


def test_the_page_escapes_what_it_shows() -> None:
    hostile = case(
        headline="<script>alert(1)</script>",
        body="The Orra burst its banks on Sunday and flooded a street in Tarrow.",
        caption="Water <b>covers</b> a street in Tarrow, May 14, 2019",
    )
    found = tuple(findings(CHECK, hostile))
    page = report_page([Examination(hostile.article, findings=found)], [CHECK])
    assert "<script" not in page
    assert "&lt;b&gt;covers" in page
    assert "<mark>May 14, 2019</mark>" in page
    parts = separation_page(hostile.article)
    assert "<script" not in parts


def test_the_separation_names_roles_and_elements() -> None:
    page = separation_page(article(body="It rained.", caption="Rain", alt="rain"))
    for part in ("body ¶1", "caption 1", "alternative text 1", "credit 1"):
        assert part in page


def test_the_page_shows_a_passage_once_with_all_its_quotes() -> None:
    told = case(
        body="The Orra burst its banks on Sunday and flooded a street in Tarrow.",
        caption="Water covers a street in Tarrow, May 14, 2019",
    )
    seen = Examination(told.article, findings=tuple(findings(CHECK, told)))
    page = report_page([seen], [CHECK], ["pages/flood.html"])
    assert page.count("burst its banks") == 1
    assert "<mark>Sunday</mark>" in page and "<mark>Tarrow</mark>" in page
    assert "pages/flood.html" in page
    assert '<svg class="timeline"' in page
    assert "://" not in page and "src=" not in page and "<link" not in page
