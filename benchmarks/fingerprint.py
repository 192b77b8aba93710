"""Are edited pictures found again? `python -m benchmarks.fingerprint ORIGINALS QUERIES`.

Both are folders of pictures. Writes one JSON object: the name of each query to the names of its
originals. Pictures are decoded, stored and asked for as in a run: in the worker, from a store.
"""

import json
from pathlib import Path

from benchmarks._io import arguments, shown
from benchmarks._prints import keep_pages, keep_prints
from provenance.model import Fingerprint, Photo, Policy, ReadError
from provenance.photo.safely import fingerprint_safely
from provenance.store.store import Store


def prints_in(folder: str, title: str) -> dict[str, Fingerprint | None]:
    """The fingerprint of each file of a folder by its name; None where it shows nothing."""
    found: dict[str, Fingerprint | None] = {}
    files = sorted(path for path in Path(folder).iterdir() if path.is_file())
    for row in shown([{"path": path} for path in files], title):
        try:
            found[row["path"].name] = fingerprint_safely(row["path"].name, row["path"].read_bytes())
        except (ReadError, OSError):
            found[row["path"].name] = None
    return found


def main() -> None:
    originals, queries = arguments("benchmarks.fingerprint ORIGINALS QUERIES", 2)
    kept = {name: one for name, one in prints_in(originals, "keeping originals").items() if one}
    store = Store.open("sqlite://")
    keep_pages(store, kept)
    keep_prints(store, kept.items())
    within = Policy().same_photo_bits
    answers: dict[str, list[str]] = {}
    for name, asked in prints_in(queries, "reading queries").items():
        photo = Photo(name, "", 0, 0, asked)
        answers[name] = [use.article_url for use in store.earlier_uses(photo, within)]
    print(json.dumps(answers, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
