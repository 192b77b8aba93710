"""Outlets that are watched, and how pages are asked for."""

from dataclasses import dataclass

__all__ = ["Manners", "Source", "Validators"]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet as listed by the people who watch it.

    `address` is that of a feed (RSS, Atom) or a sitemap; `language` a BCP 47 tag, `country` an ISO
    3166 code, None where not told; `schedule` a cron line for when it is read.

    >>> Source("Tarrow Courier", "https://courier.example/feed.xml").schedule
    '0 * * * *'
    """

    name: str
    address: str
    language: str | None = None
    country: str | None = None
    schedule: str = "0 * * * *"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of an answer, to be sent back so that it can say "not changed".

    RFC 9110, sections 8.8.2 and 8.8.3.

    >>> bool(Validators()), bool(Validators(etag='"a1"'))
    (False, True)
    """

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Manners:
    """How pages are asked for: who asks, how often, how much and how long.

    `contact` is an address (mail or web) a webmaster can write to. `private_hosts` are names, with
    or without a port, that may stand in a private network (a newsroom's preview, a test); every
    other address must be public. `host_seconds` lie between two requests to one host, and
    `host_connections` may run there at once; a longer Crawl-delay counts, up to `wait_seconds`, and
    so does Retry-After: a host that asks for a longer wait is left alone until then. A page is
    refused beyond `page_bytes`, a picture beyond `image_bytes`, counted after decompression; an
    answer beyond `total_seconds`, or `stall_seconds` without a byte; the sixth redirect, where
    `redirects` is 5. `tries` counts the first.

    >>> Manners().agent, Manners("desk@news.example").agent
    ('Cutline', 'Cutline (+desk@news.example)')
    """

    contact: str = ""
    private_hosts: tuple[str, ...] = ()
    host_seconds: float = 1.0
    host_connections: int = 1
    total_seconds: float = 60.0
    stall_seconds: float = 15.0
    wait_seconds: float = 30.0
    page_bytes: int = 10 * 1024 * 1024
    image_bytes: int = 25 * 1024 * 1024
    redirects: int = 5
    tries: int = 3

    @property
    def agent(self) -> str:
        """The user agent sent with every request."""
        return f"Cutline (+{self.contact})" if self.contact else "Cutline"
