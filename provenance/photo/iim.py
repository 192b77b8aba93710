"""IPTC IIM: the datasets of a stream, with the character set they say or show.

Sources: IPTC-NAA Information Interchange Model 4.2, chapters 1, 3 and 6; ISO 2022 for dataset 1:90.
"""

from dataclasses import dataclass, field

from provenance.photo.charsets import decoded, iso2022, one_charset

__all__ = ["Iim", "read_iim"]

_MOST = 5000  # datasets of one stream
_LONGEST = 2**17  # of one text, in bytes
_NAMES = {
    (1, 90): "CodedCharacterSet",
    (2, 5): "ObjectName",
    (2, 40): "Instructions",
    (2, 55): "DateCreated",
    (2, 60): "TimeCreated",
    (2, 62): "DigitalCreationDate",
    (2, 63): "DigitalCreationTime",
    (2, 65): "OriginatingProgram",
    (2, 80): "By-line",
    (2, 90): "City",
    (2, 101): "Country",
    (2, 105): "Headline",
    (2, 110): "Credit",
    (2, 115): "Source",
    (2, 116): "Copyright",
    (2, 120): "Caption",
}
_REPEATED = ("By-line",)


@dataclass(slots=True)
class Iim:
    """The texts of one stream by field name, a list where the standard lets a field be repeated.

    `unsure` names the fields whose character set could only be guessed at.
    """

    fields: dict[str, object] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)


def read_iim(data: bytes) -> Iim:
    """The fields of a stream of datasets. Never raises.

    >>> read_iim(b"\\x1c\\x02\\x6e\\x00\\x02AP\\x1c\\x02\\x5a\\x00\\x04Oslo").fields
    {'Credit': 'AP', 'City': 'Oslo'}
    """
    found = Iim()
    rows = _datasets(data, found)
    declared = next((raw for name, raw in rows if name == "CodedCharacterSet"), b"")
    texts = [raw for name, raw in rows if name != "CodedCharacterSet"]
    charset, certain = iso2022(declared), True
    if charset is None and (guess := one_charset(texts)) is not None:
        charset, certain = guess
    for name, raw in rows:
        if name == "CodedCharacterSet":
            continue
        text, sure = decoded(raw, charset, certain)
        text = text.replace("\x00", " ").strip()
        if not text:
            continue
        if not sure:
            found.unsure.add(name)
        before = found.fields.get(name)
        if name in _REPEATED and isinstance(before, list):
            before.append(text)
        elif before is None:
            found.fields[name] = [text] if name in _REPEATED else text
    return found


def _datasets(data: bytes, found: Iim) -> list[tuple[str, bytes]]:
    """Names and contents of the datasets that are read; bytes between them are stepped over."""
    rows: list[tuple[str, bytes]] = []
    at = 0
    for _ in range(_MOST):
        start = _next(data, at)
        if start < 0:
            break
        if data[at:start].strip(b"\x00"):
            found.damage.append("there are stray bytes between IIM datasets")
        record, number = data[start + 1], data[start + 2]
        size = int.from_bytes(data[start + 3 : start + 5], "big")
        at = start + 5
        if size & 0x8000:  # an extended dataset: the length of the length, then the length
            wide = size & 0x7FFF
            size = int.from_bytes(data[at : at + min(wide, 8)], "big")
            at += wide
        body = data[at : at + size]
        if len(body) < size:
            found.damage.append("an IIM dataset is cut off")
        at += size
        if name := _NAMES.get((record, number)):
            rows.append((name, body[:_LONGEST]))
    return rows


def _next(data: bytes, at: int) -> int:
    """Where the next dataset begins: a tag marker before a record's number; -1 for none."""
    while True:
        at = data.find(b"\x1c", at)
        if at < 0 or at + 5 > len(data):
            return -1
        if 1 <= data[at + 1] <= 9:
            return at
        at += 1
