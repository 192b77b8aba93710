"""Makes the small pictures of the seeds, with EXIF and IPTC: `python seeds/_make_pictures.py`."""

import io
import struct
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
# seed and file, colour, EXIF tags, IIM records
PICTURES = (
    ("camera-clock/flooded.jpg", (70, 90, 110),
     {36867: "2019:04:02 13:10:09", 272: "Field camera"}, {(2, 55): "20190402"}),
    ("credit-other/engines.jpg", (140, 60, 40),
     {315: "Astrid Nyholm", 36867: "2022:05:29 22:41:00"},
     {(2, 80): "Astrid Nyholm", (2, 110): "Nordbild", (2, 55): "20220529"}),
    ("credit-agrees/guests.jpg", (90, 80, 60),
     {315: "Piet Anders", 36867: "2024:08:10 01:12:00"},
     {(2, 80): "Piet Anders", (2, 110): "REUTERS", (2, 55): "20240809"}),
)  # fmt: skip


def iim(records: dict[tuple[int, int], str]) -> bytes:
    """IIM records in a Photoshop resource block, as an APP13 segment's content."""
    data = b"\x1c\x01\x5a\x00\x03\x1b%G"
    for (record, number), text in records.items():
        value = text.encode()
        data += struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
    data += b"\x00" * (len(data) % 2)
    return b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data


def make(
    path: Path,
    colour: tuple[int, int, int],
    exif: dict[int, str],
    records: dict[tuple[int, int], str],
) -> None:
    image = Image.new("RGB", (64, 48), colour)
    tags = Image.Exif()
    inner = tags.get_ifd(0x8769)
    for number, text in exif.items():
        (inner if number == 36867 else tags)[number] = text
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60, exif=tags)
    data = out.getvalue()
    block = iim(records)
    segment = b"\xff\xed" + struct.pack(">H", len(block) + 2) + block
    path.write_bytes(data[:2] + segment + data[2:])


if __name__ == "__main__":
    for name, colour, exif, records in PICTURES:
        make(HERE / name, colour, exif, records)
