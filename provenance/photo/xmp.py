"""XMP: the properties of a packet, read as far as it goes.

A packet with one flaw is not lost: a raw "&", a control character, an undeclared prefix or a
missing end costs nothing but the words it stands in. Entities that a document type defines are
never expanded, and nothing is fetched. Sources: XMP parts 1 and 3; IPTC Photo Metadata 2025.1.
"""

import html
import re
from dataclasses import dataclass, field

from provenance.photo.charsets import decoded

__all__ = ["Xmp", "read_xmp"]

_MOST_TAGS = 200_000
_LONGEST = 2**17  # of one text, in characters
_DEEPEST = 60
_RDF = "rdf"
# Namespaces by what stays the same in all their spellings, with the prefix they have here.
_NAMESPACES = (
    ("purl.org/dc/", "dc"),
    ("/photoshop/", "photoshop"),
    ("Iptc4xmpCore/", "Iptc4xmpCore"),
    ("Iptc4xmpExt/", "Iptc4xmpExt"),
    ("/exif/1.0/", "exif"),
    ("/tiff/1.0/", "tiff"),
    ("/xap/1.0/rights/", "xmpRights"),
    ("/xap/1.0/mm/", "xmpMM"),
    ("/xap/1.0/", "xmp"),
    ("22-rdf-syntax-ns#", _RDF),
    ("ns:meta/", "x"),
)
_NAMED = {
    "dc": {"creator", "description", "rights", "title"},
    "photoshop": {"DateCreated", "Credit", "Source", "Headline", "City", "Country", "Instructions",
                  "CaptionWriter", "TransmissionReference"},
    "exif": {"DateTimeOriginal", "UserComment"},
    "tiff": {"Artist", "ImageDescription", "Make", "Model"},
    "xmp": {"CreatorTool", "CreateDate"},
    "Iptc4xmpExt": {"DigitalSourceType", "AIPromptInformation",
                    "AIPromptWriterName", "AISystemUsed", "AISystemVersionUsed"},
}  # fmt: skip
_WANTED = {prefix: {name.lower(): name for name in names} for prefix, names in _NAMED.items()}
_TAG = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|"
    r"<(/?)([\w:.-]+)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*?)(/?)>",
    re.S,
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_RAW_AMPERSAND = re.compile(r"&(?!#\d+;|#x[\da-fA-F]+;|(?:amp|lt|gt|quot|apos);)")


@dataclass(slots=True)
class Xmp:
    """The properties of one packet by "prefix:Name": a text, or a list of texts; of texts in
    several languages the default stands first.
    """

    fields: dict[str, object] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)

    def flaw(self, reason: str) -> None:
        """Records once what is wrong with the packet."""
        if reason not in self.damage:
            self.damage.append(reason)


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    prefixes: dict[str, str]
    text: list[str] = field(default_factory=list)
    children: "list[_Element]" = field(default_factory=list)


def read_xmp(packet: bytes) -> Xmp:
    """The properties of a packet. Never raises.

    >>> read_xmp(b'<rdf:RDF><rdf:Description photoshop:Credit="A & B"/></rdf:RDF>').fields
    {'photoshop:Credit': 'A & B'}
    """
    found = Xmp()
    text = _text_of(packet, found)
    for element in _top(text, found):
        _read_description(element, found)
    return found


def _text_of(packet: bytes, found: Xmp) -> str:
    head = packet[:64]
    if (form := _wide_form(head)) is not None:
        text = packet.decode(form, "replace").lstrip("\ufeff")
    else:
        packet = packet.removeprefix(b"\xef\xbb\xbf")
        try:
            text = packet.decode("utf-8")
        except UnicodeDecodeError:
            found.flaw("the XMP packet is not UTF-8 throughout")
            text = "".join(decoded(line)[0] for line in packet.splitlines(keepends=True))
    if _CONTROLS.search(text.rstrip("\x00")):
        found.flaw("the XMP packet holds control characters")
    text = _CONTROLS.sub("", text)
    if "<!DOCTYPE" in text:
        found.flaw("the XMP packet declares a document type, which was not followed")
    if _RAW_AMPERSAND.search(text):
        found.flaw("the XMP packet holds a raw “&”")
    return text


def _wide_form(head: bytes) -> str | None:
    """UTF-16 or UTF-32, by the mark or by where the zeros stand; None for one byte a letter."""
    if head.startswith((b"\xff\xfe\x00\x00", b"<\x00\x00\x00")):
        return "utf-32-le"
    if head.startswith((b"\x00\x00\xfe\xff", b"\x00\x00\x00<")):
        return "utf-32-be"
    if head.startswith((b"\xff\xfe", b"<\x00")):
        return "utf-16-le"
    return "utf-16-be" if head.startswith((b"\xfe\xff", b"\x00<")) else None


def _top(text: str, found: Xmp) -> list[_Element]:
    """The descriptions that stand right below rdf:RDF, with what they hold."""
    root = _Element("", {}, {})
    stack = [root]
    at = 0
    for number, match in enumerate(_TAG.finditer(text)):
        if number > _MOST_TAGS:
            found.flaw(f"the XMP packet has more than {_MOST_TAGS:,} tags")
            break
        stack[-1].text.append(text[at : match.start()])
        at = match.end()
        cdata, closing, name, attributes, empty = match.groups()
        if cdata is not None:
            stack[-1].text.append(cdata.replace("&", "&amp;"))
        if name is None:
            continue
        if closing:
            _close(stack, name, found)
            continue
        element = _opened(name, attributes, stack[-1], found)
        stack[-1].children.append(element)
        if not empty and len(stack) < _DEEPEST:
            stack.append(element)
    stack[-1].text.append(text[at:] if len(stack) > 1 else "")
    if len(stack) > 1:
        found.flaw("the XMP packet ends before its last tag")
    return [
        item for holder in _all(root) if holder.name == "rdf:RDF"
        for item in holder.children if item.name == "rdf:Description"
    ]  # fmt: skip


def _close(stack: list[_Element], name: str, found: Xmp) -> None:
    wanted = _canonical(name, stack[-1].prefixes, found)
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == wanted:
            if depth < len(stack) - 1:
                found.flaw("tags of the XMP packet are not closed in order")
            del stack[depth:]
            return
    found.flaw("tags of the XMP packet are not closed in order")


def _opened(name: str, written: str, holder: _Element, found: Xmp) -> _Element:
    pairs = [(key, html.unescape(value[1:-1])) for key, value in _ATTRIBUTE.findall(written)]
    prefixes = holder.prefixes
    declared = {key[6:]: _known(value) for key, value in pairs if key.startswith("xmlns:")}
    if default := next((value for key, value in pairs if key == "xmlns"), None):
        declared[""] = _known(default)
    if declared:
        prefixes = prefixes | declared
    attributes = {
        _canonical(key, prefixes, found): value
        for key, value in pairs
        if not key.startswith("xmlns")
    }
    return _Element(_canonical(name, prefixes, found), attributes, prefixes)


def _known(address: str) -> str:
    return next((prefix for part, prefix in _NAMESPACES if part in address), address)


_USUAL = {prefix for _, prefix in _NAMESPACES}


def _canonical(name: str, prefixes: dict[str, str], found: Xmp) -> str:
    prefix, colon, local = name.rpartition(":")
    if not colon:
        return f"{prefixes['']}:{local}" if prefixes.get("") in _USUAL else local
    if prefix in prefixes:
        return f"{prefixes[prefix]}:{local}"
    if prefix != "xml":
        found.flaw(f"the XMP packet does not declare the prefix “{prefix[:30]}”")
    return f"{'xmp' if prefix == 'xap' else prefix}:{local}"


def _all(root: _Element) -> list[_Element]:
    """The elements that may hold descriptions: the root and what stands in it, three storeys."""
    found, row = [root], root.children
    for _ in range(3):
        found += row
        row = [child for item in row for child in item.children]
    return found


def _read_description(element: _Element, found: Xmp) -> None:
    for name, value in element.attributes.items():
        _keep(name, _cleaned(value), found)
    for child in element.children:
        _keep(child.name, _value(child), found)


def _keep(name: str, value: object, found: Xmp) -> None:
    prefix, _, local = name.rpartition(":")
    known = _WANTED.get(prefix, {}).get(local.lower())  # some programs write "dc:Rights"
    if known and value not in ("", []):
        found.fields.setdefault(f"{prefix}:{known}", value)


def _cleaned(text: str) -> str:
    return decoded(text[:_LONGEST].encode("utf-8", "replace"))[0].strip()


def _value(element: _Element) -> object:
    """A property's text, the texts of its container, or those of its structure."""
    if "rdf:resource" in element.attributes:
        return _cleaned(element.attributes["rdf:resource"])
    for child in element.children:
        kind = child.name.rpartition(":")[2]
        if kind in ("Seq", "Bag", "Alt"):
            items = [item for item in child.children if item.name.endswith("li")][:500]
            if kind == "Alt":
                items.sort(key=lambda item: item.attributes.get("xml:lang") != "x-default")
            texts = [_value(item) for item in items]
            return [text for text in texts if isinstance(text, str) and text]
        if kind == "Description" or element.attributes.get("rdf:parseType") == "Resource":
            holder = child if kind == "Description" else element
            value = next((i for i in holder.children if i.name == "rdf:value"), None)
            texts = [_value(value)] if value else [_value(item) for item in holder.children]
            flat = [text for text in texts if isinstance(text, str) and text]
            return flat[0] if flat else holder.attributes.get("rdf:value", "")
    text = html.unescape("".join(element.text)) or element.attributes.get("rdf:value", "")
    return _cleaned(text)
