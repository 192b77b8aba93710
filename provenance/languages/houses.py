"""The houses that supply pictures, from `houses.toml`: the same for every language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["House", "houses", "signs"]

_FILE = Path(__file__).with_name("houses.toml")
_JOINED = "/=＝"  # signs by which houses that share a picture stand together


@dataclass(frozen=True, slots=True)
class House:
    """One house: its key, where it is at home, every form of its name in lower case, and the keys
    of houses that carry its pictures.

    `country` is an ISO 3166 code in lower case, or "world", "stock", "open" or "given", as
    `houses.toml` explains.
    """

    key: str
    country: str
    forms: tuple[str, ...]
    partners: frozenset[str] = frozenset()


@cache
def houses() -> tuple[House, ...]:
    """Every house, in the order of the file; partners are named on both sides.

    >>> afp = next(house for house in houses() if house.key == "afp")
    >>> afp.country, "agence france-presse" in afp.forms, sorted(afp.partners)
    ('world', True, ['getty'])
    """
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    pairs = {
        (one, other)
        for key, row in tables.pop("partners").items()
        for partner in row.split("|")
        for one, other in ((key, partner.strip()), (partner.strip(), key))
    }
    keys = {
        form: key for rows in tables.values() for key, row in rows.items() for form in _forms(row)
    }
    met = {(keys.get(one, one), keys.get(other, other)) for one, other in pairs}
    return tuple(
        House(
            key,
            country,
            _forms(row),
            frozenset(other for one, other in met if one == key and other != key),
        )
        for country, rows in tables.items()
        for key, row in rows.items()
    )


@cache
def signs() -> re.Pattern[str]:
    """Any house's name as whole words, whatever its case; houses joined by "/" or "=" are one sign.

    >>> signs().search("Photo by Jane Doe/Reuters").group()
    'Reuters'
    >>> signs().search("（AFP＝時事）").group()
    'AFP＝時事'
    """
    forms = sorted({form for house in houses() for form in house.forms}, key=len, reverse=True)
    one = "(?:" + "|".join(map(re.escape, forms)) + ")"
    return re.compile(rf"(?<!\w){one}(?:[{_JOINED}]?{one})*(?!\w)", re.IGNORECASE)


def _forms(row: str) -> tuple[str, ...]:
    return tuple(" ".join(form.split()) for form in row.split("|"))
