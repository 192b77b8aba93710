"""Content credentials (C2PA): what a manifest says, and what its validation found.

Read offline by c2pa-python, which `cutline[c2pa]` installs; nothing is fetched. A state is never
reduced to yes or no: an expired certificate is not tampering, and neither is a signer that no list
names. Sources: C2PA 2.1, chapters 15 (validation states and codes) and 18 (actions).
"""

import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from provenance.model import Credentials, ReadError

__all__ = ["NO_TRUST", "Trust", "names_remote", "read_credentials", "read_trust"]

_TYPES = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif",
          "tiff": "image/tiff", "avif": "image/avif", "heic": "image/heic"}  # fmt: skip
_MOST_CERTIFICATES = 4 * 2**20  # bytes of a list
_NEXT_UPDATE = re.compile(r"^#\s*next update:\s*(\d{4}-\d\d-\d\d)\s*$", re.I | re.M)
_REMOTE = b"dcterms:provenance"


@dataclass(frozen=True, slots=True)
class Trust:
    """A list of certificates that vouch for signers, in PEM, and what is to be said of the list.

    >>> NO_TRUST.warnings
    ('no trust list is set: no signer can be vouched for (see `trust_list` in the settings)',)
    """

    anchors: str = ""
    warnings: tuple[str, ...] = ()


NO_TRUST = Trust(
    "",
    ("no trust list is set: no signer can be vouched for (see `trust_list` in the settings)",),
)
"""What is known where no list is set."""


def read_trust(path: str | Path | None, today: date) -> Trust:
    """The list in a file; `NO_TRUST` for None.

    A line "# next update: 2027-03-31" says until when it is current; a list that is older, or does
    not say, is used and warned of. Raises `ReadError` for a file that holds no certificates.
    """
    if path is None:
        return NO_TRUST
    try:
        with Path(path).expanduser().open("rb") as stream:
            text = stream.read(_MOST_CERTIFICATES).decode("utf-8", "replace")
    except OSError as error:
        raise ReadError(str(path), (error.strerror or str(error)).lower()) from error
    if "-----BEGIN CERTIFICATE-----" not in text:
        raise ReadError(str(path), "it holds no certificates in PEM")
    until = _NEXT_UPDATE.search(text)
    if until is None:
        return Trust(text, ("the trust list does not say when it is to be updated",))
    if date.fromisoformat(until[1]) < today:
        return Trust(text, (f"the trust list was to be updated by {until[1]}",))
    return Trust(text)


def names_remote(packets: Iterable[bytes]) -> bool:
    """Whether an XMP packet names a manifest that lies elsewhere."""
    return any(_REMOTE in packet for packet in packets)


@lru_cache(maxsize=4)
def _context(anchors: str) -> Any:
    import c2pa

    verify = {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": True}
    given: dict[str, object] = {"verify": verify}
    if anchors:
        given["trust"] = {"trust_anchors": anchors}
    return c2pa.Context.from_dict(given)


def read_credentials(data: bytes, kind: str, trust: Trust = NO_TRUST) -> Credentials | None:
    """The credentials in a file of a kind ("jpeg"); None where there are none. Never raises."""
    try:
        from c2pa import C2paError, Reader
    except ImportError:
        return Credentials("Unread", meaning="install cutline[c2pa] to validate them")
    try:
        reader = Reader.try_create(_TYPES[kind], io.BytesIO(data), context=_context(trust.anchors))
    except C2paError as error:
        if str(error).startswith("Remote"):
            return Credentials("Remote", meaning="the manifest lies elsewhere and was not fetched")
        return Credentials("Unread", meaning=f"the manifest cannot be read ({str(error)[:120]})")
    if reader is None:
        return None
    try:
        with reader:
            told, state = json.loads(reader.json()), str(reader.get_validation_state())
    except (C2paError, ValueError, RecursionError) as error:
        return Credentials("Unread", meaning=f"the manifest cannot be read ({str(error)[:120]})")
    return _credentials(told, state, trust)


def _credentials(told: Mapping[str, Any], state: str, trust: Trust) -> Credentials:
    manifests = told.get("manifests") or {}
    active = manifests.get(told.get("active_manifest"), {})
    signed = active.get("signature_info") or {}
    results = told.get("validation_results") or {}
    codes = tuple(sorted(_failures(results)))
    acts = list(_actions(active))
    types = [t for act in acts if (t := act.get("digitalSourceType"))]
    parts = _component_types(active, manifests)
    return Credentials(
        state=state,
        codes=codes,
        signer=signed.get("issuer"),
        signed_at=_moment(signed.get("time")),
        actions=tuple(str(act.get("action", "")) for act in acts)[:100],
        source_types=tuple(dict.fromkeys(str(t).strip() for t in (*types, *parts)))[:50],
        meaning=_meaning(state, codes),
        warnings=trust.warnings,
    )


def _failures(results: Any) -> set[str]:
    """Every failure code of the active manifest and of its ingredients."""
    found: set[str] = set()
    if isinstance(results, Mapping):
        for name, value in results.items():
            if name == "failure" and isinstance(value, list):
                found |= {str(row.get("code")) for row in value if isinstance(row, Mapping)}
            else:
                found |= _failures(value)
    elif isinstance(results, list):
        for value in results:
            found |= _failures(value)
    return found


def _actions(manifest: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    for assertion in manifest.get("assertions") or []:
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            rows = (assertion.get("data") or {}).get("actions") or []
            yield from (row for row in rows if isinstance(row, Mapping))


def _component_types(
    manifest: Mapping[str, Any], manifests: Mapping[str, Any], depth: int = 4
) -> list[str]:
    """The source types of what a picture was made from: what it was opened from or composed of, not
    what was only given to a program as an example.
    """
    found: list[str] = []
    for part in (manifest.get("ingredients") or [])[:50]:
        if part.get("relationship") not in ("parentOf", "componentOf") or not depth:
            continue
        inner = manifests.get(part.get("active_manifest")) or {}
        found += [str(t) for act in _actions(inner) if (t := act.get("digitalSourceType"))]
        found += _component_types(inner, manifests, depth - 1)
    return found


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


_MEANINGS = (
    (("dataHash", "hashedURI", "bmffHash", "boxesHash"),
     "the file was changed after it was signed"),
    (("claimSignature",), "the signature does not fit what it signs"),
    (("signingCredential.expired", "outsideValidity"),
     "the signer's certificate had expired; that says nothing of the picture"),
    (("signingCredential.revoked", "ocsp.revoked"), "the signer's certificate was revoked"),
)  # fmt: skip


def _meaning(state: str, codes: tuple[str, ...]) -> str:
    if state == "Trusted":
        return "sound, and signed by one whom the trust list names"
    if state == "Valid":
        return "sound, and signed by one whom no trust list names"
    said = [text for signs, text in _MEANINGS if any(s in code for s in signs for code in codes)]
    return "; ".join(said) or f"validation failed ({', '.join(codes) or 'no code'})"
