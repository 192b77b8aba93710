"""Patterns on text made to hurt: `python -m benchmarks.patterns`.

Times every pattern of the dates room, and the longest ones that the language tables make, on rows
of hostile pieces. Exit status 1 if four times the text takes nine times as long on any of them: a
quadratic pattern takes sixteen times as long.
"""

import re
import time
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.progress import track

import provenance.dates
from provenance.plugins import languages
from provenance.words.patterns import words_pattern

_ROOM = Path(provenance.dates.__file__).parent
_LONG = 50_000
_NOTICED = 0.05  # seconds; a pattern that is done sooner cannot hurt a page
_GROWTH = 9
_TEXTS = (
    "1-", "12 ", "2019/", "((", "'9", ", ", "a", "3. - ", "2019-", "1.1.", "x'", "9999999 ", "- ",
    "ab", ". ", "© ", "(c) ", " \t", "א\"", "二〇", "１", "é́", "1990 and ", "0:", "A A ",
)  # fmt: skip
_LETTERS = ("y-", "ood", "dM", "vP", "tdM", "&d", "o", "W,", "'d", "PoW", "EooU")


def patterns() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    """Every pattern by its name, with the pieces that try it."""
    found: dict[str, tuple[re.Pattern[str], tuple[str, ...]]] = {}
    for path in sorted(_ROOM.rglob("[a-z]*.py")):
        name = ".".join(path.relative_to(_ROOM).with_suffix("").parts)
        for label, value in vars(import_module(f"provenance.dates.{name}")).items():
            if isinstance(value, re.Pattern):
                found[f"{name}.{label}"] = value, _TEXTS
            elif label == "_COMPILED":
                found |= {f"{name}.{label}[{n}]": (row[1], _LETTERS) for n, row in enumerate(value)}
    for language in languages():
        found[f"{language.code}.past"] = words_pattern(language.time.past), _TEXTS
        found[f"{language.code}.future"] = words_pattern(language.time.future), _TEXTS
    return found


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


def main() -> int:
    """Prints the patterns that grow too fast; 1 if there are any."""
    worst = 0
    found = patterns()
    console = Console(stderr=True)
    quiet = not console.is_terminal
    for name in track(found, "timing patterns", console=console, disable=quiet, transient=True):
        pattern, pieces = found[name]
        for piece in pieces:
            text = (piece * _LONG)[:_LONG]
            whole = _seconds(pattern, text)
            if whole > _NOTICED and whole > _GROWTH * _seconds(pattern, text[: _LONG // 4]) + 0.02:
                print(f"{name} takes {whole:.2f} s on {_LONG:,} letters of {piece!r}")
                worst = 1
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
