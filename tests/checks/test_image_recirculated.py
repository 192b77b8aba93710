"""Tables for `image-recirculated`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.image_recirculated import CHECK
from provenance.model import Concern, EarlierUse, Interval, Passage, Role
from tests.build import case, findings


def use(day: str, caption: str) -> tuple[EarlierUse, ...]:
    words = Passage(Role.EARLIER, caption, 1)
    return (EarlierUse("https://example.org/then", Interval.parse(day), words, None, None, 4),)


def seen() -> Any:
    from provenance.model import Fingerprint
    from provenance.photo.read import photo_from_fields

    return photo_from_fields("img/picture.jpg", {}, Fingerprint(1))


FLAGS = (
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke over Halvat on Saturday",
            photo=seen(),
            earlier=use("2011-08-22", "Smoke after an explosion at a fuel depot in a coastal town"),
        ),
        id="another country years before",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke rises behind houses near Halvat",
            photo=seen(),
            earlier=use("2011-08-22", "A fuel depot burns in a coastal town"),
        ),
        id="no date in the caption",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke over Halvat on Saturday",
            photo=seen(),
            earlier=use("2018-10-02", "Farmers burn stubble in the north"),
        ),
        id="a month before",
    ),
    pytest.param(
        dict(
            body="Movers carried boxes out of State House on Sunday.",
            caption="Furniture on a lorry outside State House",
            published="2022-09-11",
            photo=seen(),
            earlier=use("2013-04-10", "The belongings of the former president leave"),
        ),
        id="furniture of another president",
    ),
    pytest.param(
        dict(
            body="Rescuers found a girl alive on Wednesday.",
            caption="A dog waits by the rubble",
            published="2023-02-08",
            photo=seen(),
            earlier=use("2018-10-18", "A rescue dog resting at a training ground"),
        ),
        id="a dog from a training ground",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke over Halvat on Saturday",
            photo=seen(),
        ),
        id="never seen",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke over Halvat on Saturday",
            photo=seen(),
            earlier=use("2018-11-10", "Smoke rises over Halvat after shelling"),
        ),
        id="the same event",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke over Halvat on Saturday",
            photo=seen(),
            earlier=use("2018-10-01", "Smoke over Halvat on Saturday"),
        ),
        id="the same words",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke over Halvat on Saturday",
            photo=seen(),
            credit="Press Pool / File",
            earlier=use("2011-08-22", "A fuel depot burns"),
        ),
        id="marked as file",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke. Stock photo",
            photo=seen(),
            earlier=use("2011-08-22", "A fuel depot burns"),
        ),
        id="symbolic",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="General Orsk",
            photo=seen(),
            earlier=use("2011-08-22", "General Orsk in his office"),
        ),
        id="a portrait",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke over a depot, August 22, 2011",
            photo=seen(),
            earlier=use("2011-08-22", "A fuel depot burns"),
        ),
        id="the caption gives that day",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published="2018-11-12",
            caption="Smoke over Halvat on Saturday",
            photo=seen(),
            earlier=use("2019-08-22", "A fuel depot burns"),
        ),
        id="seen later",
    ),
    pytest.param(
        dict(
            body="Shelling resumed near Halvat on Saturday after a truce.",
            published=None,
            caption="Smoke over Halvat on Saturday",
            photo=seen(),
            earlier=use("2011-08-22", "A fuel depot burns"),
        ),
        id="no publication date",
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
