"""SARIF: lines and columns, and the form that SARIF 2.1.0 asks for."""

from datetime import UTC, datetime
from typing import Any

import pytest
from jsonschema import Draft7Validator

from provenance.model import Check, Concern, Decision, Evidence, Finding, Passage, Role, Verdict
from provenance.report.exported import Exported
from provenance.report.lines import PageLines, Region
from provenance.report.sarif import to_sarif

CAPTION = "Water covers Mill Street on May 14, 2019."


@pytest.mark.parametrize(
    ("source", "quote", "region"),
    [
        pytest.param(CAPTION, "May 14, 2019", Region(1, 29, 1, 41), id="plain text"),
        pytest.param(
            "<head><title>Water covers Mill Street on May 14, 2019.</title></head>\n"
            "<p>Water covers Mill Street on <b>May&nbsp;14</b>, 2019.</p>",
            "May 14, 2019", Region(2, 35, 2, 56), id="tags and references",
        ),
        pytest.param(
            "<p>Water covers\r\n  Mill Street\r\n  on May 14,\r\n 2019.</p>",
            "May 14, 2019", Region(3, 6, 4, 6), id="across lines",
        ),
        pytest.param(
            "<script>var caption = 'no'</script>Water co<!-- x -->vers Mill Street on May 14, 2019.",
            "Mill Street", Region(1, 59, 1, 70), id="comments and scripts",
        ),
        pytest.param("<p>Something else.</p>", "May 14, 2019", None, id="not there"),
        pytest.param("<p>May 14, 2019 and May 14, 2019</p>", "May 14, 2019", None, id="a lookalike"),
        pytest.param("<p>Of May 14, 2019</p>", "May 14, 2019", Region(1, 7, 1, 19), id="words alone"),
        pytest.param("", "May 14, 2019", None, id="empty"),
        pytest.param("<script " * 200, "May 14, 2019", None, id="never closed"),
    ],
)  # fmt: skip
def test_words_are_found_where_they_stand(source: str, quote: str, region: Region | None) -> None:
    assert PageLines(source).region(Passage(Role.CAPTION, CAPTION, 1).span(quote)) == region


def test_accents_written_apart_are_the_same_words() -> None:
    span = Passage(Role.BODY, "Café in Tarrow", 1).span("Café")
    assert PageLines("<p>Cafe\u0301 in Tarrow</p>").region(span) == Region(1, 4, 1, 9)


def test_of_two_places_the_one_nearest_to_its_picture_counts() -> None:
    page = f"<p>{CAPTION}</p>\n" + "<p>x</p>\n" * 9 + f'<img src="a/flood.jpg">\n<p>{CAPTION}</p>'
    region = PageLines(page).region(Passage(Role.CAPTION, CAPTION, 1).span(), "../a/flood.jpg")
    assert region is not None
    assert region.line == 12


def test_an_alternative_text_stands_in_its_attribute() -> None:
    page = '<p>A flood</p>\n<img alt="A flood" src="flood.jpg">'
    assert PageLines(page).region(Passage(Role.ALT, "A flood", 1).span(), "flood.jpg") == Region(
        2, 11, 2, 18
    )


def finding(check: str = "undisclosed-archive-photo", image: str | None = None) -> Finding:
    quotes = (
        Evidence("event", Passage(Role.BODY, "It rained on Sunday.", 1).span("Sunday"), "counted"),
        Evidence("caption date", Passage(Role.CAPTION, CAPTION, 1).span("May 14, 2019"), ""),
    )
    return Finding(check, "a", 1, Concern.CONFLICT, 0.9, "It is older.", "Say so.", quotes, image)


TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
COUNT = {"type": "integer", "minimum": 1}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "message": TEXT,
        "logicalLocations": {"type": "array", "items": {"type": "object"}},
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["startLine"],
                    "properties": {"snippet": TEXT, "startLine": COUNT, "startColumn": COUNT,
                                   "endLine": COUNT, "endColumn": COUNT},
                },
            },
        },
    },
}  # fmt: skip
# The parts of the OASIS schema of SARIF 2.1.0 that we write, with its names and bounds.
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {
            "type": "object", "required": ["tool"], "additionalProperties": False,
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {
                    "type": "object", "required": ["name"], "properties": {"rules": {
                        "type": "array", "uniqueItems": True, "items": {
                            "type": "object", "required": ["id"], "additionalProperties": False,
                            "properties": {"id": {"type": "string"}, "shortDescription": TEXT,
                                           "fullDescription": TEXT, "help": TEXT}}}}}}},
                "results": {"type": "array", "items": {
                    "type": "object", "required": ["message"], "additionalProperties": False,
                    "properties": {
                        "ruleId": {"type": "string"},
                        "ruleIndex": {"type": "integer", "minimum": -1},
                        "level": {"enum": ["none", "note", "warning", "error"]},
                        "rank": {"type": "number", "minimum": -1, "maximum": 100},
                        "message": TEXT,
                        "locations": {"type": "array", "items": LOCATION},
                        "relatedLocations": {"type": "array", "items": LOCATION},
                        "partialFingerprints": {
                            "type": "object", "additionalProperties": {"type": "string"}},
                        "properties": {"type": "object"},
                        "suppressions": {"type": "array", "uniqueItems": True, "items": {
                            "type": "object", "required": ["kind"], "additionalProperties": False,
                            "properties": {
                                "kind": {"enum": ["inSource", "external"]},
                                "status": {"enum": ["accepted", "underReview", "rejected"]},
                                "justification": {"type": "string"}}}},
                    }}},
            }}},
    },
}  # fmt: skip


def test_it_has_the_form_of_the_standard() -> None:
    decided = Decision("", Verdict.NOT_A_MISMATCH, "labelled", "ada", "it says so",
                       datetime(2024, 6, 3, tzinfo=UTC))  # fmt: skip
    items = [
        Exported(finding(), "drafts/a b.html", text=f"<h1>x</h1>\n<p>{CAPTION}</p>"),
        Exported(finding("no-such-check"), "https://news.example/ä?q=1#x", decision=decided),
    ]
    log = to_sarif(items, [Check("undisclosed-archive-photo", "it is marked.", lambda c, p: ())])
    assert list(Draft7Validator(SARIF).iter_errors(log)) == []
    first, second = log["runs"][0]["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/a%20b.html"
    assert place["region"] == {
        "startLine": 2, "startColumn": 32, "endLine": 2, "endColumn": 44,
        "snippet": {"text": "May 14, 2019"},
    }  # fmt: skip
    assert first["level"] == "error"
    assert "suppressions" not in first
    assert first["relatedLocations"][0]["message"]["text"] == "event, “Sunday”: counted"
    assert second["suppressions"][0]["justification"] == "labelled it says so"
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in (first, second)] == rules
