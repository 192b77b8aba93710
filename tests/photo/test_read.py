"""From raw fields to metadata: which block is believed, and how names are spelled."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.model import Granularity, PhotoMetadata
from provenance.photo.read import photo_from_fields

ALL_DATES: dict[str, dict[str, object]] = {
    "exif": {"DateTimeOriginal": "2019:04:01 10:00:00"},
    "xmp": {
        "exif:DateTimeOriginal": "2019-04-02T10:00:00",
        "photoshop:DateCreated": "2019-04-04",
    },
    "iptc": {"DigitalCreationDate": "20190403", "DateCreated": "20190405"},
}
ORDER = (
    ("EXIF DateTimeOriginal", "2019-04-01"),
    ("XMP exif:DateTimeOriginal", "2019-04-02"),
    ("IIM 2:62", "2019-04-03"),
    ("XMP photoshop:DateCreated", "2019-04-04"),
    ("IIM 2:55", "2019-04-05"),
)


def read(**blocks: Any) -> PhotoMetadata:
    return photo_from_fields("img/a.jpg", blocks).metadata


def test_every_date_is_kept_in_the_order_of_trust() -> None:
    metadata = read(**ALL_DATES)
    assert tuple((block, day.edtf) for block, day in metadata.dates) == ORDER
    assert metadata.date_created == metadata.dates[0][1]
    assert metadata.origin("date_created") == "EXIF DateTimeOriginal"


@pytest.mark.parametrize("start", range(len(ORDER)))
def test_the_best_date_there_is_counts(start: int) -> None:
    fields = {
        "EXIF DateTimeOriginal": ("exif", "DateTimeOriginal"),
        "XMP exif:DateTimeOriginal": ("xmp", "exif:DateTimeOriginal"),
        "IIM 2:62": ("iptc", "DigitalCreationDate"),
        "XMP photoshop:DateCreated": ("xmp", "photoshop:DateCreated"),
        "IIM 2:55": ("iptc", "DateCreated"),
    }
    blocks: dict[str, dict[str, object]] = {"exif": {}, "xmp": {}, "iptc": {}}
    for label, day in ORDER[start:]:
        block, name = fields[label]
        blocks[block][name] = day
    assert read(**blocks).origin("date_created") == ORDER[start][0]


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        pytest.param("2019:04:02 13:10:09", "2019-04-02", id="EXIF"),
        pytest.param("2019-04-02T13:10:09+02:00", "2019-04-02", id="XMP with offset"),
        pytest.param("20190402", "2019-04-02", id="IIM"),
        pytest.param(b"20190402", "2019-04-02", id="IIM in bytes"),
        pytest.param("2019-04", "2019-04", id="month"),
        pytest.param("2019", "2019", id="year"),
        pytest.param("20190000", "2019", id="IIM, year alone"),
        pytest.param("20190400", "2019-04", id="IIM, month alone"),
        pytest.param("2019:04:02 13:10:09\x00", "2019-04-02", id="ends in a zero byte"),
        pytest.param(["2019-04-02"], "2019-04-02", id="in a list"),
        pytest.param("0000:00:00 00:00:00", None, id="zeros"),
        pytest.param("    :  :     :  :  ", None, id="blanks"),
        pytest.param("2019:13:40 10:00:00", None, id="no such month"),
        pytest.param("2019:02:30 10:00:00", None, id="no such day"),
        pytest.param("1700-01-01", None, id="before photography"),
        pytest.param("yesterday", None, id="words"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="absent"),
        pytest.param({"a": {"b": {}}}, None, id="a tree without texts"),
    ],
)
def test_stamps(value: object, edtf: str | None) -> None:
    found = read(exif={"DateTimeOriginal": value}).date_created
    assert (found.edtf if found else None) == edtf


def test_a_month_stays_a_month() -> None:
    found = read(iptc={"DateCreated": "20190400"}).date_created
    assert found is not None and found.granularity is Granularity.MONTH


@pytest.mark.parametrize(
    ("block", "name"),
    [
        pytest.param("iptc", "By-line", id="IIM name"),
        pytest.param("iptc", "by_line", id="with an underscore"),
        pytest.param("iptc", "Byline", id="one word"),
        pytest.param("iptc", "2:80", id="dataset"),
        pytest.param("iptc", "2#080", id="dataset, padded"),
        pytest.param("iptc", "IIM 2:80", id="dataset, named"),
        pytest.param("iptc", "Iptc.Application2.Byline", id="dotted IIM"),
        pytest.param("xmp", "dc:creator", id="prefixed"),
        pytest.param("xmp", "creator", id="bare"),
        pytest.param("xmp", "Xmp.dc.creator", id="dotted XMP"),
        pytest.param("xmp", "dc:creator[1]", id="indexed"),
        pytest.param("xmp", "{http://purl.org/dc/elements/1.1/}creator", id="with its address"),
        pytest.param("exif", "Artist", id="EXIF"),
        pytest.param("exif", "Exif.Image.Artist", id="dotted EXIF"),
        pytest.param("exif", "315", id="EXIF tag number"),
        pytest.param("EXIF", "artist", id="block and name in other case"),
    ],
)
def test_spellings_of_creator(block: str, name: str) -> None:
    assert read(**{block: {name: "Jana Ploss"}}).creators == ("Jana Ploss",)


@pytest.mark.parametrize(
    "name",
    ["By-lineTitle", "AuthorsPosition", "CreatorTool", "CaptionWriter", "CreatorContactInfo"],
)
def test_fields_that_name_no_creator(name: str) -> None:
    assert read(xmp={name: "Editor"}, iptc={name: "Editor"}).creators == ()


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        pytest.param("description", "from XMP", id="description"),
        pytest.param("credit_line", "credit XMP", id="credit"),
        pytest.param("source", "source XMP", id="source"),
        pytest.param("instructions", "instructions XMP", id="instructions"),
    ],
)
def test_text_comes_from_xmp_first(field: str, expected: str) -> None:
    metadata = read(
        exif={"ImageDescription": "from EXIF"},
        iptc={
            "Caption/Abstract": "from IIM",
            "Credit": "credit IIM",
            "Source": "source IIM",
            "SpecialInstructions": "instructions IIM",
        },
        xmp={
            "dc:description": {"x-default": "from XMP"},
            "photoshop:Credit": "credit XMP",
            "photoshop:Source": "source XMP",
            "photoshop:Instructions": "instructions XMP",
        },
    )
    assert getattr(metadata, field) == expected
    assert metadata.origin(field).startswith("XMP ")


def test_empty_fields_give_way() -> None:
    metadata = read(
        xmp={"dc:description": "", "photoshop:Credit": "-"},
        iptc={"Caption-Abstract": "The weir at Tarrow", "Credit": "Nordbild"},
    )
    assert (metadata.description, metadata.credit_line) == ("The weir at Tarrow", "Nordbild")
    assert metadata.origin("description") == "IIM 2:120"


def test_creators_are_named_once_and_in_order() -> None:
    metadata = read(xmp={"dc:creator": ["Jana Ploss", "Ivo Tarn", "Jana Ploss"]})
    assert metadata.creators == ("Jana Ploss", "Ivo Tarn")


SYNTHETIC = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param({"xmp": {"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}},
                     ("trainedAlgorithmicMedia", "XMP"), id="XMP"),
        pytest.param({"xmp": {"DigitalSourceType": "digitalCapture"}},
                     ("digitalCapture", "XMP"), id="without its address"),
        pytest.param({"c2pa": {"actions": [{"action": "c2pa.created",
                                            "digitalSourceType": SYNTHETIC}]}},
                     ("trainedAlgorithmicMedia", "C2PA"), id="C2PA action"),
        pytest.param({"c2pa": {"digitalSourceType": SYNTHETIC}},
                     ("trainedAlgorithmicMedia", "C2PA"), id="C2PA field"),
        pytest.param({"exif": {"Model": "Field camera"}}, None, id="none"),
        pytest.param({}, None, id="no blocks"),
    ],
)  # fmt: skip
def test_digital_source_type(
    blocks: dict[str, dict[str, object]], expected: tuple[str, str] | None
) -> None:
    metadata = read(**blocks)
    if expected is None:
        assert metadata.digital_source_type is None
    else:
        assert metadata.digital_source_type == expected[0]
        assert metadata.origin("digital_source_type").startswith(expected[1])


def test_software_joins_program_and_camera() -> None:
    found = read(exif={"Software": "Filmscan 9", "Make": "Acme", "Model": "V800"}).software
    assert found is not None and {"Filmscan", "V800"} <= set(found.split())


def test_trees_of_any_depth_are_bounded() -> None:
    tree: object = "deep"
    for _ in range(50_000):
        tree = [tree]
    metadata = read(xmp={"dc:creator": tree, "DigitalSourceType": tree}, c2pa={"actions": tree})
    assert metadata.creators == () and metadata.digital_source_type is None


def test_long_texts_and_names_are_cut() -> None:
    metadata = read(xmp={"dc:description": "word " * 100_000, "a:" * 100_000: "x"})
    assert metadata.description is not None and len(metadata.description) <= 20_000


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(["DateTimeOriginal", "dc:creator", "2:55", "Credit", "Artist"]) | st.text()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(["exif", "iptc", "xmp", "c2pa"]), st.dictionaries(NAMES, VALUES)
    )
)
def test_any_fields_make_a_photo(blocks: dict[str, dict[str, object]]) -> None:
    photo = photo_from_fields("img/a.jpg", blocks)
    assert hash(photo) == hash(photo_from_fields("img/a.jpg", blocks))
