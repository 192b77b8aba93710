"""The signs of a credit that need no mark: houses that supply pictures, words behind a name."""

import re

from provenance.languages.every import words
from provenance.languages.houses import signs

__all__ = ["BEHIND", "HOUSE", "NAMELESS"]

HOUSE = signs()
"""Any house's name, whatever its case, as whole words."""


def _any_of(row: str) -> str:
    return "|".join(map(re.escape, words("picture", row)))


BEHIND = re.compile(rf"(?:{_any_of('behind_glued')})$|(?:^|[\s/])(?:{_any_of('behind')})$", re.I)
"""Marks behind a name; those of scripts without spaces are written on to it."""

NAMELESS = re.compile(
    rf"(?:{_any_of('nameless_made')})(?: (?:{_any_of('nameless_of')}))?|{_any_of('nameless')}", re.I
)
"""What stands for a name where none is given."""
