"""Everything one image file says, as a record to print: `cutline photo` and its benchmark."""

from provenance.model import PhotoMetadata
from provenance.photo.embedded import read_blocks
from provenance.photo.names import named_fields
from provenance.photo.read import read_photo

__all__ = ["disagreements", "listed"]

Record = dict[str, object]


def listed(path: str, data: bytes) -> Record:
    """The record of one file. Raises `ReadError` for what is no picture.

    The fields of the benchmark (`date_taken`, `creator`, `credit`, `caption` and those by standard)
    stand beside what the checks use: `date_created`, `creators`, `description` without the words
    that cameras and programs write by themselves.
    """
    photo = read_photo(path, data)
    data_of, held = photo.metadata, read_blocks(path, data)
    first = {field: _first(data_of, field) for field in ("creators", "credit_line", "description")}
    taken = [row.text for row in data_of.values if row.field == "date_created" and row.used]
    signed = photo.credentials
    return {
        "path": path,
        "kind": held.kind,
        "sha256": photo.digest,
        "width": photo.width,
        "height": photo.height,
        "date_taken": taken[0] if taken else None,
        "creator": first["creators"] or None,
        "credit": next(iter(first["credit_line"]), None),
        "caption": next(iter(first["description"]), None),
        "date_created": data_of.date_created.edtf if data_of.date_created else None,
        "dates": [[block, interval.edtf] for block, interval in data_of.dates],
        "creators": list(data_of.creators),
        "credit_line": data_of.credit_line,
        "source": data_of.source,
        "description": data_of.description,
        "instructions": data_of.instructions,
        "digital_source_type": data_of.digital_source_type,
        "ai": [list(pair) for pair in data_of.ai],
        "credentials": None
        if signed is None
        else {
            "state": signed.state,
            "meaning": signed.meaning,
            "codes": list(signed.codes),
            "signer": signed.signer,
            "signed_at": signed.signed_at.isoformat() if signed.signed_at else None,
            "actions": list(signed.actions),
            "source_types": list(signed.source_types),
            "warnings": list(signed.warnings),
        },
        "origins": [list(pair) for pair in data_of.origins],
        "values": [[r.field, r.block, r.text, r.used, r.doubt] for r in data_of.values],
        "disagreements": disagreements(data_of),
        "damage": list(data_of.damage),
        **named_fields(held.blocks),
    }


def _first(metadata: PhotoMetadata, field: str) -> list[str]:
    """The texts of the first block that answers a question, placeholders included."""
    rows = [row for row in metadata.values if row.field == field]
    return [row.text for row in rows if row.block == rows[0].block]


def disagreements(metadata: PhotoMetadata) -> list[str]:
    """The questions to which the blocks of one file give different answers; of dates the days."""
    found = []
    for field in dict.fromkeys(row.field for row in metadata.values):
        answers: dict[str, set[str]] = {}
        for row in metadata.values:
            if row.field == field and row.doubt is None:
                text = row.text[:10] if field == "date_created" else row.text.casefold()
                answers.setdefault(row.block, set()).add(text)
        if any(one != two for one in answers.values() for two in answers.values()):
            found.append(field)
    return found
