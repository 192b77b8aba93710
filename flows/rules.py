"""By which rules a page is examined: one digest of the code, the plugins and the policy."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points, version
from pathlib import Path

import provenance
from provenance.model import Policy

__all__ = ["rules_of"]

_ROOMS = ("checks", "languages", "claims", "dates", "document", "photo", "model")


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
    files = [house / "examine.py", *(p for room in _ROOMS for p in (house / room).rglob("*.py"))]
    for path in sorted(files):
        yield path.relative_to(house).as_posix(), path.read_bytes()
    for group in ("provenance.checks", "provenance.languages"):
        for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
            owner = entry.dist.name if entry.dist else ""
            yield entry.value, version(owner).encode() if owner else b""
