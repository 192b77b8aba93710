"""robots.txt (RFC 9309) as one host's rules for Cutline."""

import math
import re
from dataclasses import dataclass

from protego import Protego

__all__ = ["AGENT", "Robots", "read_robots"]

AGENT = "cutline"
"""The product token robots.txt may name."""

_OTHER = re.compile(r"^\s*user[- ]?agent\b(?!.*(?:\*|cutline)).*$", re.I | re.M)


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

    The groups of other robots are folded into one: thousands of names over thousands of rules
    would else be kept for each name.

    >>> read_robots(b"User-agent: *\\nDisallow: /private").allows("https://news.example/private/a")
    False
    """
    text = body.decode("utf-8-sig", "replace")
    rules = Protego.parse(_OTHER.sub("User-agent: other-robots", text))
    delay = rules.crawl_delay(AGENT)
    asked = delay if delay is not None and math.isfinite(delay) and delay > 0 else None
    rate = rules.request_rate(AGENT)
    if asked is None and rate is not None and rate.requests > 0:
        asked = rate.seconds / rate.requests
    return Robots(rules, asked)
