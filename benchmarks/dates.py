"""Time expressions of single strings: `python -m benchmarks.dates STRINGS.jsonl PRED.jsonl`.

Reads `id`, `text`, `lang`, `reference_date`.
"""

from benchmarks._io import Row, arguments, ends, run
from provenance.dates.find import find_dates
from provenance.model import Interval, Passage, Role
from provenance.plugins import language_of_dates


def predict(row: Row) -> Row:
    language = language_of_dates(row["lang"])
    passage = Passage(Role.BODY, row["text"])
    found = []
    for timex in find_dates(passage, language, Interval.parse(row["reference_date"][:10])):
        if timex.best is None:
            continue
        earliest, latest = ends(timex.best)
        found.append(
            {
                "start": timex.span.start,
                "end": timex.span.end,
                "earliest": earliest,
                "latest": latest,
                "granularity": timex.best.granularity.name.lower(),
            }
        )
    return {"id": row["id"], "expressions": found}


if __name__ == "__main__":
    source, target = arguments("benchmarks.dates STRINGS.jsonl PRED.jsonl", 2)
    run(source, target, "reading dates", predict)
