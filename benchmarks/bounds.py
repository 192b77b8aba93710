"""Pages made to hurt: `python -m benchmarks.bounds`.

Reads pages of every shape that is slow in some parser (nesting, comments, attributes, megabytes in
one line) in a process of their own and prints the seconds and the megabytes each took. Exit status
1 where a page went over a limit: 2 seconds, 300 megabytes.
"""

import contextlib
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime

from provenance.document.page.parse import MOST_BYTES
from provenance.document.read import read_article
from provenance.model import Capture, ProvenanceError
from provenance.plugins import languages

_SECONDS = 2.0
_MEGABYTES = 300
_SEEN = datetime(2024, 6, 3, tzinfo=UTC)
_LINE = "The river rose through the night and left its bed above the old mill near Tarrow. "
_FIGURE = f"<figure><img src=flood.jpg><figcaption>{_LINE}</figcaption></figure>"
_OBJECT = '{"@type": "ImageObject", "url": "a.jpg", "caption": "x"}'

# What a page is made of: what stands before, what is repeated ({n} counts), how often,
# what stands behind.
PAGES: dict[str, tuple[str, str, int, str]] = {
    "nested blocks": ("", "<div>", 9_900, f"<p>{_LINE}"),
    "nested figures": ("", "<figure>", 9_900, f"<img src=flood.jpg><p>{_LINE}"),
    "nested beyond the limit": ("", "<div>", 100_000, ""),
    "comments that never close": ("<p>x</p>", "<!--", 200_000, ""),
    "attributes": ("<p ", 'a="b" ', 1_500_000, ">x</p>"),
    "one class of megabytes": ("<p class='", "a b ", 2_000_000, f"'>{_LINE}"),
    "one line": ("<p>", "word ", 2_000_000, ""),
    "one line of wide letters": ("<p>", "\U0001f600word ", 1_100_000, ""),
    "angle brackets": ("", "<", 500_000, ""),
    "paragraphs that never close": ("", f"<p>{_LINE}", 100_000, ""),
    "pictures": ("", "<img src=flood.jpg>", 100_000, ""),
    "figures": ("<article>", _FIGURE, 20_000, ""),
    "pictures in one figure": ("<figure>", "<img src=flood.jpg>", 50_000, f"<figcaption>{_LINE}"),
    "marked captions": ("<article>", f"<div class=image-caption>{_LINE}</div>", 50_000, ""),
    "lists of links": (f"<p>{_LINE}", f"<div><a href=/a>{_LINE}</a></div>", 50_000, ""),
    "line breaks": ("<article>", f"{_LINE}<br><br>", 100_000, ""),
    "quotations that repeat": (
        "",
        f"<blockquote>{_LINE}</blockquote><p>x {_LINE}</p>",
        30_000,
        "",
    ),
    "readings": ("<ruby>", "a<rt>b</rt>", 80_000, ""),
    "brackets in a credit": ("<figure><img src=flood.jpg><figcaption>", "(", 100_000, ""),
    "marks in a credit": (
        "<figure><img src=flood.jpg><figcaption>",
        "Photo: a, (b) [c] / ",
        50_000,
        "",
    ),
    "credits in attributes": ("<figure><img src=a.jpg ", "data-credit-{n}=x ", 300_000, ">"),
    "stamps": ("<article><h1>Water</h1>", "<time>3 June</time><p>3. June 20</p>", 50_000, ""),
    "boxes with links": (
        "<article>",
        f"<div><img src=a.jpg><p>Mill <a href=/b>Street of old</a></p></div><p>{_LINE}</p>",
        20_000,
        "",
    ),
    "breaks in a caption": ("<figure><img src=a.jpg><figcaption>", "x<br>", 100_000, ""),
    "page data": ("<script type='application/ld+json'>[0", f",{_OBJECT}", 100_000, "]</script>"),
    "nested page data": ("<script type='application/ld+json'>", "[", 500_000, "</script>"),
    "sign-up boxes": ("", f"<div>{_LINE}<input type=email></div>", 50_000, ""),
    "white space": ("", "<div>\n\n\n</div>\n\n\n", 100_000, _LINE),
}


def measure(name: str) -> tuple[float, float]:
    """Seconds and megabytes that reading one of the pages takes in this process."""
    before, unit, count, behind = PAGES[name]
    units = (unit.replace("{n}", str(number)) for number in range(count))
    whole = "".join(units) if "{n}" in unit else unit * count
    body = "".join((before, whole, behind)).encode()[:MOST_BYTES]
    capture = Capture("page", None, "text/html; charset=utf-8", _SEEN, body)
    known = languages()
    start = time.process_time()
    with contextlib.suppress(ProvenanceError):
        read_article(capture, known)
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(given: list[str]) -> int:
    if given:
        print(*measure(given[0]))
        return 0
    worst = 0
    for name in PAGES:
        command = [sys.executable, "-m", "benchmarks.bounds", name]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, megabytes = map(float, done.stdout.split())
        over = seconds > _SECONDS or megabytes > _MEGABYTES
        worst = max(worst, over)
        print(f"{name:30}{seconds:6.2f} s {megabytes:5.0f} MB{'  over the limit' if over else ''}")
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
