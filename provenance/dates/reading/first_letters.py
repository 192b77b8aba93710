"""The letters a rule of the grammar can begin with, so that only rules that may fit are tried."""

__all__ = ["first_letters"]

_NULL = ("?", "*", "{0")


def first_letters(pattern: str) -> frozenset[str]:
    """The letters that a match of `pattern` can begin with.

    `pattern` is of the part of `re` syntax that the grammar uses: letters, escaped marks, classes,
    groups without a name, looks ahead and behind, and the signs for how often.

    >>> sorted(first_letters(r"(?<=g)(?:E-?)?[Mm]\\.?|W"))
    ['E', 'M', 'W', 'm']
    """
    letters, _, _ = _either(pattern, 0)
    return frozenset(letters)


def _either(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """First letters, whether it may be empty, and the end of alternatives that begin at `at`."""
    letters: set[str] = set()
    empty = False
    while True:
        found, may_be, at = _row(pattern, at)
        letters |= found
        empty = empty or may_be
        if at >= len(pattern) or pattern[at] == ")":
            return letters, empty, at
        at += 1  # over the bar


def _row(pattern: str, at: int) -> tuple[set[str], bool, int]:
    letters: set[str] = set()
    empty = True
    while at < len(pattern) and pattern[at] not in "|)":
        found, may_be, at = _piece(pattern, at)
        if at < len(pattern) and pattern[at] in "?*+{":
            may_be = may_be or pattern.startswith(_NULL, at)
            at = pattern.index("}", at) + 1 if pattern[at] == "{" else at + 1
        if empty:
            letters |= found
        empty = empty and may_be
    return letters, empty, at


def _piece(pattern: str, at: int) -> tuple[set[str], bool, int]:
    if pattern[at] == "[":
        end = pattern.index("]", at + 1)
        return set(pattern[at + 1 : end].replace("\\", "")), False, end + 1
    if pattern[at] == "\\":
        return {pattern[at + 1]}, False, at + 2
    if pattern[at] == "$":
        return set(), True, at + 1
    if pattern[at] != "(":
        return {pattern[at]}, False, at + 1
    inside = pattern.startswith("(?:", at)
    letters, empty, end = _either(pattern, pattern.index(_opening(pattern, at), at) + 1)
    return (letters, empty, end + 1) if inside else (set(), True, end + 1)


def _opening(pattern: str, at: int) -> str:
    """The last sign of what opens a group: of "(?:", "(?=", "(?!", "(?<=", "(?<!"."""
    return pattern[at + 3] if pattern[at + 2] == "<" else pattern[at + 2]
