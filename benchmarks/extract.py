"""Pages taken apart: `python -m benchmarks.extract PAGES.jsonl PRED.jsonl`.

Reads `id`, `url`, `html` (path relative to PAGES.jsonl).
"""

import gzip
from datetime import UTC, datetime
from pathlib import Path

from benchmarks._io import Row, arguments, run
from provenance.document.read import read_article
from provenance.model import Article, Capture, ProvenanceError
from provenance.plugins import languages

_SEEN = datetime(2026, 12, 31, tzinfo=UTC)


def capture_of(row: Row, folder: Path) -> Capture:
    data = (folder / row["html"]).read_bytes()
    body = gzip.decompress(data) if row["html"].endswith(".gz") else data
    return Capture(row["html"], row.get("url"), "text/html; charset=utf-8", _SEEN, body)


def prediction(article: Article) -> Row:
    figures = [
        {
            "src": figure.image_url,
            "caption": figure.caption.text if figure.caption else None,
            "credit": figure.credit.line.text if figure.credit else None,
            "alt": figure.alt.text if figure.alt else None,
        }
        for figure in article.figures
    ]
    published = article.published.first if article.published else None
    return {
        "body": [passage.text for passage in article.body],
        "figures": figures,
        "published": published.isoformat() if published else None,
    }


def predict(row: Row, folder: Path) -> Row:
    try:
        return {"id": row["id"], **prediction(read_article(capture_of(row, folder), languages()))}
    except ProvenanceError:
        return {"id": row["id"], "body": [], "figures": [], "published": None}


if __name__ == "__main__":
    source, target = arguments("benchmarks.extract PAGES.jsonl PRED.jsonl", 2)
    run(source, target, "reading pages", lambda row: predict(row, Path(source).parent))
