"""The family of errors. A message says what was wanted, what stood in the way, what state is left.

ProvenanceError
  ReadError          the location could not be read
    TooLarge  NotHTML  Refused (robots, status code)  PartlyRead (some pages of an archive)
  PageError          the page holds no article
  PluginError        a check, language or reader is declared wrongly or twice
  StoreError         the store is older or newer than the code, or cannot be opened
"""

__all__ = [
    "NotHTML",
    "PageError",
    "PartlyRead",
    "PluginError",
    "ProvenanceError",
    "ReadError",
    "Refused",
    "StoreError",
    "TooLarge",
]


class ProvenanceError(Exception):
    """The parent of every error the library raises on purpose."""


class ReadError(ProvenanceError):
    """A location could not be read. `cause` says why in a few words.

    >>> str(ReadError("flood.html", "no such file"))
    'Cannot read flood.html: no such file. Nothing of it was kept.'
    """

    def __init__(self, location: str, cause: str) -> None:
        super().__init__(location, cause)
        self.location = location
        self.cause = cause

    def __str__(self) -> str:
        return f"Cannot read {self.location}: {self.cause}. Nothing of it was kept."


class TooLarge(ReadError):
    """The location holds more bytes than the limit allows."""


class NotHTML(ReadError):
    """The location holds neither HTML nor plain text."""


class Refused(ReadError):
    """The location must not be read (robots.txt, status code, a guarded address)."""


class PartlyRead(ReadError):
    """Some pages of a location could not be read; it comes after all others were given.

    >>> str(PartlyRead("crawl.warc.gz", "9 of its pages were read and 1 was not"))
    'Cannot read all of crawl.warc.gz: 9 of its pages were read and 1 was not. What was read stays.'
    """

    def __str__(self) -> str:
        return f"Cannot read all of {self.location}: {self.cause}. What was read stays."


class PageError(ProvenanceError):
    """A page was read but holds no article. `digest` is the capture's.

    >>> str(PageError("2ea7d08a", "it holds no text"))
    'No article in capture 2ea7d08a: it holds no text. The page was not examined.'
    """

    def __init__(self, digest: str, cause: str) -> None:
        super().__init__(digest, cause)
        self.digest = digest
        self.cause = cause

    def __str__(self) -> str:
        return f"No article in capture {self.digest[:12]}: {self.cause}. The page was not examined."


class PluginError(ProvenanceError):
    """A check, language or reader is declared wrongly or twice."""


class StoreError(ProvenanceError):
    """The store cannot be opened, or its revision is not the code's."""
