"""Every export read by a reader of its kind, or held to its vocabulary's form."""

import csv
import io
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from jsonschema import Draft7Validator

from provenance.model import Concern, Decision, Evidence, Finding, Interval, Passage, Role, Verdict
from provenance.report.exported import Exported
from provenance.report.exports import CSV_COLUMNS, exported_record, to_csv
from provenance.report.feed import to_atom
from provenance.report.markup import to_annotations, to_media_reviews
from provenance.report.page import Links, findings_page

FOUND = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
BODY = "The hills were dry. The Orra burst its banks on Sunday. Nobody was hurt."


def item(verdict: Verdict | None = None, words: str = "Tarrow", **more: Any) -> Exported:
    caption = Passage(Role.CAPTION, f"Water covers {words} on May 14, 2019.", 1)
    body = Passage(Role.BODY, BODY, 2)
    found = Finding(
        more.pop("check", "undisclosed-archive-photo"), "https://courier.example/flood", 1,
        Concern.CONFLICT, 0.9, f"It is older than {words}.", "Say so.",
        (Evidence("caption date", caption.span("May 14, 2019"), "in full",
                  Interval.parse("2019-05-14")),
         Evidence("event", body.span("Sunday"), "counted back", Interval.parse("2024-06-02"))),
        "https://courier.example/mill.jpg",
    )  # fmt: skip
    decision = Decision(found.key, verdict, None, "ada", "asked", FOUND) if verdict else None
    return Exported(found, "https://courier.example/flood", "courier.example", "Floods",
                    "2024-06-03", "en", "morning", FOUND, decision, "d" * 64, FOUND, **more)  # fmt: skip


HOSTILE = "\x00\x1b[2J<b>&amp;]]>\u202e\ufffe\ud800=cmd"


def test_a_feed_reader_reads_the_feed() -> None:
    feed = feedparser.parse(to_atom([item(), item(Verdict.CONFIRMED, "Mill Street")],
                                    "https://desk.example"))  # fmt: skip
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id == "urn:cutline:findings"
    assert feed.feed.author == "Cutline"
    first = next(entry for entry in feed.entries if entry.id.endswith(item().finding.key))
    assert first.link == f"https://desk.example/finding/{item().finding.key}"
    assert first.updated == "2024-06-03T09:30:00+00:00"
    assert "The Orra burst its banks on Sunday." in first.content[0].value
    assert {tag.term for entry in feed.entries for tag in entry.tags} == {
        "undisclosed-archive-photo", "undecided", "confirmed",
    }  # fmt: skip


def test_a_feed_of_nothing_and_one_of_hostile_words_are_read() -> None:
    assert not feedparser.parse(to_atom([])).bozo
    text = to_atom([item(words=HOSTILE)])
    root = ElementTree.fromstring(text.encode())
    atom = "{http://www.w3.org/2005/Atom}"
    for needed in ("id", "title", "updated", "author"):  # RFC 4287, 4.1.1 and 4.1.2
        assert root.find(f"{atom}{needed}") is not None
    (entry,) = root.findall(f"{atom}entry")
    for needed in ("id", "title", "updated"):
        assert len(entry.findall(f"{atom}{needed}")) == 1
    assert "<b>" in (entry.findtext(f"{atom}summary") or "")


STRING = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
# The model of the W3C Recommendation (Web Annotation Data Model, 3 and 4), as far as we write it.
ANNOTATIONS: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationCollection"},
        "first": {"type": "object", "required": ["type", "items"], "properties": {
            "type": {"const": "AnnotationPage"},
            "items": {"type": "array", "items": {
                "type": "object", "required": ["id", "type", "target"],
                "properties": {
                    "type": {"const": "Annotation"}, "motivation": {"const": "assessing"},
                    "created": MOMENT, "modified": MOMENT,
                    "body": {"type": "array", "items": {
                        "type": "object", "required": ["type", "value"],
                        "properties": {"type": {"const": "TextualBody"}, "value": STRING}}},
                    "target": {"type": "array", "minItems": 1, "items": {
                        "type": "object", "required": ["source"], "properties": {
                            "selector": {"type": "object", "required": ["type", "exact"],
                                         "properties": {"type": {"const": "TextQuoteSelector"},
                                                        "exact": STRING}},
                            "state": {"type": "object", "required": ["type", "sourceDate"],
                                      "properties": {"type": {"const": "TimeState"},
                                                     "sourceDate": MOMENT}}}}}}}}}},
    },
}  # fmt: skip
# schema.org: MediaReview and MediaReviewItem; the six categories of mediaAuthenticityCategory.
REVIEWS: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object", "additionalProperties": False,
        "required": ["@context", "@type", "mediaAuthenticityCategory", "itemReviewed", "author",
                     "datePublished"],
        "properties": {
            "@context": {"const": "https://schema.org"}, "@type": {"const": "MediaReview"},
            "identifier": STRING, "originalMediaContextDescription": STRING,
            "datePublished": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
            "author": {"type": "object", "required": ["@type", "name"]},
            "mediaAuthenticityCategory": {"enum": [
                "DecontextualizedContent", "EditedOrCroppedContent", "OriginalMediaContent",
                "SatireOrParodyContent", "StagedContent", "TransformedContent"]},
            "itemReviewed": {"type": "object", "additionalProperties": False,
                             "required": ["@type", "mediaItemAppearance"], "properties": {
                "@type": {"const": "MediaReviewItem"}, "embeddedTextCaption": {"type": "string"},
                "mediaItemAppearance": {"type": "array", "minItems": 1, "items": {
                    "type": "object", "required": ["@type", "isPartOf"],
                    "properties": {"@type": {"const": "ImageObject"}, "contentUrl": STRING}}}}}},
    },
}  # fmt: skip


def test_annotations_have_the_form_of_the_model() -> None:
    told = to_annotations([item(), item(Verdict.UNCLEAR, HOSTILE)])
    assert list(Draft7Validator(ANNOTATIONS).iter_errors(told)) == []
    target = told["first"]["items"][0]["target"][1]
    assert target["selector"]["exact"] == "Sunday"
    assert target["selector"]["prefix"].endswith("burst its banks on ")
    assert target["state"]["sourceDate"] == "2024-06-03T09:30:00Z"


def test_a_media_review_is_of_a_confirmed_picture_of_another_time() -> None:
    items = [
        item(), item(Verdict.NOT_A_MISMATCH), item(Verdict.UNCLEAR), item(Verdict.CONFIRMED),
        item(Verdict.CONFIRMED, check="weekday-date-mismatch"),
    ]  # fmt: skip
    (told,) = reviews = to_media_reviews(items)
    assert list(Draft7Validator(REVIEWS).iter_errors(reviews)) == []
    assert told["originalMediaContextDescription"].endswith("The picture is dated 14 May 2019.")
    picture = told["itemReviewed"]["mediaItemAppearance"][0]
    assert picture["contentUrl"] == "https://courier.example/mill.jpg"
    assert picture["isPartOf"]["url"] == "https://courier.example/flood"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r=", "\n=", "＝", "＠"])
def test_no_cell_is_a_formula(start: str) -> None:
    text = to_csv([exported_record(item(words="x")) | {"headline": f"{start}HYPERLINK(1)"}])
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["headline"].startswith("'")


def test_a_table_says_where_each_finding_came_from() -> None:
    text = to_csv([exported_record(item(Verdict.CONFIRMED))], mark=True)
    assert text.startswith("\ufeffkey,")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert tuple(row) == CSV_COLUMNS
    assert (row["source"], row["headline"], row["published"], row["reviewer"]) == (
        "courier.example", "Floods", "2024-06-03", "ada",
    )  # fmt: skip


def test_the_report_is_one_page_with_whole_quotes() -> None:
    page = findings_page(
        [item(), item(Verdict.CONFIRMED, "<script>x()</script>", picture=b"\xff\xd8jpeg")], (),
        Links("https://desk.example", "/srv/my store.db"),
    )  # fmt: skip
    assert "<script" not in page
    assert "Water covers Tarrow on <mark>May 14, 2019</mark>." in page
    assert "… The Orra burst its banks on <mark>Sunday</mark>. …" in page
    assert 'src="data:image/jpeg;base64,/9hqcGVn"' in page
    assert "cutline decide --store &#39;/srv/my store.db&#39;" in page
    assert "confirmed, ada: " in page.replace('<span dir="auto">', "")
    assert "SHA-256 dddd" in page
    for outside in ("src=", "href="):
        for part in page.split(outside)[1:]:
            assert part.startswith(('"data:', '"https://courier.example', '"https://desk.example'))
