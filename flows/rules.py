"""By which rules a page is examined: one digest of the code, the plugins and the policy."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points, version
from pathlib import Path

import provenance
from provenance.model import Policy

__all__ = ["rules_of"]

_ROOMS = ("checks", "languages", "words", "claims", "dates", "document", "photo", "model")
_KINDS = (".py", ".toml")  # code, and the tables it decides by


@cache
def rules_of(policy: Policy = Policy()) -> str:
    """16 hex digits that change whenever an examination could come out otherwise.

    >>> rules_of() == rules_of(), rules_of() == rules_of(Policy(slack_days=3))
    (True, False)
    """
    told = hashlib.sha256(repr(policy).encode())
    for name, content in _code():
        told.update(f"\x1e{name}\x1f".encode() + content)
    return told.hexdigest()[:16]


def _code() -> Iterator[tuple[str, bytes]]:
    house = Path(provenance.__file__).parent
    files = (path for room in _ROOMS for path in (house / room).rglob("*"))
    for path in sorted((house / "examine.py", *(p for p in files if p.suffix in _KINDS))):
        yield path.relative_to(house).as_posix(), path.read_bytes()
    for group in ("provenance.checks", "provenance.languages"):
        for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
            owner = entry.dist.name if entry.dist else ""
            yield entry.value, version(owner).encode() if owner else b""
