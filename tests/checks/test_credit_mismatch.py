"""Tables for `credit-mismatch`: pages that raise it, and look-alikes that must not."""

from dataclasses import replace
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
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Fulbrook Mail",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"credit": "Tarrow Mail"}}),
        ),
        id="two papers with one last word",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Фото: Иван Петров",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"by_line": "Astrid Nyholm"}}),
        ),
        id="other person in another script",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Ned Barlow/AFP",
            photo=photo_from_fields(
                "img/picture.jpg", {"iptc": {"by_line": "Astrid Nyholm", "credit": "Reuters"}}
            ),
        ),
        id="other person, other agency",
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
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Reuters",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"by_line": "Tom Ferris"}}),
        ),
        id="a person may work for the house",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Tom Ferris",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"credit": "Nordbild"}}),
        ),
        id="a house may employ the person",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Foto: Jörg Müßig",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"by_line": "Joerg Muessig"}}),
        ),
        id="umlauts written out",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Фото: Євген Жук",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"by_line": "Yevhen Zhuk"}}),
        ),
        id="Ukrainian in Latin letters",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="تصوير: أحمد سالم",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"by_line": "Ahmed Salem"}}),
        ),
        id="a script that is not compared",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Bob Carrow",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"by_line": "Robert Carrow"}}),
        ),
        id="a short first name",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Courtesy of the Ferris family",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"by_line": "Tom Ferris"}}),
        ),
        id="given by a family",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Tom Ferris",
            photo=photo_from_fields("img/picture.jpg", {"iptc": {"by_line": "Picasa"}}),
        ),
        id="a program as the author",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Tom Ferris",
            photo=photo_from_fields(
                "img/picture.jpg", {"iptc": {"by_line": "www.fulbrookmail.example"}}
            ),
        ),
        id="an address as the author",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Shutterstock",
            photo=photo_from_fields(
                "img/picture.jpg",
                {"iptc": {"by_line": "dpvue", "credit": "dpvue - stock.example.com"}},
            ),
        ),
        id="stock",
    ),
    pytest.param(
        dict(
            body="A fire broke out.",
            caption="The fire",
            credit="Reuters",
            photo=photo_from_fields(
                "img/picture.jpg", {"iptc": {"by_line": "STRINGER", "credit": "X80002"}}
            ),
        ),
        id="numbers for names",
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


def test_names_in_letters_that_were_guessed_at_are_no_evidence() -> None:
    sure = photo_from_fields("a.jpg", {"iptc": {"By-line": "Astrid Nyholm"}})
    made = case(credit="Ned Barlow", caption="The bridge", photo=sure)
    assert findings(CHECK, made)
    guessed = replace(sure, metadata=replace(sure.metadata, unsure=("creators",)))
    assert findings(CHECK, case(credit="Ned Barlow", caption="The bridge", photo=guessed)) == []
