"""Anchoring the log by an authority of our own, on loopback: OpenSSL signs, as RFC 3161 says."""

import datetime
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from provenance.cli import cutline
from provenance.store.log.chain import Act, Entry
from tests.review import newsroom

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(
    OPENSSL is None, reason="NO OPENSSL: time stamps are not tested; install openssl"
)
CONFIG = """[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


def certificate(
    name: str, key: ec.EllipticCurvePrivateKey, by: str, signer: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    now = datetime.datetime.now(datetime.UTC)
    named = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, who)]) for who in (name, by)]
    root = name == by
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    made = (
        x509.CertificateBuilder()
        .subject_name(named[0])
        .issuer_name(named[1])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(x509.BasicConstraints(root, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(issuer, critical=False)
    )
    if not root:
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        made = made.add_extension(use, critical=True)
    return made.sign(signer, hashes.SHA256())


def authority(folder: Path) -> None:
    root, mine = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    pem = serialization.Encoding.PEM
    for name, made in (("root", certificate("Root", root, "Root", root)),
                       ("tsa", certificate("Clock", mine, "Root", root))):  # fmt: skip
        (folder / f"{name}.pem").write_bytes(made.public_bytes(pem))
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "tsa.key").write_bytes(mine.private_bytes(pem, form, plain))
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))


@contextmanager
def answering(folder: Path, instead: bytes | None = None) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["content-length"]))
            assert self.headers["content-type"] == "application/timestamp-query"
            assert len(query) < 100  # one hash
            (folder / "q").write_bytes(query)
            if instead is None:
                ask = [str(OPENSSL), "ts", "-reply", "-config", str(folder / "tsa.cnf"),
                       "-queryfile", str(folder / "q"), "-out", str(folder / "a")]  # fmt: skip
                subprocess.run(ask, check=True, capture_output=True)
            self.send_response(200)
            self.end_headers()
            self.wfile.write((folder / "a").read_bytes() if instead is None else instead)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def verify(folder: Path, *more: str) -> Result:
    words = ["verify", "--store", str(folder / "desk.db"), *more]
    return CliRunner().invoke(cutline, words, env={"CUTLINE_ARCHIVE": str(folder / "kept")})


def test_a_head_is_stamped_and_found_again_and_a_new_log_is_not(tmp_path: Path) -> None:
    authority(tmp_path)
    roots = str(tmp_path / "root.pem")
    desk = newsroom.open_desk(tmp_path)
    flood = newsroom.fill(desk)
    with answering(tmp_path) as url:
        done = verify(tmp_path, "--timestamp", url, "--roots", roots)
    assert done.exit_code == 0, (done.output, done.exception)
    assert "Stamped on" in done.stdout
    (stamp,) = tmp_path.glob("head-*.tsr")
    desk.take([Entry(Act.NOTE, "ada", newsroom.SEEN, flood.key, {"note": "later"})])
    held = verify(tmp_path, "--stamp", str(stamp), "--roots", roots)
    assert held.exit_code == 0, held.output
    assert "was so on" in held.stdout
    unsigned = verify(tmp_path, "--stamp", str(stamp))
    assert "was not checked" in unsigned.stdout
    # somebody writes the whole log anew, with hashes that fit: the chain alone shows nothing
    again = tmp_path / "again"
    again.mkdir()
    newsroom.save(newsroom.open_desk(again), flood, newsroom.FLOOD)
    forged = verify(again, "--stamp", str(stamp), "--roots", roots)
    assert forged.exit_code == 2
    assert "is not in the log" in forged.stderr


def test_another_authority_and_no_stamp_at_all_are_refused(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    for folder in (mine, other):
        folder.mkdir()
        authority(folder)
    newsroom.fill(newsroom.open_desk(tmp_path))
    with answering(mine) as url:
        done = verify(tmp_path, "--timestamp", url, "--roots", str(other / "root.pem"))
    assert "Cannot trust the time stamp" in str(done.exception)
    for instead in (b"", b"<html>", b"\x30\x82" + b"\xff" * 500, b"x" * 200_000):
        with answering(mine, instead) as url:
            assert verify(tmp_path, "--timestamp", url).exception is not None
    assert list(tmp_path.glob("*.tsr")) == []


def test_a_store_with_faults_is_not_stamped(tmp_path: Path) -> None:
    newsroom.fill(newsroom.open_desk(tmp_path))
    with closing(sqlite3.connect(tmp_path / "desk.db")) as store, store:
        store.execute("UPDATE findings SET statement = 'It fits.'")
    done = verify(tmp_path, "--timestamp", "http://127.0.0.1:9/")
    assert done.exit_code == 2
    assert list(tmp_path.glob("*.tsr")) == []
