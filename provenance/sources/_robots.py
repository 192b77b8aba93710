"""robots.txt (RFC 9309) as one host's rules for Cutline."""

import math
import re
from dataclasses import dataclass

from protego import Protego

__all__ = ["AGENT", "Robots", "read_robots"]

AGENT = "cutline"
"""The product token robots.txt may name."""

_LONGEST = 512 * 1024  # bytes; RFC 9309 asks for 500 KiB at least
_NAME = re.compile(r"user[ -]?agent", re.I)
_RULES = re.compile(r"allow|disallow|crawl-?delay|request-?rate", re.I)


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host allows: `rules` None allows everything, a `closed` cause nothing.

    `delay` is the pause in seconds it asks for, None where it asks for none.

    >>> Robots().allows("https://news.example/flood")
    True
    """

    rules: Protego | None = None
    delay: float | None = None
    closed: str | None = None

    def allows(self, url: str) -> bool:
        """Whether the address may be asked for."""
        if self.closed:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, AGENT))

    @property
    def cause(self) -> str:
        """Why an address is not allowed."""
        return self.closed or "its robots.txt does not allow it"


def read_robots(body: bytes) -> Robots:
    """The rules in a robots.txt; what cannot be read in it counts for nothing.

    Read are the first 512 KiB. Only the groups that name us, else those for every robot, are given
    to the parser: thousands of names over thousands of rules would else be kept for each name.

    >>> read_robots(b"User-agent: *\\nDisallow: /private").allows("https://news.example/private/a")
    False
    >>> read_robots(b"User-agent: Cutline/1.0\\nDisallow: /").allows("https://news.example/")
    False
    """
    groups = _groups(body[:_LONGEST].decode("utf-8-sig", "replace"))
    lines = groups.get(AGENT, groups.get("*", []))
    rules = Protego.parse("\n".join([f"User-agent: {AGENT}", *lines]))
    delay = rules.crawl_delay(AGENT)
    asked = delay if delay is not None and math.isfinite(delay) and delay > 0 else None
    rate = rules.request_rate(AGENT)
    if asked is None and rate is not None and rate.requests > 0:
        asked = rate.seconds / rate.requests
    return Robots(rules, asked)


def _groups(text: str) -> dict[str, list[str]]:
    """The rules for us and those for every robot; groups of one name count together (RFC 9309,
    2.2.1). A name's version counts for nothing: "Cutline/1.0" is us."""
    found: dict[str, list[str]] = {}
    names: set[str] = set()
    open_ = False  # whether the names of a group are still being listed
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip(), value.strip()
        if not colon:
            continue
        if _NAME.fullmatch(key):
            names = names if open_ else set()
            open_ = True
            name = value.partition("/")[0].strip().lower()
            if name in (AGENT, "*"):
                names.add(name)
                found.setdefault(name, [])
        elif _RULES.fullmatch(key):
            open_ = False
            for name in names:
                found[name].append(f"{key}: {value}")
    return found
