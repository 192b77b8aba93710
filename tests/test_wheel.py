"""The built wheel, away from the checkout, holds everything a run needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own."""
    built = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = built.glob("cutline-*.whl")
    zipfile.ZipFile(wheel).extractall(built / "content")
    return built / "content"


def run(unpacked: Path, elsewhere: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = {"PYTHONPATH": str(unpacked), "CUTLINE_STORE": str(elsewhere / "cutline.db")}
    return subprocess.run(
        [sys.executable, "-c", "from provenance.cli import main; main()", *arguments],
        cwd=elsewhere,
        env=os.environ | path,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_holds_the_packages_and_nothing_else(unpacked: Path) -> None:
    tops = {path.name.partition("-")[0] for path in unpacked.iterdir()}
    assert tops == {"provenance", "flows", "cutline"}


def test_it_runs_from_its_own_files(unpacked: Path, tmp_path: Path) -> None:
    where = "import provenance; print(provenance.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", where],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(unpacked)


def test_check_finds_what_the_checkout_finds(unpacked: Path, tmp_path: Path) -> None:
    done = run(unpacked, tmp_path, "check", str(ROOT / "seeds" / "born-from" / "article.txt"))
    assert done.returncode == 1, done.stderr
    assert "undisclosed-archive-photo" in done.stdout


def test_the_store_is_made_and_upgraded(unpacked: Path, tmp_path: Path) -> None:
    assert run(unpacked, tmp_path, "db", "upgrade").returncode == 0
    done = run(unpacked, tmp_path, "db", "check")
    assert done.returncode == 0, done.stderr
