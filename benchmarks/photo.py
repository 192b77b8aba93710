"""What image files say: `python -m benchmarks.photo < PATHS > PRED.jsonl`.

Reads one path per line; writes the merged fields of `read_photo` and each block's own fields.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks._io import Row, shown
from provenance.model import ReadError
from provenance.photo.embedded import read_blocks
from provenance.photo.read import read_photo

_BY_BLOCK: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "exif": {
        "exif_date_time_original": ("DateTimeOriginal",),
        "exif_image_description": ("ImageDescription",),
        "exif_artist": ("Artist",),
        "exif_copyright": ("Copyright",),
    },
    "iptc": {
        "iim_date_created": ("DateCreated",),
        "iim_digital_creation_date": ("DigitalCreationDate",),
        "iim_byline": ("By-line",),
        "iim_credit": ("Credit",),
        "iim_source": ("Source",),
        "iim_caption": ("Caption",),
        "iim_headline": ("Headline",),
        "iim_copyright": ("Copyright",),
        "iim_city": ("City",),
        "iim_country": ("Country",),
        "iim_instructions": ("Instructions",),
    },
    "xmp": {
        "xmp_date_created": ("DateCreated",),
        "xmp_creator": ("creator",),
        "xmp_credit": ("Credit",),
        "xmp_source": ("Source",),
        "xmp_description": ("description",),
        "xmp_headline": ("Headline",),
        "xmp_rights": ("rights",),
        "xmp_city": ("City",),
        "xmp_country": ("Country",),
        "xmp_instructions": ("Instructions",),
        "xmp_digital_source_type": ("DigitalSourceType", "DigitalSourcetype"),
    },
}


def predict(path: str) -> Row:
    row: Row = {"path": path}
    try:
        data = Path(path).read_bytes()
        metadata = read_photo(path, data).metadata
        _, _, blocks = read_blocks(path, data)
    except (OSError, ReadError):
        return row
    row["date_taken"] = metadata.date_created.edtf if metadata.date_created else None
    row["creator"] = list(metadata.creators)
    row["credit"] = metadata.credit_line
    row["caption"] = metadata.description
    for block, fields in _BY_BLOCK.items():
        row |= {field: _first(blocks[block], names) for field, names in fields.items()}
    return row


def _first(fields: Mapping[str, object], names: Iterable[str]) -> object:
    found: Iterator[object] = (fields[name] for name in names if fields.get(name))
    value = next(found, None)
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, str) and len(value) == 8 and value.isdigit():
        return f"{value[:4]}-{value[4:6]}-{value[6:]}"  # an IIM date
    return None if value is None else str(value)


if __name__ == "__main__":
    paths = [{"path": line.strip()} for line in sys.stdin if line.strip()]
    for given in shown(paths, "reading pictures"):
        print(json.dumps(predict(given["path"]), ensure_ascii=False))
