"""A news site on loopback for tests: feeds, sitemaps, articles with pictures, and traps.

    with NewsSite() as site:
        reader = site.reader()
        reading = read_feed(reader, site.url("/feed.xml"), now=site.now)

Its name is known to its own resolver only, and its own backend opens no socket but to loopback:
whatever else a reader would connect to is noted in `site.refused` and fails.
"""

import gzip
import hashlib
import io
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

import httpcore
from PIL import Image

from provenance.model import Manners
from provenance.sources.web import WebReader

NAME = "courier.test"
BOMB = gzip.compress(bytes(40 * 2**20), 1)


@dataclass
class Answer:
    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: bytes = b""  # sent again and again, until the reader or the site is gone
    then: list["Answer"] = field(default_factory=list)  # the answers before this one, each once


class LoopbackBackend(httpcore.SyncBackend):
    """Opens sockets to loopback; notes every address it is asked for and fails on all others."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, int]] = []
        self.refused: list[tuple[str, int]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        if host not in ("127.0.0.1", "::1"):
            self.refused.append((host, port))
            raise AssertionError(f"a connection to {host}:{port} was about to be opened")
        self.opened.append((host, port))
        return super().connect_tcp(host, port, timeout, local_address, socket_options)


class Site:
    """A server on loopback with the answers put into it; stops when its block ends."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.names: dict[str, tuple[str, ...]] = {NAME: ("127.0.0.1",)}
        self.looked_up: list[str] = []
        self.backend = LoopbackBackend()
        self.waits: list[float] = []
        self._readers: list[WebReader] = []
        self._over = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site._answer(self)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._over.set()
        for reader in self._readers:
            reader.close()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def url(self, path: str, host: str = NAME) -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes | str, media_type: str = "", **more: Any) -> Answer:
        data = body.encode() if isinstance(body, str) else body
        answer = Answer(data, media_type or "text/html; charset=utf-8", **more)
        self.answers[path] = answer
        return answer

    def resolver(self, host: str, port: int) -> tuple[str, ...]:
        self.looked_up.append(host)
        if host not in self.names:
            raise OSError("no such name")
        return self.names[host]

    def manners(self, **changed: Any) -> Manners:
        named = tuple(f"{name}:{self.port}" for name in self.names)
        usual: dict[str, Any] = dict(
            contact="desk@courier.test", private_hosts=named, host_seconds=0
        )
        return Manners(**(usual | changed))

    @property
    def options(self) -> dict[str, Any]:
        """What a `WebReader` of this site is made with: no other socket, no sleep."""
        return dict(resolver=self.resolver, backend=self.backend, sleep=self.waits.append)

    def reader(self, **changed: Any) -> WebReader:
        reader = WebReader(self.manners(**changed), **self.options)
        self._readers.append(reader)
        return reader

    def paths(self) -> list[str]:
        """The paths asked for, in order, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.path, {k.lower(): v for k, v in handler.headers.items()}))
        answer = self.answers.get(handler.path.partition("?")[0], Answer(status=404))
        answer = answer.then.pop(0) if answer.then else answer
        etag = f'"{hashlib.sha256(answer.body).hexdigest()[:12]}"'
        if answer.status == 200 and handler.headers.get("If-None-Match") == etag:
            handler.send_response(304)
            handler.send_header("ETag", etag)
            handler.end_headers()
            return
        handler.send_response(answer.status)
        usual = {"Content-Type": answer.media_type, "ETag": etag}
        if not answer.drip:
            usual["Content-Length"] = str(len(answer.body))
        for name, value in (usual | answer.headers).items():
            if value:
                handler.send_header(name, value)
        try:
            handler.end_headers()
            handler.wfile.write(answer.body)
            while answer.drip and not self._over.wait(0.02):
                handler.wfile.write(answer.drip)
        except OSError:  # the reader went away
            pass
        handler.close_connection = bool(answer.drip) or handler.close_connection


ARTICLE = """<!doctype html><html lang="en"><head><title>{title}</title>
<link rel="canonical" href="{canonical}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}",
"datePublished": "{published}"}}</script></head>
<body><article><h1>{title}</h1><p>{lead}</p>
<figure><img src="{picture}" width="1200" height="800" alt="Brown water between houses">
<figcaption>{caption}</figcaption></figure>
<p>{rest}</p></article></body></html>"""


class NewsSite(Site):
    """The Tarrow Courier: three articles, listed by every kind of feed, and the traps.

    `/flood` carries a picture from another year; `/market` and `/ferry` fit. `/out` redirects to a
    private address, `/slow` never ends, `/bomb` is a small gzip that unpacks to 40 MiB, `/closed/…`
    is closed to robots. `change_caption` changes the caption of `/market` and its entry.
    """

    now = datetime(2024, 6, 4, 12, tzinfo=UTC)

    def __init__(self) -> None:
        super().__init__()
        self.updated = {"/flood": 3, "/market": 2, "/ferry": 1}
        self._captions = {
            "/flood": "Water covers Mill Street in Tarrow on Tuesday, May 14, 2019.",
            "/market": "Stalls on the market square of Tarrow on Sunday.",
            "/ferry": "The ferry to Nettle Island leaves Tarrow on Saturday, June 1, 2024.",
        }
        self.put("/robots.txt", "User-agent: *\nDisallow: /closed/\n", "text/plain")
        self.put("/flood.jpg", picture((90, 70, 50)), "image/jpeg")
        self.put("/market.jpg", picture((200, 60, 60)), "image/jpeg")
        self.put("/ferry.jpg", picture((60, 60, 200)), "image/jpeg")
        self.put("/out", b"", status=302, headers={"Location": "http://10.0.0.1/secret"})
        self.put("/slow", b"<p>It rained", drip=b" and rained")
        self.put("/bomb", BOMB, headers={"Content-Encoding": "gzip"})
        self.put("/closed/draft", "<p>Not yet.</p>")
        self._publish()

    def change_caption(self) -> None:
        """The desk corrects a caption: the page and what lists it change."""
        self._captions["/market"] = "Stalls on the market square of Tarrow in May."
        self.updated["/market"] = 4
        self._publish()

    def _publish(self) -> None:
        titles = {
            "/flood": "Hundreds leave homes as the Orra floods",
            "/market": "Tarrow market doubles its stalls",
            "/ferry": "Ferry to Nettle Island sails again",
        }
        texts = {
            "/flood": ("The Orra burst its banks above Tarrow on Sunday, and hundreds left their homes.",
                       "The water reached Mill Street before noon and stood in forty houses by night."),
            "/market": ("The market of Tarrow opened with twice as many stalls on Sunday.",
                        "Growers from the hills sold the first cherries of the year before ten."),
            "/ferry": ("The ferry to Nettle Island sails again after a winter in the yard at Tarrow.",
                       "It takes forty people and, from July, two cars on each of its crossings."),
        }  # fmt: skip
        for path, title in titles.items():
            lead, rest = texts[path]
            self.put(
                path,
                ARTICLE.format(
                    title=title,
                    canonical=self.url(path),
                    published=f"2024-06-0{min(self.updated[path], 3)}T08:00:00Z",
                    lead=lead,
                    rest=rest,
                    caption=self._captions[path],
                    picture=f"{path}.jpg",
                ),
            )
        xml = "application/xml"
        self.put("/feed.xml", self._rss(titles), "application/rss+xml")
        self.put("/atom.xml", self._atom(titles), "application/atom+xml")
        self.put("/news.xml", self._sitemap(titles), xml)
        self.put(
            "/news.xml.gz",
            gzip.compress(self._sitemap(titles).encode(), mtime=0),
            "application/gzip",
        )
        self.put("/index.xml", self._index(), xml)

    def _day(self, path: str) -> datetime:
        return datetime(2024, 6, self.updated[path], 8, tzinfo=UTC)

    def _rss(self, titles: dict[str, str]) -> str:
        items = "".join(
            f"<item><title>{title}</title><link>{self.url(path)}?utm_source=rss&amp;utm_medium=feed"
            f"</link><guid>{path}</guid><pubDate>{format_datetime(self._day(path))}</pubDate></item>"
            for path, title in titles.items()
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'

    def _atom(self, titles: dict[str, str]) -> str:
        entries = "".join(
            f'<entry><title>{title}</title><id>tag:courier.test,2024:{path}</id><link href="{path}#top"/>'
            f"<updated>{self._day(path).isoformat()}</updated></entry>"
            for path, title in titles.items()
        )
        return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{entries}</feed>'

    def _sitemap(self, titles: dict[str, str]) -> str:
        rows = "".join(
            f"<url><loc>{self.url(path)}</loc><lastmod>{self._day(path).isoformat()}</lastmod><n:news>"
            f"<n:publication_date>2024-06-01</n:publication_date><n:title>{title}</n:title></n:news></url>"
            for path, title in titles.items()
        )
        names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
        return f'<?xml version="1.0" encoding="UTF-8"?><urlset {names}>{rows}</urlset>'

    def _index(self) -> str:
        parts = (
            ("/news.xml", "2024-06-04"),
            ("/gone.xml", "2024-06-03"),
            ("/2001.xml", "2001-01-01"),
        )
        rows = "".join(
            f"<sitemap><loc>{self.url(path)}</loc><lastmod>{day}</lastmod></sitemap>"
            for path, day in parts
        )
        return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def picture(colour: tuple[int, int, int]) -> bytes:
    """A JPEG of one colour, 64 by 48 pixels."""
    stream = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(stream, "JPEG")
    return stream.getvalue()
