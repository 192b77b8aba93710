"""The date of pages that state none: `python -m benchmarks.refdate ROWS.jsonl STRINGS.jsonl PRED`.

Reads `id`, `lang`, `sentence_ids` of the rows and `id`, `text`, `lang` of the strings.
"""

from datetime import date

from benchmarks._io import Row, arguments, ends, read_rows, run
from provenance.dates.find import find_dates
from provenance.dates.undated.reference import infer_published
from provenance.model import Passage, Role, Timex
from provenance.plugins import language_of_dates

# The pages of a bench were read before it was made.
_READ = date(2026, 12, 31)


def predict(row: Row, texts: dict[str, str]) -> Row:
    language = language_of_dates(row["lang"])
    passages = [
        Passage(Role.BODY, texts[name], number)
        for number, name in enumerate(row["sentence_ids"], 1)
    ]
    dates: list[Timex] = []
    for passage in passages:
        dates += find_dates(passage, language, None, dates)
    inferred = infer_published(passages, dates, language, _READ)
    if inferred is None:
        return {"id": row["id"], "earliest": None, "latest": None}
    earliest, latest = ends(inferred.interval)
    return {"id": row["id"], "earliest": earliest, "latest": latest}


if __name__ == "__main__":
    source, strings, target = arguments("benchmarks.refdate ROWS.jsonl STRINGS.jsonl PRED.jsonl", 3)
    known = {row["id"]: row["text"] for row in read_rows(strings)}
    run(source, target, "inferring dates", lambda row: predict(row, known))
