"""Language stands in the tables of `languages/` and in the mechanics of `words/`, nowhere else.

Every file of the product is read with `ast`. Docstrings quote what they explain and are left out.
A file may not hold

- a letter outside ASCII in a string,
- words of other languages in a string or a collection of strings: two or more words that stand in
  our tables for another language and are neither English words of the tables nor names in our code,
- the code of a language: `….code` compared with a string, or codes of several in one collection.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import astuple
from functools import cache
from pathlib import Path

import pytest

from provenance.languages.every import rows
from provenance.languages.load import codes, table

ROOT = Path(__file__).parent.parent
TABLES = ("provenance/words/", "provenance/languages/")
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for top in ("provenance", "flows")
    for path in (ROOT / top).rglob("*.py")
    if not path.relative_to(ROOT).as_posix().startswith(TABLES)
)

# What still holds words of its own. A row that nothing needs any more fails: the list can only
# shrink.
EXCEPTIONS = {
    "provenance/claims/scene.py": "words of what happens, by script; languages by where adjectives go",
    "provenance/claims/shown.py": "words of what happens, by script; languages by where adjectives go",
    "provenance/document/credit/credits.py": "words inside a credit line",
    "provenance/document/credit/marks.py": "marks of a credit line",
    "provenance/document/story/lines.py": "signs behind an hour",
    "provenance/photo/charsets.py": "letters by which a wrong encoding shows: code points, no words",
}

_FEWEST = 2  # such words in one place: one alone may be a name, or English that no table has
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string that is no docstring and no statement of its own, with its line."""
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from flat(part)


@cache
def english() -> frozenset[str]:
    """Words of the English table, and those that names in our code are made of."""
    found = {
        word.casefold() for row in flat(astuple(table("en"))) for word in _LETTERS.findall(row)
    }
    for path in FILES:
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            names = (getattr(node, field, None) for field in ("id", "attr", "arg", "name"))
            found |= {w for name in names if isinstance(name, str) for w in _LETTERS.findall(name)}
    return frozenset(word.casefold() for word in found)


@cache
def foreign() -> frozenset[str]:
    """Words of the tables of other languages, as far as they are no English ones."""
    found = {
        word.casefold()
        for code in codes()
        if code != "en"
        for row in flat(astuple(table(code))[3:])
        for word in _LETTERS.findall(row)
    }
    return frozenset(found - english())


@cache
def tags() -> frozenset[str]:
    return frozenset({*codes(), *rows("scripts"), *rows("months")}) - {"any"}


def faults(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    for line, text in strings(tree):
        if any(char.isalpha() and not char.isascii() for char in text):
            yield f"line {line}: letters of another language in {text[:40]!r}"
        elif len(met := foreign() & set(_LETTERS.findall(text.casefold()))) >= _FEWEST:
            yield f"line {line}: words of another language, {' '.join(sorted(met))}"
        elif len(words := text.split()) > _FEWEST and tags().issuperset(words):
            yield f"line {line}: codes of languages in {text[:40]!r}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict):
            parts = node.keys if isinstance(node, ast.Dict) else list[ast.expr | None](node.elts)
            values = [part.value for part in parts if isinstance(part, ast.Constant)]
            held = [value for value in values if isinstance(value, str)]
            if len(held) >= _FEWEST and len(held) == len(parts) and tags().issuperset(held):
                yield f"line {node.lineno}: codes of languages, {' '.join(held)}"
            if len(met := foreign() & {text.casefold() for text in held}) >= _FEWEST:
                yield f"line {node.lineno}: words of another language, {' '.join(sorted(met))}"
        if isinstance(node, ast.Compare) and any(
            isinstance(part, ast.Attribute) and part.attr == "code" and _is_language(part.value)
            for part in (node.left, *node.comparators)
        ):
            yield f"line {node.lineno}: a language's code is compared"


def _is_language(node: ast.expr) -> bool:
    return "language" in ast.unparse(node).rpartition(".")[2]


@pytest.mark.parametrize("path", FILES)
def test_no_language_stands_in_code(path: str) -> None:
    found = list(faults((ROOT / path).read_text(encoding="utf-8")))
    if path in EXCEPTIONS:
        assert found, f"{path} is clean: take its row out of EXCEPTIONS"
    else:
        assert not found, "\n".join([path, *found])


def test_exceptions_name_files() -> None:
    assert set(EXCEPTIONS) <= set(FILES)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('MARK = "fotó"', id="a letter"),
        pytest.param("LOW = '\\u0436'", id="a letter as an escape"),
        pytest.param('WORDS = "wurde nicht heute".split()', id="words in a string"),
        pytest.param('WORDS = {"wurde", "heute"}', id="words of a set"),
        pytest.param('x = language.code == "de"', id="one code"),
        pytest.param("x = case.language.code in LAST", id="a list of codes elsewhere"),
        pytest.param('LAST = ("de", "nl")', id="a list of codes"),
        pytest.param('LAST = "de nl tr".split()', id="codes in a string"),
        pytest.param('x = {"de": 1, "fr": 2}', id="a table by codes"),
    ],
)
def test_flags(source: str) -> None:
    assert list(faults(source))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('"""Says "wurde heute fotó"."""', id="a docstring"),
        pytest.param('x = "The caption of the picture"', id="English"),
        pytest.param('x = "–„“«»©"', id="marks"),
        pytest.param('x = error.code == "de"', id="another code"),
        pytest.param('x = tag in ("table", "tr")', id="elements of a page"),
        pytest.param("x = language.writing.verb_final", id="a fact of the table"),
    ],
)
def test_stays_quiet(source: str) -> None:
    assert not list(faults(source))
