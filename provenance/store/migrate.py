"""Bringing a store to the revision the code needs, through Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from provenance.store.engine import exclusive

__all__ = ["needed_revision", "revision_of", "upgrade"]


_LOCK = 24_301_115  # of ours alone among a database's advisory locks


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def needed_revision() -> str:
    """The newest revision there is a migration for.

    >>> needed_revision()
    '0006'
    """
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def revision_of(connection: Connection) -> str | None:
    """The revision a store is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine) -> None:
    """Brings a store to the needed revision in one transaction; several at once wait in line."""
    config = _config()
    with exclusive(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
