"""Which dates of a caption are the picture's, and which are of something it only mentions."""

import pytest

from provenance.claims.caption import caption_claims
from provenance.dates.find import find_dates
from provenance.model import ClaimKind, Figure, Interval, Passage, Role, choose_language
from provenance.plugins import languages

PUBLISHED = Interval.parse("2024-06-03")


def kinds(text: str, language: str) -> list[ClaimKind]:
    """The kind of the claim of each date in a caption, in order."""
    words = choose_language(language, languages())
    caption = Passage(Role.CAPTION, text, 1)
    dates = find_dates(caption, words, PUBLISHED)
    figure = Figure(1, 1, "img/picture.jpg", caption, None, None)
    return [claim.kind for claim in caption_claims(figure, dates, words) if claim.when is not None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "Water covers Mill Street on May 14, 2019.", id="en"),
        pytest.param("en", "Jane Doe, chanting at the gate on 4 June 2023.", id="en: while doing"),
        pytest.param("en", "The end of January 2013 at the mill.", id="en: a part of the time"),
        pytest.param("de", "Wasser steht am 14. Mai 2019 in der Mühlgasse.", id="de"),
        pytest.param("fr", "La rue du Moulin sous les eaux le 14 mai 2019.", id="fr"),
        pytest.param("ru", "Вода у старой мельницы 14 мая 2019 года.", id="ru"),
        pytest.param("tr", "Eski değirmen 14 Mayıs 2019'da sular altında.", id="tr"),
        pytest.param("ja", "2019年5月14日、水に浸かった水車通り。", id="ja"),
    ],
)
def test_dates_the_picture(language: str, text: str) -> None:
    assert kinds(text, language) == [ClaimKind.SHOWS]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "The mayor, elected in 2016, opens the mill.", id="en: elected"),
        pytest.param("en", "Debris of the storm of January 2013 at the mill.", id="en: named by"),
        pytest.param("en", "A float of the 2019 parade in a shed.", id="en: an edition"),
        pytest.param("en", "Jane Doe, who won on 4 June 2019, at the club.", id="en: relative"),
        pytest.param("de", "Jana Dorn, die am 4. Juni 2019 gewann, im Club.", id="de: relative"),
        pytest.param("es", "Una carroza del desfile de 2019 en la nave.", id="es: an edition"),
        pytest.param("it", "Un carro della rassegna del 2019 in piazza.", id="it: an edition"),
        pytest.param("fi", "Mylly on ollut kiinni vuodesta 2016 lähtien.", id="fi: since behind"),
    ],
)
def test_only_mentions(language: str, text: str) -> None:
    assert kinds(text, language) == [ClaimKind.MENTIONED]
