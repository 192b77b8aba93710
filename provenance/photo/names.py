"""The names of embedded fields: which field of which block answers which question, in what order.

Sources: IPTC IIM 4.2; IPTC Photo Metadata 2025.1 with its mapping of IIM, XMP and EXIF; EXIF 3.0.
"""

import re
from collections.abc import Mapping

__all__ = ["DATES", "TEXTS", "named_fields"]

# A question's places in order: block, folded names a field may be spelt with, what to call it.
Place = tuple[str, tuple[str, ...], str]

DATES: tuple[Place, ...] = (
    ("exif", ("datetimeoriginal", "36867"), "EXIF DateTimeOriginal"),
    ("xmp", ("datetimeoriginal",), "XMP exif:DateTimeOriginal"),
    ("iptc", ("digitalcreationdate", "262", "digitizationdate"), "IIM 2:62"),
    ("xmp", ("datecreated",), "XMP photoshop:DateCreated"),
    ("iptc", ("datecreated", "255", "date"), "IIM 2:55"),
)
"""The moment of capture, then the editorial date."""

TEXTS: Mapping[str, tuple[Place, ...]] = {
    "description": (
        ("xmp", ("description", "captionabstract", "caption"), "XMP dc:description"),
        ("iptc", ("captionabstract", "caption", "description", "2120"), "IIM 2:120"),
        ("exif", ("imagedescription", "270"), "EXIF ImageDescription"),
        ("exif", ("xpcomment", "40092"), "EXIF XPComment"),
        ("exif", ("xptitle", "40091"), "EXIF XPTitle"),
        ("exif", ("usercomment", "37510"), "EXIF UserComment"),
    ),
    "headline": (
        ("xmp", ("headline",), "XMP photoshop:Headline"),
        ("iptc", ("headline", "2105"), "IIM 2:105"),
    ),
    "credit_line": (
        ("xmp", ("credit", "creditline"), "XMP photoshop:Credit"),
        ("iptc", ("credit", "creditline", "2110"), "IIM 2:110"),
    ),
    "source": (
        ("xmp", ("source",), "XMP photoshop:Source"),
        ("iptc", ("source", "2115"), "IIM 2:115"),
    ),
    "instructions": (
        ("xmp", ("instructions",), "XMP photoshop:Instructions"),
        ("iptc", ("specialinstructions", "instructions", "240"), "IIM 2:40"),
    ),
    "creators": (
        ("xmp", ("creator", "author"), "XMP dc:creator"),
        ("iptc", ("byline", "creator", "author", "280"), "IIM 2:80"),
        ("exif", ("artist", "315"), "EXIF Artist"),
        ("exif", ("xpauthor", "40093"), "EXIF XPAuthor"),
    ),
    "rights": (
        ("xmp", ("rights",), "XMP dc:rights"),
        ("iptc", ("copyright", "copyrightnotice", "2116"), "IIM 2:116"),
        ("exif", ("copyright", "33432"), "EXIF Copyright"),
    ),
    "city": (
        ("xmp", ("city",), "XMP photoshop:City"),
        ("iptc", ("city", "290"), "IIM 2:90"),
    ),
    "country": (
        ("xmp", ("country",), "XMP photoshop:Country"),
        ("iptc", ("country", "countryname", "2101"), "IIM 2:101"),
    ),
}
"""Texts: XMP, then IIM, then EXIF."""

_BY_STANDARD = {
    ("exif", "DateTimeOriginal"): "exif_date_time_original",
    ("exif", "ImageDescription"): "exif_image_description",
    ("exif", "Artist"): "exif_artist",
    ("exif", "Copyright"): "exif_copyright",
    ("iptc", "DateCreated"): "iim_date_created",
    ("iptc", "DigitalCreationDate"): "iim_digital_creation_date",
    ("iptc", "By-line"): "iim_byline",
    ("iptc", "Credit"): "iim_credit",
    ("iptc", "Source"): "iim_source",
    ("iptc", "Caption"): "iim_caption",
    ("iptc", "Headline"): "iim_headline",
    ("iptc", "Copyright"): "iim_copyright",
    ("iptc", "City"): "iim_city",
    ("iptc", "Country"): "iim_country",
    ("iptc", "Instructions"): "iim_instructions",
    ("xmp", "photoshop:DateCreated"): "xmp_date_created",
    ("xmp", "dc:creator"): "xmp_creator",
    ("xmp", "photoshop:Credit"): "xmp_credit",
    ("xmp", "photoshop:Source"): "xmp_source",
    ("xmp", "dc:description"): "xmp_description",
    ("xmp", "photoshop:Headline"): "xmp_headline",
    ("xmp", "dc:rights"): "xmp_rights",
    ("xmp", "photoshop:City"): "xmp_city",
    ("xmp", "photoshop:Country"): "xmp_country",
    ("xmp", "photoshop:Instructions"): "xmp_instructions",
    ("xmp", "Iptc4xmpExt:DigitalSourceType"): "xmp_digital_source_type",
}
_LISTS = ("dc:creator", "By-line")


def named_fields(blocks: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """What each standard says by itself, under the names of the benchmark; absent ones left out.

    >>> named_fields({"iptc": {"Credit": "AP", "By-line": ["Ida Orde"]}})
    {'iim_byline': ['Ida Orde'], 'iim_credit': 'AP'}
    """
    found: dict[str, object] = {}
    for (block, name), field in _BY_STANDARD.items():
        value = blocks.get(block, {}).get(name)
        if isinstance(value, list) and name not in _LISTS:
            value = value[0] if value else None  # the default language
        if block == "iptc" and isinstance(value, str) and re.fullmatch(r"\d{8}", value):
            value = f"{value[:4]}-{value[4:6]}-{value[6:]}"
        if value not in (None, "", []):
            found.setdefault(field, value)
    return found
