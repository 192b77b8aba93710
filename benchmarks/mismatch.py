"""The check on invented articles: `python -m benchmarks.mismatch FOLDER PRED --figures given`.

Reads `id`, `lang`, `published`, `title`, `format`, `body`, `history`, `figures`; with
`--figures found`, of `figures` only `embedded` and `phash`, by their order.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks._io import Row, report, shown, write_rows
from provenance.document.credit.credits import read_credit
from provenance.document.read import read_article
from provenance.examine import examine_article
from provenance.model import (
    Article,
    Capture,
    Check,
    Concern,
    Credit,
    EarlierUse,
    Examination,
    Figure,
    Fingerprint,
    Interval,
    Language,
    Passage,
    Photo,
    Policy,
    ProvenanceError,
    Role,
    choose_language,
)
from provenance.photo.read import photo_from_fields
from provenance.plugins import checks, languages

_SEEN = datetime(2026, 12, 31, tzinfo=UTC)
_INFO = {"missing-credit", "missing-date", "undated-archive-photo"}


def article_of(row: Row) -> Article:
    kind = "text/html" if row["format"] == "html" else "text/plain"
    media_type = f"{kind}; charset=utf-8; lang={row['lang']}"
    capture = Capture(row["id"], None, media_type, _SEEN, row["body"].encode())
    published = Interval.parse(row["published"]) if row["published"] else None
    return read_article(capture, languages(), published, row["title"])


def given_figures(row: Row, article: Article, language: Language) -> Article:
    figures = []
    for number, given in enumerate(row["figures"], 1):
        beside = article.figures[min(number, len(article.figures)) - 1] if article.figures else None
        figures.append(
            Figure(
                number,
                beside.after if beside else 1,
                f"figure-{number}",
                _passage(Role.CAPTION, given["caption"], number),
                _credit(given["credit"], number, language),
                _passage(Role.ALT, given["alt"], number),
            )
        )
    texts = {given["caption"] for given in row["figures"]}
    body = tuple(passage for passage in article.body if passage.text not in texts)
    return replace(article, figures=tuple(figures), body=body)


def _passage(role: Role, text: str | None, number: int) -> Passage | None:
    return Passage(role, text, number) if text else None


def _credit(text: str | None, number: int, language: Language) -> Credit | None:
    return read_credit(Passage(Role.CREDIT, text, number), language) if text else None


def photos_of(row: Row, count: int) -> list[Photo | None]:
    photos: list[Photo | None] = []
    for given in row["figures"][:count]:
        print_of = Fingerprint.parse(given["phash"]) if given["phash"] else None
        blocks = given["embedded"] or {}
        known = bool(blocks) or print_of is not None
        photos.append(photo_from_fields("", blocks, print_of) if known else None)
    return photos + [None] * (count - len(photos))


def history_of(row: Row, photo: Photo, within: int) -> tuple[EarlierUse, ...]:
    uses = []
    for item in row["history"]:
        apart = (
            photo.fingerprint.bits_apart(Fingerprint.parse(item["phash"]))
            if (photo.fingerprint)
            else 256
        )
        if apart <= within:
            uses.append(
                EarlierUse(
                    item["url"],
                    Interval.parse(item["first_seen"]),
                    _passage(Role.EARLIER, item["caption"], 1),
                    _passage(Role.EARLIER, item["credit"], 2),
                    None,
                    apart,
                )
            )
    return tuple(uses)


def examine_row(row: Row, figures: str, known: Sequence[Check]) -> Examination:
    language = choose_language(row["lang"], languages())
    article = article_of(row)
    if figures == "given":
        article = given_figures(row, article, language)
    return examine_article(
        article,
        photos_of(row, len(article.figures)),
        language=choose_language(article.language, languages()),
        checks=known,
        earlier=lambda photo, within: history_of(row, photo, within),
        policy=Policy(),
        fetched=_SEEN.date(),
    )


def predict(row: Row, figures: str) -> list[Row]:
    try:
        examined = examine_row(row, figures, checks())
    except ProvenanceError:
        return []
    return [
        {
            "id": row["id"],
            "figure": finding.figure - 1,
            "rule": finding.check,
            "confidence": finding.confidence,
        }
        for finding in examined.findings
        if finding.concern >= Concern.DOUBT or finding.check in _INFO
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mismatch")
    parser.add_argument("folder", type=Path)
    parser.add_argument("predictions")
    parser.add_argument("--figures", choices=("given", "found"), required=True)
    given = parser.parse_args()
    rows = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(given.folder.glob("*.json"))]
    found = (item for row in shown(rows, "checking") for item in predict(row, given.figures))
    report(write_rows(given.predictions, found), given.predictions)


if __name__ == "__main__":
    main()
