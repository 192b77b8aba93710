"""Findings on real pages: `python -m benchmarks.realpages PAGES.jsonl PRED.jsonl`.

Reads `id`, `url`, `html` (path relative to PAGES.jsonl). A page that fails is named on standard
error, and the others go on.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks._io import Row, arguments, read_rows, report, shown, write_rows
from benchmarks.extract import capture_of
from provenance.examine import examine
from provenance.model import Concern, ProvenanceError
from provenance.plugins import checks, languages


def predict(row: Row, folder: Path) -> Iterator[Row]:
    try:
        examined = examine(capture_of(row, folder), languages=languages(), checks=checks())
    except ProvenanceError:
        return  # a page without an article has no findings
    except Exception as error:  # whatever a page does to the code, the rest are still measured
        print(f"{row['id']} failed: {error!r}", file=sys.stderr)
        return
    by_ordinal = {case.figure.ordinal: case.figure for case in examined.cases}
    for finding in examined.findings:
        figure = by_ordinal[finding.figure]
        line = figure.credit.line if figure.credit else None
        text = figure.caption or figure.alt or line
        if finding.concern >= Concern.DOUBT:
            yield {
                "page": row["id"],
                "caption": text.text if text else "",
                "alt": figure.alt.text if figure.alt else None,
                "rule": finding.check,
                "concern": finding.concern.label,
                "confidence": finding.confidence,
                "statement": finding.statement,
            }


if __name__ == "__main__":
    source, target = arguments("benchmarks.realpages PAGES.jsonl PRED.jsonl", 2)
    rows = read_rows(source)
    folder = Path(source).parent
    found = (item for row in shown(rows, "checking pages") for item in predict(row, folder))
    report(write_rows(target, found), target)
