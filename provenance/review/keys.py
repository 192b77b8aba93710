"""Keys: each step has one, shown on its button; they can be switched off and changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.review.steps import BUTTONS

__all__ = ["KEYS", "Keys", "keys_of"]

KEYS: dict[str, tuple[str, str]] = {
    **{button.value: (button.key, button.words) for button in BUTTONS},
    "next": ("n", "Next"),
    "back": ("q", "Back to the queue"),
    "undo": ("z", "Undo"),
    "write": ("t", "Write a note"),
    "more": ("m", "Snooze, assign, ask for a correction"),
    "zoom": ("b", "Larger picture"),
    "page": ("p", "Archived page"),
    "search": ("/", "Search"),
    "help": ("?", "All keys"),
}
"""Steps by name: the key each has unless changed, and what it does."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a browser: whether they are on, and which does what ("" for none)."""

    on: bool
    by_name: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.by_name.get(name, "") if self.on else ""


def keys_of(cookies: Mapping[str, str]) -> Keys:
    """The keys a browser's cookie says; those of the start where it says none.

    >>> keys_of({})["next"], keys_of({"desk-keys": "00"})["next"]
    ('n', 'n')
    """
    usual = {name: key for name, (key, _) in KEYS.items()}
    try:
        told = bytes.fromhex(cookies.get("desk-keys", "")).decode()
    except ValueError:
        told = ""
    if len(told) != len(KEYS) + 1:
        return Keys(True, usual)
    mine = {name: key if key != "_" else "" for name, key in zip(KEYS, told[1:], strict=True)}
    return Keys(told[0] == "1", mine)
