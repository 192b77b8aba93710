"""A finding's key: check, article, picture and the words that date the picture.

Keys used to digest every quote, so that a better reading of the same page made a new finding beside
the decided one. Findings that are the same by the new key become one, which reads as the latest
does; decisions, sightings and standings of all of them stay.
"""

import hashlib
import json
import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ROLES = ("caption", "credit", "alt", "embedded", "earlier")
_findings = sa.table(
    "findings",
    *(sa.column(name) for name in ("key", "check", "article", "digest", "figure", "concern",
                                   "confidence", "statement", "mend", "image", "evidence",
                                   "headline", "published", "run", "found_at")),
)  # fmt: skip
_standings = sa.table("standings", *(sa.column(n) for n in ("id", "finding", "run", "change")))
_sightings = sa.table("sightings", *(sa.column(n) for n in ("finding", "digest", "lost")))
_decisions = sa.table("decisions", *(sa.column(n) for n in ("id", "finding")))


def upgrade() -> None:
    connection = op.get_bind()
    columns = (_findings.c.key, _findings.c.check, _findings.c.article, _findings.c.figure,
               _findings.c.image, _findings.c.evidence)  # fmt: skip
    rows = connection.execute(sa.select(*columns).order_by(_findings.c.found_at, _findings.c.key))
    groups: dict[str, list[str]] = {}
    for row in rows.all():
        groups.setdefault(_key(row), []).append(row.key)
    for new, olds in groups.items():
        if olds != [new]:
            _unite(connection, new, olds)


def _key(row: Any) -> str:
    evidence = json.loads(row.evidence) if isinstance(row.evidence, str) else row.evidence
    captions = [item["text"] for item in evidence if item["role"] == "caption"]
    quotes = {
        " ".join(re.findall(r"\w+", item["text"][item["start"] : item["end"]].casefold()))
        for item in evidence
        if item["label"].endswith("date") and item["role"] in _ROLES
    }
    picture = row.image or (captions[0] if captions else str(row.figure))
    parts = [row.check, row.article, picture, *sorted(quotes)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _unite(connection: sa.Connection, new: str, olds: list[str]) -> None:
    """Puts one finding in the place of several, oldest first, and what points at them to it."""
    names = [column.name for column in _findings.c if column.name != "key"]
    if new not in olds:
        latest = sa.select(sa.literal(new), *(_findings.c[name] for name in names)).where(
            _findings.c.key == olds[-1]
        )
        connection.execute(sa.insert(_findings).from_select(["key", *names], latest))
    former = [old for old in olds if old != new]
    connection.execute(
        sa.update(_decisions).where(_decisions.c.finding.in_(former)).values(finding=new)
    )
    _unite_sightings(connection, new, olds)
    _unite_standings(connection, new, olds)
    connection.execute(sa.delete(_findings).where(_findings.c.key.in_(former)))


def _unite_sightings(connection: sa.Connection, new: str, olds: list[str]) -> None:
    """One sighting a capture; it is lost only if it is lost for all of them."""
    mine = sa.select(_sightings).where(_sightings.c.finding.in_(olds))
    lost: dict[str, list[str | None]] = {}
    for row in connection.execute(mine):
        lost.setdefault(row.digest, []).append(row.lost)
    connection.execute(sa.delete(_sightings).where(_sightings.c.finding.in_(olds)))
    for digest, runs in lost.items():
        last = None if None in runs else runs[-1]
        connection.execute(sa.insert(_sightings).values(finding=new, digest=digest, lost=last))


def _unite_standings(connection: sa.Connection, new: str, olds: list[str]) -> None:
    """One change a run; nothing has vanished that some capture still gives."""
    stands = connection.execute(
        sa.select(sa.func.count()).where(_sightings.c.finding == new, _sightings.c.lost.is_(None))
    ).scalar_one()
    rows = connection.execute(
        sa.select(_standings).where(_standings.c.finding.in_(olds)).order_by(_standings.c.id)
    ).all()
    last = {row.run: row.id for row in rows if not (stands and row.change == "vanished")}
    gone = [row.id for row in rows if last.get(row.run) != row.id]
    connection.execute(sa.delete(_standings).where(_standings.c.id.in_(gone)))
    connection.execute(
        sa.update(_standings).where(_standings.c.finding.in_(olds)).values(finding=new)
    )


def downgrade() -> None:
    """Keys stay as they are: the older code reads them too."""
