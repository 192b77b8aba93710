"""Words of pages in the markdown of artifacts: printable, on one line, never markup."""

__all__ = ["QUOTE", "one_line", "plain", "printable"]

QUOTE = 4000
"""Letters of a caption or a sentence that are shown."""


def printable(text: str) -> str:
    r"""Text any server takes: what stands for a byte that is no UTF-8 becomes an escape.

    >>> printable("caf\udce9.html")
    'caf\\udce9.html'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def one_line(text: str) -> str:
    """Printable text on one line."""
    return " ".join(printable(text).split())


def plain(text: str, longest: int = 500) -> str:
    """Text that cannot become markup."""
    text = printable(text)
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())[:longest]
