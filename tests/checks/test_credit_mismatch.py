"""Tables for `credit-mismatch`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.credit_mismatch import CHECK
from provenance.model import Concern
from provenance.photo.read import photo_from_fields
from tests.build import case, findings


def photo(**blocks: dict[str, object]) -> Any:
    return photo_from_fields("img/picture.jpg", blocks)


FLAGS = (
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Ned Barlow / Fulworth Mail",
            photo=photo(iptc={"by_line": "Astrid Nyholm", "credit": "Nordbild"}),
        ),
        id="other person and house",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Phil Moor/Daily",
            photo=photo(iptc={"by_line": "Tess Winter", "credit": "PA Wire"}),
        ),
        id="other person",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Reuters",
            photo=photo(iptc={"credit": "Xinhua"}),
        ),
        id="other house",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Ned Barlow",
            photo=photo(exif={"Artist": "Astrid Nyholm"}),
        ),
        id="an artist in EXIF",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Ned Barlow",
            photo=photo(xmp={"dc:creator": ["Astrid Nyholm"]}),
        ),
        id="an XMP creator",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="P. Anders/REUTERS",
            photo=photo(iptc={"by_line": "Piet Anders", "credit": "REUTERS"}),
        ),
        id="initials",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Agence France-Presse",
            photo=photo(iptc={"by_line": "João Vilar", "credit": "AFP"}),
        ),
        id="long name of a house",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Nyholm, Astrid",
            photo=photo(iptc={"by_line": "Astrid Nyholm"}),
        ),
        id="the other way round",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="ASTRID NYHOLM",
            photo=photo(iptc={"by_line": "Astrid Nyholm"}),
        ),
        id="capitals",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Getty Images",
            photo=photo(iptc={"by_line": "Astrid Nyholm", "credit": "AFP"}),
        ),
        id="through a partner",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="TT",
            photo=photo(iptc={"by_line": "Astrid Nyholm", "credit": "TT"}),
        ),
        id="house only",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Глеб Носов",
            photo=photo(iptc={"by_line": "Gleb Nosov"}),
        ),
        id="other script",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Ned Barlow",
            photo=photo(exif={"Model": "Field camera"}),
        ),
        id="nothing embedded",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit=None,
            photo=photo(iptc={"by_line": "Astrid Nyholm"}),
        ),
        id="no credit printed",
    ),
    pytest.param(
        dict(
            body="A fire broke out on Sunday.",
            caption="Fire engines on May 29, 2022",
            published="2022-05-31",
            credit="Photo: Astrid Nyholm",
            photo=photo(iptc={"by_line": "Astrid Nyholm"}),
        ),
        id="a label before the name",
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
