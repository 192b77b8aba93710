"""Tables for `file-mark-not-printed`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.file_mark_not_printed import CHECK
from provenance.model import Concern
from provenance.photo.read import photo_from_fields
from tests.build import case, findings

NEWS = dict(body="The bridge at Halvat fell on Saturday.", published="2024-06-03")
PLAIN = "The bridge at Halvat"


def row(name: str, caption: str = PLAIN, **blocks: Any) -> Any:
    page = {**NEWS, **blocks.pop("page", {})}
    return pytest.param({**page, "caption": caption, "photo": photo_from_fields("a.jpg", blocks)},
                        id=name)  # fmt: skip


FLAGS = (
    row("in the instructions", iptc={"SpecialInstructions": "EDS NOTE: A FILE PHOTO"}),
    row("in the description", iptc={"Caption-Abstract": "(FILE PHOTO) The bridge in spring"}),
    row("first word in capitals", iptc={"Caption-Abstract": "FILE - The bridge in spring"}),
    row("in XMP", xmp={"dc:description": "Library picture of the bridge"}),
    row("in German", "Die Brücke", iptc={"Caption-Abstract": "ARCHIV - Die Brücke im März"},
        page={"language": "de", "body": "Die Brücke fiel am Samstag ein."}),
    row("sent again, taken years ago", iptc={"Caption-Abstract": "Re-issued with a new credit"},
        exif={"DateTimeOriginal": "2019:04:02 13:10:09"}),
)  # fmt: skip
QUIET = (
    row("printed in the caption", "The bridge at Halvat (file photo)",
        iptc={"SpecialInstructions": "A FILE PHOTO"}),
    row("printed in the credit", page={"credit": "Ada Lorne / File"},
        iptc={"SpecialInstructions": "A FILE PHOTO"}),
    row("told in a note", page={"notes": "The photo above is a file photo."},
        iptc={"SpecialInstructions": "A FILE PHOTO"}),
    row("a notice of rights", iptc={"SpecialInstructions": "NO FILE PHOTO SALES"}),
    row("a notice in a sentence", iptc={"SpecialInstructions": "Not for use as file photo."}),
    row("no archives", iptc={"SpecialInstructions": "NO SALES; NO ARCHIVES"}),
    row("a file in a sentence", iptc={"Caption-Abstract": "Clerks file past the bridge"}),
    row("a file in small letters", iptc={"Caption-Abstract": "File: clerks at the bridge"}),
    row("sent again on its day", iptc={"Caption-Abstract": "Re-issued with a new credit"},
        exif={"DateTimeOriginal": "2024:06:02 13:10:09"}),
    row("sent again, day unknown", iptc={"Caption-Abstract": "Re-issued with a new credit"}),
    row("the camera was there that day", iptc={"SpecialInstructions": "FILE PHOTO"},
        exif={"DateTimeOriginal": "2024:06:02 13:10:09"}),
    row("nothing said", iptc={"Caption-Abstract": "The bridge in spring"}),
)  # fmt: skip


@pytest.mark.parametrize("parts", FLAGS)
def test_flags(parts: dict[str, Any]) -> None:
    found = findings(CHECK, case(**parts))
    assert [(f.check, f.figure, f.concern) for f in found] == [(CHECK.name, 1, Concern.DOUBT)]
    assert found[0].evidence[0].span.quote


@pytest.mark.parametrize("parts", QUIET)
def test_stays_quiet(parts: dict[str, Any]) -> None:
    assert findings(CHECK, case(**parts)) == []
