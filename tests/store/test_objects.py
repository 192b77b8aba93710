"""The archive on an object store keeps what it promises in a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.model import Article, Capture, Examination, StoreError
from provenance.store.archive import Archive
from provenance.store.objects import ObjectArchive
from provenance.store.store import Store
from tests.store.test_store import SEEN

moto = pytest.importorskip("moto.server")
s3fs = pytest.importorskip("s3fs")
pytestmark = pytest.mark.filterwarnings("ignore")  # of its server's own


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ACCESS_KEY_ID": "ada",
            "AWS_SECRET_ACCESS_KEY": "tusk",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            patch.setenv(name, value)
        server.start()
        host, port = server.get_host_and_port()
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        s3fs.S3FileSystem().mkdir("kept")
        yield "s3://kept/archive"
        server.stop()


def test_a_content_is_kept_once_and_whole(bucket: str) -> None:
    archive = Archive.open(bucket)
    assert isinstance(archive, ObjectArchive)
    digests = archive.keep_all([b"It rained.", b"It snowed.", b"It rained."])
    assert digests[0] == digests[2]
    assert list(archive.digests()) == sorted(set(digests))
    assert archive.read(digests[1]) == b"It snowed."
    assert digests[0] in archive
    assert archive.read("0" * 64) is None
    assert "0" * 64 not in archive
    assert archive.read("../" + digests[0]) is None


def test_bytes_that_were_changed_are_not_trusted(bucket: str) -> None:
    archive = Archive.open(f"{bucket}/changed")
    assert isinstance(archive, ObjectArchive)
    digest = archive.keep(b"It rained.")
    archive._files.pipe_file(archive._at(digest), b"It snowed.")
    with pytest.raises(StoreError, match="not those it was named for"):
        archive.read(digest)


def test_what_cannot_be_written_is_one_error(bucket: str) -> None:
    with pytest.raises(StoreError, match="Nothing was half-written"):
        Archive.open("s3://no-such-bucket/kept").keep(b"It rained.")


def test_a_store_reads_its_pages_back(bucket: str, tmp_path: Path) -> None:
    page = Capture("page.html", None, "text/html", SEEN, b"It rained.")
    store = Store.open(str(tmp_path / "a.db"), archive=Archive.open(f"{bucket}/store"))
    store.save(page, Examination(Article(page.digest, None, "en")))
    assert store.body(page.digest) == page.body


def test_a_file_address_is_a_folder(tmp_path: Path) -> None:
    archive = Archive.open(f"file://{tmp_path}/kept")
    assert archive.address == str(tmp_path / "kept")
    assert archive.read(archive.keep(b"It rained.")) == b"It rained."
