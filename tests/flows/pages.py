"""Pages examined in the process of a test, as a worker examines them."""

from collections.abc import Iterable, Iterator

from flows.examining import Checked, page_examiner
from flows.reading import Failure, Page


def checked(
    pages: Iterable[Page], store: str, run: str, archive: str | None = None
) -> Iterator[Checked | Failure]:
    """What a worker makes of pages, in this process and without pictures."""
    check = page_examiner(store, run, "rules", archive=archive)
    for page in pages:
        yield page if isinstance(page, Failure) else check(page, lambda url: None)
