"""Pages saved together: as if one by one, in one transaction and with few statements."""

from pathlib import Path

from sqlalchemy import event

from provenance.store.rows import PageRows, page_rows
from provenance.store.store import Store
from tests.store.killing import contents
from tests.store.test_store import SEEN, capture, examination, finding


def pages(count: int) -> list[PageRows]:
    """Pages of one finding each; the last has that of the first, too."""
    made = []
    for number in range(count):
        page = capture(f"It rained {number} times.", f"{number}.html")
        found = [finding(f"In Tarrow on 31 June {2000 + number}")]
        found += [finding("In Tarrow on 31 June 2000")] if number == count - 1 else []
        made.append(page_rows(page, examination(page, *found), "run", SEEN, rules="rules"))
    return made


def test_together_is_as_one_by_one(address: str, tmp_path: Path) -> None:
    one, all_ = Store.open(str(tmp_path / "one.db")), Store.open(address)
    apart = [one.save_rows(page) for page in pages(5)]
    assert all_.save_all(pages(5)) == apart
    assert [len(new) for new in apart] == [1, 1, 1, 1, 1]
    assert contents(all_.address) == contents(one.address)
    assert all_.save_all(pages(5)) == [frozenset()] * 5
    assert contents(all_.address) == contents(one.address)


def test_statements_grow_with_findings_and_not_with_pages(address: str) -> None:
    store = Store.open(address)
    told: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *given: told.append(given[2]))
    counts = []
    for count in (2, 20, 40):
        told.clear()
        store.save_all(pages(count))
        counts.append(len([text for text in told if "INTO findings" not in text]))
    assert counts[1] == counts[2] <= 12
    assert store.save_all([]) == []
