"""Do a claimed and a true date overlap? `python -m benchmarks.gaps ROWS.jsonl PRED.jsonl`.

Reads `claimed_date_text`, `true_date_text`, `publication_date`; `row` counts from 1.
"""

from benchmarks._io import Row, arguments, read_rows, report, shown, write_rows
from provenance.dates.find import find_dates
from provenance.model import Granularity, Interval, Passage, Role, choose_language
from provenance.plugins import languages


def days_in(text: str, published: Interval | None) -> list[Interval]:
    language = choose_language("en", languages())
    found = find_dates(Passage(Role.META, " ".join(text.split())), language, published)
    best = [t.best for t in found if t.best is not None]
    finest = min((i.granularity for i in best), default=Granularity.DAY)
    return [i for i in best if i.granularity == finest] or best


def predict(number: int, row: Row) -> Row:
    conflict = None
    if row["claimed_date_text"] and row["true_date_text"]:
        stated = row["publication_date"]
        published = Interval.parse(stated[:10]) if stated else None
        claimed = days_in(row["claimed_date_text"], published)
        true = days_in(row["true_date_text"], published)
        if claimed and true:
            conflict = not any(one.meets(two) for one in claimed for two in true)
    return {"row": number, "conflict": conflict}


if __name__ == "__main__":
    source, target = arguments("benchmarks.gaps ROWS.jsonl PRED.jsonl", 2)
    rows = [{"number": n, **row} for n, row in enumerate(read_rows(source), 1)]
    told = (predict(row["number"], row) for row in shown(rows, "comparing dates"))
    report(write_rows(target, told), target)
