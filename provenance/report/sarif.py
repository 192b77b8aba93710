"""Findings as SARIF 2.1.0, which editors and code hosts show beside the line they are about."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from provenance.model import Check, Concern, Evidence, Verdict
from provenance.report.exported import Exported
from provenance.report.heading import heading
from provenance.report.lines import PageLines, Region

__all__ = ["to_sarif"]

_LEVELS = {Concern.NOTE: "note", Concern.DOUBT: "warning", Concern.CONFLICT: "error"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SAFE = "/:?#[]@!$&'()*+,;=%~"  # what an address may hold as it is (RFC 3986)


def to_sarif(items: Sequence[Exported], checks: Sequence[Check]) -> dict[str, Any]:
    """A SARIF log of one run: a rule for each check, a result for each finding.

    A result stands at the words that date the picture, by line and column where the page's `text`
    is given, and names every other quote as a related location. A finding that a person decided
    not to be a mismatch is suppressed, with the reason. Columns count code points.

    >>> to_sarif((), ())["version"]
    '2.1.0'
    """
    names = list(dict.fromkeys([check.name for check in checks] + [i.finding.check for i in items]))
    sources: dict[str, PageLines] = {}
    for item in items:
        if item.text is not None and item.location not in sources:
            sources[item.location] = PageLines(item.text)
    by_name = {check.name: check for check in checks}
    driver = {
        "name": "Cutline",
        "version": version("cutline"),
        "rules": [_rule(name, by_name.get(name)) for name in names],
    }
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(item, names.index(item.finding.check), sources.get(item.location))
                    for item in items
                ],
            }
        ],
    }


def _rule(name: str, check: Check | None) -> dict[str, Any]:
    about = (check.about.strip() if check else "") or name.replace("-", " ")
    rule: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": about.split("\n", 1)[0]},
        "fullDescription": {"text": about},
    }
    if check and check.innocent_if:
        rule["help"] = {"text": f"Innocent if {check.innocent_if}"}
    return rule


def _result(item: Exported, index: int, source: PageLines | None) -> dict[str, Any]:
    finding = item.finding
    main, *others = sorted(finding.evidence, key=lambda e: not e.label.endswith("date"))
    said = f"{finding.statement} {finding.mend}".strip()
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": index,
        "level": _LEVELS[finding.concern],
        "rank": round(finding.confidence * 100, 1),
        "message": {"text": f"Possible mismatch: {heading(finding)}. {said}"},
        "locations": [_location(item, main, source)],
        "relatedLocations": [_location(item, other, source, told=True) for other in others],
        "partialFingerprints": {"cutlineKey/v1": finding.key},
        "properties": {
            name: value
            for name, value in (
                ("figure", finding.figure),
                ("image", finding.image),
                ("headline", item.headline),
                ("published", item.published),
                ("verdict", item.decision.verdict.value if item.decision else None),
            )
            if value is not None
        },
    }
    if item.decision and item.decision.verdict is Verdict.NOT_A_MISMATCH:
        why = " ".join(filter(None, (item.decision.reason, item.decision.note)))
        result["suppressions"] = [{"kind": "external", "status": "accepted"}
                                  | ({"justification": why} if why else {})]  # fmt: skip
    return result


def _location(
    item: Exported, evidence: Evidence, source: PageLines | None, told: bool = False
) -> dict[str, Any]:
    passage = evidence.span.passage
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(item.location, safe=_SAFE)}}
    region = source.region(evidence.span, item.finding.image) if source else None
    if region:
        place["region"] = _region(region) | {"snippet": {"text": evidence.span.quote}}
    found: dict[str, Any] = {
        "physicalLocation": place,
        "logicalLocations": [{"name": str(passage), "kind": passage.role.value}],
    }
    if told:
        read = f": {evidence.reading}" if evidence.reading else ""
        found["message"] = {"text": f"{evidence.label}, “{evidence.span.quote}”{read}"}
    return found


def _region(region: Region) -> dict[str, Any]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
