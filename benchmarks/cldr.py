"""Compares the names of months and weekdays in the language tables with the Unicode CLDR.

    python -m benchmarks.cldr [CODE…]

Prints the names that CLDR has and a table lacks. babel, through which CLDR is read, is a tool of
development only: the tables hold the names themselves.
"""

import sys
from collections.abc import Iterable, Iterator

from babel import Locale

from provenance.languages.load import codes, table
from provenance.model import Language

__all__ = ["main", "missing"]

Names = Iterable[tuple[int, str]]


def missing(language: Language) -> Iterator[str]:
    """Each name of CLDR that a table lacks, with its number: "months 3 märz".

    The "stand-alone" forms are left out: babel 2.18 shares their tables between locales, and
    reading Hebrew's changes Hindi's. Forms of two letters and names that are numbers are no words.
    """
    locale = Locale.parse(language.code)
    rows = (("months", locale.months, language.time.months),
            ("weekdays", locale.days, language.time.weekdays))  # fmt: skip
    for row, forms, known in rows:
        have = {number: {w for w, n in known if n == number} for _, number in known}
        for width in ("wide", "abbreviated"):
            for number, name in forms["format"][width].items():
                word = name.lower().rstrip(".")
                stands = word in have.get(number, ()) or any(
                    w.endswith("*") and word.startswith(w[:-1]) for w in have.get(number, ())
                )
                if len(word) > 2 and not word[0].isdigit() and not stands:
                    yield f"{row} {number} {word}"


def main(arguments: list[str]) -> int:
    """Prints what is missing; 1 if anything is."""
    found = [(code, line) for code in arguments or codes() for line in missing(table(code))]
    for code, line in found:
        print(code, line)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
