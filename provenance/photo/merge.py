"""From blocks to one answer a question: which value won, which others stand beside it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from provenance.model import EmbeddedValue, Interval, PhotoMetadata, tidy
from provenance.photo.names import DATES, TEXTS

__all__ = ["merged"]

_LONGEST = 20_000  # letters of one text
_LONGEST_NAME = 200
_AI = {
    "aisystemused": "AI System Used",
    "aisystemversionused": "AI System Version Used",
    "aipromptinformation": "AI Prompt Information",
    "aipromptwritername": "AI Prompt Writer Name",
}
# Source types in which a model or program made what is seen, in whole or part: any of them counts
# before those that say how the rest came about (IPTC NewsCodes, digitalsourcetype).
_MADE = ("trainedalgorithmicmedia", "compositewithtrainedalgorithmicmedia", "compositesynthetic",
         "algorithmicmedia")  # fmt: skip

Folded = Mapping[str, Mapping[str, object]]


def merged(
    blocks: Mapping[str, Mapping[str, object]],
    unsure: Iterable[str] = (),
    damage: Iterable[str] = (),
) -> PhotoMetadata:
    """One answer a question, with every value it was chosen from.

    `unsure` names "block.Field" of texts whose character set was a guess.
    """
    folded = {
        block.lower(): _folded(fields)
        for block, fields in blocks.items()
        if isinstance(fields, Mapping)
    }
    doubtful = {f"{b}.{_fold(n)}" for b, _, n in (item.partition(".") for item in unsure)}
    software = _software(folded)
    rows = [row for field in TEXTS for row in _values(field, folded, doubtful, software)]
    dates, moments = _dates(folded)
    kind = _source_type(folded)
    texts = {field: [row for row in rows if row.field == field and row.used] for field in TEXTS}
    origins = [("date_created", dates[0][0])] if dates else []
    origins += [(field, found[0].block) for field, found in texts.items() if found]
    origins += [("digital_source_type", kind[1])] if kind else []

    def one(field: str) -> str | None:
        return texts[field][0].text if texts[field] else None

    return PhotoMetadata(
        description=one("description"),
        credit_line=one("credit_line"),
        source=one("source"),
        instructions=one("instructions"),
        creators=tuple(dict.fromkeys(row.text for row in texts["creators"])),
        date_created=dates[0][1] if dates else None,
        dates=tuple(dates),
        origins=tuple(origins),
        digital_source_type=kind[0] if kind else None,
        software=software,
        ai=_ai(folded),
        values=(*moments, *rows),
        unsure=tuple(field for field, found in texts.items() if any(row.doubt for row in found)),
        damage=tuple(damage),
    )


# What stands before a field's own name: "{address}", "dc:", "Xmp.dc."; and "[1]" behind it.
_BEFORE_NAME = re.compile(r"^(?:\{[^}]*\}|[^\d:.][^:.]*[:.])+(?=.)")
_DATASET = re.compile(r"(?<!\d)2[:#]0*(\d{2,3})$")  # an IIM field by its number
_BEHIND_NAME = re.compile(r"\[[^\]]*\]$")


def _folded(fields: Mapping[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in fields.items():
        if value not in (None, "", [], "-"):
            found.setdefault(_fold(name), value)
    return found


def _fold(name: str) -> str:
    """A field's own name in letters and digits: of "dc:creator[1]" creator, of "2:80" 280."""
    name = str(name)[:_LONGEST_NAME].strip()
    if dataset := _DATASET.search(name):
        return f"2{dataset[1]}"
    bare = _BEHIND_NAME.sub("", _BEFORE_NAME.sub("", name))
    return re.sub(r"[^a-z0-9]", "", bare.lower())


def _found(folded: Folded, block: str, names: Iterable[str]) -> Iterator[tuple[str, object]]:
    """The first value under any of the names, in the block and in further packets of it."""
    for part in (block, f"{block} 2"):
        fields = folded.get(part, {})
        for name in names:
            if name in fields:
                yield f"{part}.{name}", fields[name]
                break


def _values(
    field: str, folded: Folded, doubtful: set[str], software: str | None
) -> Iterator[EmbeddedValue]:
    """Every value of a field; the first that is not in doubt is used, else the first that is only
    unsure.
    """
    rows: list[tuple[str, list[str], str | None]] = []
    for block, names, label in TEXTS[field]:
        for place, value in _found(folded, block, names):
            texts = _strings(value)
            if field == "creators":
                texts = [name.strip() for text in texts for name in text.split(";")]
            elif texts and not isinstance(value, str):
                texts = texts[:1]  # of several languages the default, which stands first
            name = label if not place.split(".")[0].endswith("2") else f"{label}, second packet"
            doubt = "unsure letters" if place in doubtful else None
            for is_own in (False, True):
                held = [t for t in texts if t and _is_placeholder(t, field, software) is is_own]
                if held:
                    rows.append((name, held, "a placeholder" if is_own else doubt))
    best = next((row for row in rows if row[2] is None), None)
    best = best or next((row for row in rows if row[2] == "unsure letters"), None)
    for row in rows:
        for text in row[1]:
            yield EmbeddedValue(field, row[0], text, row is best, row[2])


def _strings(value: object, depth: int = 4) -> list[str]:
    """The texts in a value, at most 20 from each of four storeys."""
    if isinstance(value, Mapping | list | tuple):
        if depth == 0:
            return []
        rows = list(value.values()) if isinstance(value, Mapping) else value
        return [t for inner in rows[:20] for t in _strings(inner, depth - 1)]
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = tidy(str(value).replace("\x00", "")[: 2 * _LONGEST])[:_LONGEST]
    return [text] if value is not None and text and text != "-" else []


# What cameras, scanners and programs write by themselves where a person would write.
_OWN_WORDS = re.compile(
    r"(?:.*\bdigital (?:still )?camera|.* dsc|dcim\W*\w*|exif_jpeg_picture|jpeg|default(?: value)?|"
    r"ascii|unicode|charset=\S+|untitled|no (?:caption|title|description)|none|null|n/?a|unknown|"
    r"(?:created|processed|made|edited|shot|taken|captured) (?:with|by|on|using|in) .{0,60}|"
    r"screen ?shot.{0,40}|(?:dsc|img|dscn|dscf|pict|pxl|cimg|p)[\d_-]{3,}.{0,12}|"
    r"\S+\.(?:jpe?g|png|tiff?)|type (?:your )?.*here|"
    r"(?:cof|sdr|dav|hdr|rhdr|cmyk|rbt|oznor|ptr|fbt)(?:_\w+)?|user comments?|"
    r"lead technologies.*|acd systems.*|optimi[sz]ed by .*|file written by .*|handmade software.*)",
    re.I,
)
_PROGRAMS = re.compile(
    r"(?:picasa|photoshop|adobe|lightroom|gimp|acdsee|irfanview|xnview|paint|microsoft|windows|apple|"
    r"canon|nikon|sony|olympus|fujifilm|panasonic|samsung|hewlett|epson|snipping|snagit|owner|user|"
    r"admin(?:istrator)?|author|artist|photographer ?name|your name|default|unknown|none|n/?a|"
    r"camera owner.*|picture ?taker|photoscape|instagram|vsco|snapseed|imagemagick)[\s\d.,_-]*"
    r"(?:(?:photoshop|elements|lightroom|cs\d?|cc|user|windows|macintosh|corporation|inc)[\s\d.]*)*",
    re.I,
)


def _is_placeholder(text: str, field: str, software: str | None) -> bool:
    if field not in ("description", "creators", "headline"):
        return False
    if software and text.lower() in software.lower():
        return True
    pattern = _PROGRAMS if field == "creators" else _OWN_WORDS
    return pattern.fullmatch(text) is not None


# ------------------------------------------------------------------ dates
_STAMP = re.compile(
    r"\s*(\d{4})(?:[-:./]?(\d\d)(?:[-:./]?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?"
    r"\s*(Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_TIMES = {"262": "263", "digitalcreationdate": "digitalcreationtime", "255": "260",
          "datecreated": "timecreated"}  # fmt: skip


def _dates(folded: Folded) -> tuple[list[tuple[str, Interval]], list[EmbeddedValue]]:
    """Days by label in the order of trust, and the moments as the file writes them."""
    dates: list[tuple[str, Interval]] = []
    moments: list[EmbeddedValue] = []
    for block, names, label in DATES:
        for place, value in _found(folded, block, names):
            part, name = place.split(".")
            text = (_strings(value) or [""])[0]
            fields = folded[part]
            if block == "iptc" and (time := _strings(fields.get(_TIMES.get(name, ""), ""))):
                text = f"{text} {time[0]}"
            elif block == "exif" and (offset := _strings(fields.get("offsettimeoriginal", ""))):
                text += offset[0]
            read = _moment(text)
            if read is None:
                continue
            second = part.endswith("2")
            called = f"{label}, second packet" if second else label
            moments.append(EmbeddedValue("date_created", called, read[1], not dates))
            if not second:
                dates.append((label, read[0]))
    return dates, moments


def _moment(text: str) -> tuple[Interval, str] | None:
    """A stamp's day, month or year, and the stamp in ISO text; None for zeros and nonsense."""
    match = _STAMP.match(text)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if not 1826 <= year <= 2100:
            return None
        if not month:
            return Interval.year(year), f"{year}"
        if not day:
            return Interval.month(year, month), f"{year}-{month:02}"
        interval, iso = Interval.day(date(year, month, day)), f"{year}-{month:02}-{day:02}"
    except ValueError:
        return None
    if match[4]:
        offset = match[7] or ""
        if len(offset) == 5:
            offset = f"{offset[:3]}:{offset[3:]}"
        iso += f"T{match[4]}:{match[5]}:{match[6] or '00'}{offset}"
    return interval, iso


# ------------------------------------------------------------------ how the picture was made
def _source_type(folded: Folded) -> tuple[str, str] | None:
    """The digital source type's last part, and where it stands; one that says that the picture was
    made by a machine goes before the others.
    """
    found: list[tuple[str, str]] = []
    for block, label in (
        ("xmp", "XMP Iptc4xmpExt:DigitalSourceType"), ("xmp 2", "XMP, second packet"),
        ("iptc", "IPTC"), ("c2pa", "C2PA"), ("exif", "EXIF"),
    ):  # fmt: skip
        fields = folded.get(block, {})
        named = _strings(fields.get("digitalsourcetype"))
        found += [(text.rstrip("/").rpartition("/")[2], label) for text in named]
        for text in _deep(fields):
            found += [(m, label) for m in re.findall(r"digitalsourcetype/(\w+)", text, re.I)]
    made = [row for row in found if row[0].lower() in _MADE]
    best = made or found
    return best[0] if best else None


def _deep(value: object, depth: int = 6) -> list[str]:
    if depth == 0:
        return []
    if isinstance(value, Mapping):
        return [t for inner in list(value.values())[:50] for t in _deep(inner, depth - 1)]
    if isinstance(value, list | tuple):
        return [t for inner in value[:50] for t in _deep(inner, depth - 1)]
    return _strings(value)


def _ai(folded: Folded) -> tuple[tuple[str, str], ...]:
    fields = {**folded.get("xmp 2", {}), **folded.get("xmp", {})}
    rows = ((f"XMP {label}", _strings(fields.get(name))) for name, label in _AI.items())
    return tuple((label, texts[0]) for label, texts in rows if texts)


def _software(folded: Folded) -> str | None:
    parts = []
    for block, name in (
        ("exif", "software"), ("xmp", "creatortool"), ("iptc", "originatingprogram"),
        ("exif", "make"), ("exif", "model"), ("xmp", "make"), ("xmp", "model"),
        ("exif", "filesource"),
    ):  # fmt: skip
        parts += _strings(folded.get(block, {}).get(name))
    return " ".join(dict.fromkeys(parts)) or None
