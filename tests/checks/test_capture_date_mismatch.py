"""Tables for `capture-date-mismatch`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.capture_date_mismatch import CHECK
from provenance.model import Concern
from provenance.photo.read import photo_from_fields
from tests.build import case, findings


def photo(**blocks: dict[str, object]) -> Any:
    return photo_from_fields("img/picture.jpg", blocks)


FLAGS = (
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(exif={"DateTimeOriginal": "2019:04:02 12:00:00"}),
        ),
        id="four years before",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(exif={"DateTimeOriginal": "2023:05:01 12:00:00"}),
        ),
        id="a month before",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(iptc={"date_created": "2014-03-09"}),
        ),
        id="an IIM date",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(xmp={"photoshop:DateCreated": "2019-04-02"}),
        ),
        id="an XMP date",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2013",
            photo=photo(exif={"DateTimeOriginal": "2019:04:02 12:00:00"}),
        ),
        id="years after",
    ),
    pytest.param(
        dict(
            body="The river rose.",
            caption="A photo provided on May 28, 2024 shows the wreck",
            photo=photo_from_fields(
                "img/picture.jpg", {"exif": {"DateTimeOriginal": "2024:06:20 10:00:00"}}
            ),
        ),
        id="taken after it was released",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(exif={"DateTimeOriginal": "2023:06:07 12:00:00"}),
        ),
        id="the same day",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(exif={"DateTimeOriginal": "2023:06:08 12:00:00"}),
        ),
        id="a day either way",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(exif={"DateTimeOriginal": "1970:01:01 12:00:00"}),
        ),
        id="a clock that was never set",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(exif={"DateTimeOriginal": "2000:01:01 12:00:00"}),
        ),
        id="a clock set to New Year",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="The village in spring 1958",
            photo=photo(exif={"DateTimeOriginal": "2017:01:22 12:00:00", "Software": "VueScan 9"}),
        ),
        id="a scan",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(
                exif={"DateTimeOriginal": "2023:06:07 10:00:00"},
                iptc={"date_created": "2024-01-03"},
            ),
        ),
        id="issued again, taken then",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village",
            photo=photo(exif={"DateTimeOriginal": "2019:04:02 12:00:00"}),
        ),
        id="no date in the caption",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="A flooded village on June 7, 2023",
            photo=photo(exif={"Model": "Field camera"}),
        ),
        id="no date in the file",
    ),
    pytest.param(
        dict(
            body="A dam on the Orel broke on Tuesday and flooded thirty villages.",
            published="2023-06-08",
            caption="The mill in June 1931",
            photo=photo(exif={"DateTimeOriginal": "2015:04:02 12:00:00"}),
        ),
        id="an old print",
    ),
    pytest.param(
        dict(
            body="The river rose.",
            caption="A photo provided by the police on May 28, 2024 shows the wreck",
            photo=photo_from_fields(
                "img/picture.jpg", {"exif": {"DateTimeOriginal": "2024:05:20 10:00:00"}}
            ),
        ),
        id="handed over later",
    ),
    pytest.param(
        dict(
            body="The river rose.",
            caption="An undated picture, received on June 1, 2024",
            photo=photo_from_fields(
                "img/picture.jpg", {"exif": {"DateTimeOriginal": "2024:01:20 10:00:00"}}
            ),
        ),
        id="received later",
    ),
    pytest.param(
        dict(
            body="The river rose.",
            caption="Lorne, elected on June 7, 2013, speaks",
            photo=photo_from_fields(
                "img/picture.jpg", {"exif": {"DateTimeOriginal": "2024:06:01 10:00:00"}}
            ),
        ),
        id="a date of something else",
    ),
    pytest.param(
        dict(
            body="The river rose.",
            caption="The flood in June 2023",
            photo=photo_from_fields(
                "img/picture.jpg", {"exif": {"DateTimeOriginal": "2023:06:17 10:00:00"}}
            ),
        ),
        id="a month that holds the day",
    ),
)


@pytest.mark.parametrize("parts", FLAGS)
def test_flags(parts: dict[str, Any]) -> None:
    found = findings(CHECK, case(**parts))
    assert [(f.check, f.figure) for f in found] == [(CHECK.name, 1)]
    assert found[0].concern is Concern.CONFLICT
    assert found[0].statement and found[0].mend and found[0].evidence


@pytest.mark.parametrize("parts", QUIET)
def test_stays_quiet(parts: dict[str, Any]) -> None:
    assert findings(CHECK, case(**parts)) == []
