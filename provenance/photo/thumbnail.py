"""A small picture of a picture: decoded apart from us, re-encoded, without its metadata."""

import io
import subprocess
import sys

from provenance.model import ReadError

__all__ = ["small_jpeg"]

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_MOST_PIXELS = 50_000_000
_MOST_BYTES = 60_000_000
_MEMORY = 700 * 2**20  # bytes the process may map; it needs about 300 MB for the largest picture
_SECONDS = 10


def small_jpeg(data: bytes, longest: int) -> bytes:
    """A JPEG whose longer side is at most `longest` pixels, of the picture's first frame.

    It is made in a process of its own with little memory and time. Raises `ReadError` where that
    gives none.
    """
    if len(data) > _MOST_BYTES:
        raise ReadError("the picture", "it has more bytes than are shown")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "provenance.photo.thumbnail", str(longest)],
            input=data, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise ReadError("the picture", "decoding it takes too long") from error
    if done.returncode or not done.stdout.startswith(b"\xff\xd8"):
        raise ReadError("the picture", "it cannot be decoded")
    return done.stdout


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _make(data: bytes, longest: int) -> bytes:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise ValueError("too many pixels")
        opened.draft("RGB", (longest, longest))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        small = upright.convert("RGBA" if "A" in upright.getbands() else "RGB")
    small.thumbnail((longest, longest))
    flat = Image.new("RGB", small.size, "white")
    flat.paste(small, mask=small.getchannel("A") if small.mode == "RGBA" else None)
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    _limit()
    sys.stdout.buffer.write(_make(sys.stdin.buffer.read(_MOST_BYTES + 1), int(sys.argv[1])))
