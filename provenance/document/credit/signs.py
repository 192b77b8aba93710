"""The signs of a credit that need no mark: houses that supply pictures, words behind a name."""

import re

from provenance.languages.houses import signs

__all__ = ["BEHIND", "HOUSE", "NAMELESS"]

HOUSE = signs()
"""Any house's name, whatever its case, as whole words."""

BEHIND = re.compile(
    r"(?:撮影|提供|写真|촬영|제공| 기자| 記者|记者|摄影?|攝影?|摄制|供图|供圖|翻攝)$"
    r"|(?:^|[\s/])(?:nuotr\.|fotó|foto|photos?|valokuva|picture)$",
    re.I,
)
"""Marks behind a name; those of scripts without spaces are written on to it."""

NAMELESS = re.compile(
    r"(?:(?:staff|courtesy|handout|supplied|submitted|contributed|provided|file|undated)"
    r"(?: (?:photo|image|picture))?|divulgação|reprodução|arquivo pessoal|acervo pessoal|cortesía"
    r"|gentileza|cedidas?|d\.?r\.?|z\.?v\.?g\.?|privat|materiały prasowe|mat\. prasowe"
    r"|archiwum prywatne)",
    re.I,
)
"""What stands for a name where none is given."""
