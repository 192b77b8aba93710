"""What image files say: `python -m benchmarks.photo < PATHS > PRED.jsonl`.

Reads one path per line; writes what each standard says by itself and one value per question. For
`creator` and `caption` that is the first block's value as the standard ranks them; a check leaves
out what cameras and programs write by themselves.
"""

import json
import sys
from pathlib import Path

from benchmarks._io import Row, shown
from provenance.model import ReadError
from provenance.photo.listing import listed

__all__: list[str] = []


def predict(path: str) -> Row:
    try:
        return listed(path, Path(path).read_bytes())
    except (OSError, ReadError):
        return {"path": path}


if __name__ == "__main__":
    paths = [{"path": line.strip()} for line in sys.stdin if line.strip()]
    for given in shown(paths, "reading pictures"):
        print(json.dumps(predict(given["path"]), ensure_ascii=False))
