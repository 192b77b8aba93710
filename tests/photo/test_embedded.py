"""Files made here, read back: every block, every kind of file, and files that mean harm."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from provenance.model import ReadError
from provenance.photo.embedded import read_blocks
from provenance.photo.read import read_photo

TAKEN, ARTIST, DESCRIPTION, PACKET = 36867, 315, 270, 700
UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
NAMESPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
)


def exif(**tags: str) -> bytes:
    found = Image.Exif()
    inner = found.get_ifd(0x8769)
    if "taken" in tags:
        inner[TAKEN] = tags["taken"]
    if "artist" in tags:
        found[ARTIST] = tags["artist"]
    if "description" in tags:
        found[DESCRIPTION] = tags["description"]
    return found.tobytes()


def packet(inside: str, holder: str = "xmpmeta", before: str = "") -> bytes:
    return (
        f'{before}<x:{holder} xmlns:x="adobe:ns:meta/"><rdf:RDF {NAMESPACES}>'
        f"{inside}</rdf:RDF></x:{holder}>"
    ).encode()


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", size, (90, 80, 70))
    image.save(out, kind, **options)
    return out.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def with_segment(marker: int, content: bytes) -> bytes:
    data = picture()
    return data[:2] + segment(marker, content) + data[2:]


def with_iim(*records: tuple[int, bytes], charset: bytes = UTF8) -> bytes:
    data = charset
    for number, value in records:
        data += struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value
    data += b"\x00" * (len(data) % 2)
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(data)) + data
    return with_segment(0xED, b"Photoshop 3.0\x00" + block)


def with_xmp(inside: str, **options: str) -> bytes:
    return picture(xmp=packet(inside, **options))


@pytest.mark.parametrize(
    "kind",
    ["JPEG", "PNG", "WEBP", "TIFF"],
)
def test_exif_of_each_kind_of_file(kind: str) -> None:
    data = picture(kind, exif=exif(taken="2019:04:02 13:10:09", artist="Jana Ploss"))
    photo = read_photo("img/a", data)
    assert (photo.width, photo.height) == (64, 48)
    assert photo.metadata.date_created is not None
    assert photo.metadata.date_created.edtf == "2019-04-02"
    assert photo.metadata.creators == ("Jana Ploss",)


def test_a_file_that_says_nothing_is_a_photo_without_words() -> None:
    metadata = read_photo("img/a.gif", picture("GIF")).metadata
    assert metadata.date_created is None
    assert metadata.creators == () and metadata.description is None


def test_the_digest_is_of_the_bytes() -> None:
    data = picture()
    assert read_photo("img/a.jpg", data).digest == read_photo("img/b.jpg", data).digest
    assert read_photo("img/a.jpg", data + b"\x00").digest != read_photo("img/a.jpg", data).digest


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(with_iim((80, "Åsa Ploß".encode())), "Åsa Ploß", id="declared UTF-8"),
        pytest.param(
            with_iim((80, "Åsa Ploß".encode()), charset=b""), "Åsa Ploß", id="undeclared UTF-8"
        ),
        pytest.param(
            with_iim((80, "Åsa Ploß".encode("cp1252")), charset=b""), "Åsa Ploß", id="cp1252"
        ),
        pytest.param(
            picture(exif=exif(artist="ten places")).replace(b"ten places", "Åsa Ploß".encode()),
            "Åsa Ploß",
            id="UTF-8 in EXIF",
        ),
        pytest.param(
            with_xmp(
                '<rdf:Description rdf:about=""><dc:creator><rdf:Seq><rdf:li>Åsa Ploß</rdf:li>'
                "</rdf:Seq></dc:creator></rdf:Description>"
            ),
            "Åsa Ploß",
            id="XMP",
        ),
    ],
)
def test_names_keep_their_letters(data: bytes, expected: str) -> None:
    assert read_photo("img/a.jpg", data).metadata.creators == (expected,)


def test_iim_fields() -> None:
    metadata = read_photo(
        "img/a.jpg",
        with_iim(
            (55, b"20190402"),
            (80, b"Jana Ploss"),
            (80, b"Ivo Tarn"),
            (110, b"Nordbild"),
            (115, b"Fulbrook Mail"),
            (120, b"The weir at Tarrow"),
            (40, b"No sales"),
        ),
    ).metadata
    assert metadata.dates[0][0] == "IIM 2:55"
    assert metadata.creators == ("Jana Ploss", "Ivo Tarn")
    assert (metadata.credit_line, metadata.source) == ("Nordbild", "Fulbrook Mail")
    assert (metadata.description, metadata.instructions) == ("The weir at Tarrow", "No sales")


ATTRIBUTES = (
    '<rdf:Description rdf:about="" photoshop:DateCreated="2019-04-02" photoshop:Credit="Nordbild"/>'
)
ELEMENTS = (
    '<rdf:Description rdf:about=""><photoshop:DateCreated>2019-04-02</photoshop:DateCreated>'
    "<photoshop:Credit>Nordbild</photoshop:Credit></rdf:Description>"
)
PARTED = (
    '<rdf:Description rdf:about="" photoshop:DateCreated="2019-04-02"/>'
    '<rdf:Description rdf:about="" photoshop:Credit="Nordbild"/>'
)


def in_exif() -> bytes:
    tags = Image.Exif()
    tags[PACKET] = packet(ELEMENTS)
    return picture(exif=tags.tobytes())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(with_xmp(ATTRIBUTES), id="attributes"),
        pytest.param(with_xmp(ELEMENTS), id="elements"),
        pytest.param(with_xmp(PARTED), id="two descriptions"),
        pytest.param(with_xmp(ELEMENTS, holder="xapmeta"), id="holder of the first releases"),
        pytest.param(picture("WEBP", xmp=packet(ELEMENTS)), id="WebP"),
        pytest.param(in_exif(), id="packet in an EXIF tag"),
    ],
)
def test_xmp_in_every_form(data: bytes) -> None:
    metadata = read_photo("img/a.jpg", data).metadata
    assert [day.edtf for _, day in metadata.dates] == ["2019-04-02"]
    assert metadata.credit_line == "Nordbild"


def test_xmp_source_type() -> None:
    address = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    metadata = read_photo(
        "img/a.jpg",
        with_xmp(f'<rdf:Description rdf:about="" Iptc4xmpExt:DigitalSourceType="{address}"/>'),
    ).metadata
    assert metadata.digital_source_type == "trainedAlgorithmicMedia"


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(packet("<dc:creator>&c;</dc:creator>", before=LAUGHS), id="entities in XMP"),
        pytest.param(packet("<dc:creator>&a;</dc:creator>", before=OUTSIDE), id="file in XMP"),
        pytest.param(packet("<dc:creator>"), id="torn XMP"),
        pytest.param(b"\xff\xfe\x00", id="no XML at all"),
        pytest.param(packet("<a>" * 3000 + "</a>" * 3000), id="deep XMP"),
    ],
)
def test_a_broken_packet_leaves_the_other_blocks(block: bytes) -> None:
    data = picture(exif=exif(taken="2019:04:02 13:10:09"), xmp=block)
    metadata = read_photo("img/a.jpg", data).metadata
    assert metadata.creators == ()
    assert metadata.date_created is not None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\xff\xff\x1c", id="too short"),
        pytest.param(b"Photoshop 3.0\x00junk", id="no resource"),
        pytest.param(
            b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x06\x99\x02\x50\x00\x01a",
            id="no field mark",
        ),
        pytest.param(
            b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x06\x1c\x02\x50\xff\xff\xff",
            id="field longer than the file",
        ),
    ],
)
def test_broken_iim_is_absent(content: bytes) -> None:
    assert read_photo("img/a.jpg", with_segment(0xED, content)).metadata.creators == ()


def huge_png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    out = b"\x89PNG\r\n\x1a\n"
    for name, content in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\x00")), (b"IEND", b"")):
        out += struct.pack(">I", len(content)) + name + content
        out += struct.pack(">I", zlib.crc32(name + content))
    return out


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<html><body>404</body></html>", id="a page"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", id="EPS"),
        pytest.param(b"BM" + b"\x00" * 200, id="BMP"),
        pytest.param(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 100, id="HEIC"),
        pytest.param(b"\xff\xd8\xff", id="JPEG, three bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="PNG, no chunk"),
        pytest.param(b"GIF89a", id="GIF, no screen"),
        pytest.param(b"RIFF\x10\x00\x00\x00WAVEfmt ", id="sound"),
        pytest.param(b"II*\x00\x08\x00\x00\x00", id="TIFF, no directory"),
        pytest.param(b"\x00\x00\x00\x18ftypavif" + b"\xff" * 60, id="AVIF, torn"),
        pytest.param(huge_png(0, 0), id="no pixels"),
    ],
)
def test_what_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"img/a\.jpg"):
        read_photo("img/a.jpg", data)


def test_large_pictures_still_say_who_made_them() -> None:
    held = read_blocks("img/a.png", huge_png(60_000, 60_000))
    assert (held.width, held.height) == (60_000, 60_000)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
@pytest.mark.parametrize("part", [0.02, 0.1, 0.5, 0.9])
def test_a_torn_file_is_read_or_refused(kind: str, part: float) -> None:
    data = picture(kind)
    either_way("img/a", data[: int(len(data) * part)])


def either_way(url: str, data: bytes) -> None:
    try:
        read_photo(url, data)
    except ReadError:
        return


MAKERS: tuple[Callable[[], bytes], ...] = (
    lambda: picture(exif=exif(taken="2019:04:02 13:10:09"), xmp=packet(ELEMENTS)),
    lambda: with_iim((55, b"20190402"), (80, b"Jana Ploss")),
    lambda: picture("PNG", exif=exif(artist="Jana Ploss")),
    lambda: picture("TIFF", exif=exif(artist="Jana Ploss")),
    lambda: picture("WEBP", exif=exif(artist="Jana Ploss")),
)
WHOLE = tuple(make() for make in MAKERS)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 255)), max_size=6),
)
def test_changed_bytes_are_read_or_refused(data: bytes, changes: list[tuple[int, int]]) -> None:
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(changed)] = value
    either_way("img/a", bytes(changed))
