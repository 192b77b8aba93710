"""TLS and HTTP/2 on loopback: names are verified though addresses are pinned."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from provenance.model import Manners, ReadError
from provenance.sources.web import WebReader
from tests.site import LoopbackBackend


def certificate(folder: Path, name: str) -> Path:
    """A self-signed certificate of a name, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


class TlsSite:
    """Answers every request with one page, by HTTP/2 alone."""

    def __init__(self, chain: Path) -> None:
        self.asked: list[str] = []
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(chain)
        self._context.set_alpn_protocols(["h2"])
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                plain, _ = self._server.accept()
            except OSError:
                return
            with plain:
                plain.settimeout(5)
                try:
                    with self._context.wrap_socket(plain, server_side=True) as peer:
                        self._talk(peer)
                except OSError:
                    continue

    def _talk(self, peer: ssl.SSLSocket) -> None:
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
        talk = h2.connection.H2Connection(config)
        talk.initiate_connection()
        peer.sendall(talk.data_to_send())
        while data := peer.recv(65536):
            for event in talk.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    head = {str(name): str(value) for name, value in event.headers or ()}
                    self.asked.append(f"{head[':authority']}{head[':path']}")
                    stream = event.stream_id or 0
                    robots = head[":path"] == "/robots.txt"
                    told = [(":status", "404" if robots else "200"), ("content-type", "text/html")]
                    talk.send_headers(stream, told)
                    talk.send_data(stream, b"<p>It rained.</p>", end_stream=True)
            peer.sendall(talk.data_to_send())


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    return certificate(tmp_path, "courier.test")


@pytest.fixture
def site(chain: Path) -> Iterator[TlsSite]:
    site = TlsSite(chain)
    yield site
    site.close()


def reader(site: TlsSite, name: str, trusted: Path | None, backend: LoopbackBackend) -> WebReader:
    context = ssl.create_default_context(cafile=str(trusted)) if trusted else None
    return WebReader(
        Manners(private_hosts=(f"{name}:{site.port}",), host_seconds=0),
        resolver=lambda host, port: ("127.0.0.1",),
        backend=backend,
        sleep=lambda seconds: None,
        tls=context,
    )


def test_a_page_is_read_by_http_2(site: TlsSite, chain: Path) -> None:
    web = reader(site, "courier.test", chain, LoopbackBackend())
    address = f"https://courier.test:{site.port}/flood"
    try:
        pages = [capture.body for _time in range(2) for capture in web.read(address)]
    finally:
        web.close()
    assert pages == [b"<p>It rained.</p>"] * 2
    host = f"courier.test:{site.port}"
    assert site.asked == [f"{host}/robots.txt", f"{host}/flood", f"{host}/flood"]


@pytest.mark.parametrize(
    ("name", "trusts"),
    [
        pytest.param("post.test", True, id="another name"),
        pytest.param("courier.test", False, id="an unknown issuer"),
    ],
)
def test_a_certificate_that_does_not_fit_is_refused_at_once(
    site: TlsSite, chain: Path, name: str, trusts: bool
) -> None:
    backend = LoopbackBackend()
    web = reader(site, name, chain if trusts else None, backend)
    try:
        with pytest.raises(ReadError, match="certificate is not trusted"):
            list(web.read(f"https://{name}:{site.port}/flood"))
    finally:
        web.close()
    assert site.asked == []
    assert len(backend.opened) == 1
