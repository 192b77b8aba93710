"""Notes of the agencies to their customers, which are neither caption nor credit."""

import re

__all__ = ["without_notice"]

# What sites add behind an agency's credit to sell its pictures.
_SOLD = re.compile(
    r"[\s,.]*(?:Purchase Licensing Rights|opens (?:in a )?new (?:tab|window))[\s.,]*$", re.I
)
# How the wires begin a note to editors: always in capitals, always behind the credit.
_NOTED = re.compile(
    r"\b(?:ATTENTION EDITORS?|(?:THIS|THESE) [A-Z]{4,} (?:HAS|HAVE|WAS|WERE|IS|ARE)\b"
    r"|(?:FOR )?EDITORIAL (?:USE|PURPOSES)|RESTRICTED TO|MANDATORY CREDIT|NO (?:RE)?SALES?\b"
    r"|NO ARCHIV|NOT FOR [A-Z]{4,}|NO (?:COMMERCIAL|THIRD|MARKETING)|SEARCH [\"“]|TPX IMAGES)"
)
_ENDS = " \t-–—/,"


def without_notice(text: str) -> str:
    """A caption or credit without the note to editors behind it.

    >>> without_notice("Fans cheer. REUTERS/Jane Doe NO RESALES. NO ARCHIVES.")
    'Fans cheer. REUTERS/Jane Doe'
    >>> without_notice("Fans cheer. EPA/JANE DOE")
    'Fans cheer. EPA/JANE DOE'
    """
    while (match := _SOLD.search(text)) is not None:
        text = text[: match.start()]
    noted = _NOTED.search(text)
    return text[: noted.start()].rstrip(_ENDS) if noted is not None and noted.start() else text
