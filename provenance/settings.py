"""Settings from the environment (`CUTLINE_…`) and `cutline.toml`, typed once."""

import os
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_data_dir
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from provenance.model import House, Manners, Policy, ReadError, Source

__all__ = ["Settings", "SourceSetting", "default_store", "read_settings"]


def default_store() -> str:
    """The store's path where none is named: under the user's data directory.

    >>> default_store().endswith("cutline.db")
    True
    """
    return str(Path(user_data_dir("cutline", appauthor=False)) / "cutline.db")


class SourceSetting(BaseModel):
    """One `[[sources]]` table of `cutline.toml`; see `Source`, and `House` for its marks.

    >>> SourceSetting(name="Tarrow Courier", address="https://courier.example/feed.xml").schedule
    '0 * * * *'
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=200)
    address: str = Field(pattern=r"^https?://\S+$", max_length=2000)
    language: str | None = Field(default=None, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    schedule: str = Field(default="0 * * * *", pattern=r"^\S+( \S+){4}$")
    file_days: int | None = Field(default=None, ge=0, le=3660)
    taken_discloses: bool | None = None

    @property
    def house(self) -> House:
        """How the outlet marks its pictures; a feed at "feeds.…" speaks for that host alone."""
        host = (urlsplit(self.address).hostname or "").removeprefix("www.")
        return House(host, self.file_days, self.taken_discloses)


class Settings(BaseSettings):
    """Everything that can be set.

    `store` is a path or an SQLAlchemy URL; `batch_pages` is how many pages one task holds (a task
    should be worth at least two seconds of work); `workers` is how many processes examine pages,
    one for each core where none is set, and a page that keeps its process longer than
    `page_seconds` or needs more than `page_megabytes` is given up; `slack_days`, `file_days` and
    `taken_discloses` go into `Policy`. `archive` is the folder of the evidence archive; where none
    is set it is the store's path with ".archive" behind it, and none for a store that is no file.
    `desk` is the address of a desk that artifacts and digests link to.
    `sources` are the outlets watched, `contact` and the fields after it how pages are asked for
    (see `Manners`). The environment goes before the file: `cutline.toml`, or `pyproject.toml` with
    a table [tool.cutline], in the working directory or the nearest one above, or the file
    CUTLINE_CONFIG names. A setting there is not is an error.

    >>> Settings(batch_pages=20).batch_pages
    20
    """

    model_config = SettingsConfigDict(env_prefix="CUTLINE_", extra="ignore", frozen=True)

    store: str = Field(default_factory=default_store)
    batch_pages: int = Field(default=500, ge=1, le=10_000)
    workers: int | None = Field(default=None, ge=1, le=256)
    page_seconds: float = Field(default=60.0, gt=0, le=3600)
    page_megabytes: int = Field(default=2048, ge=64, le=1_000_000)
    slack_days: int = Field(default=1, ge=0, le=30)
    file_days: int = Field(default=0, ge=0, le=3660)
    taken_discloses: bool = True
    archive: str | None = None
    desk: str | None = Field(default=None, pattern=r"^https?://[!-~]+[^/\s]$", max_length=500)
    sources: tuple[SourceSetting, ...] = ()
    contact: str = Field(default="", max_length=200, pattern=r"^[!-'*-~]*$")
    private_hosts: tuple[str, ...] = ()
    host_seconds: float = Field(default=1.0, ge=0, le=3600)
    host_connections: int = Field(default=1, ge=1, le=8)
    total_seconds: float = Field(default=60.0, gt=0, le=3600)
    stall_seconds: float = Field(default=15.0, gt=0, le=600)

    @field_validator("sources")
    @classmethod
    def _told_apart(cls, sources: tuple[SourceSetting, ...]) -> tuple[SourceSetting, ...]:
        names = [source.name for source in sources]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"two of them are named {twice!r}")
        return sources

    @property
    def policy(self) -> Policy:
        """The policy with what is set here; the rest as Cutline measured it."""
        return Policy(
            slack_days=self.slack_days,
            file_days=self.file_days,
            taken_discloses=self.taken_discloses,
            houses=tuple(
                source.house
                for source in self.sources
                if (source.file_days, source.taken_discloses) != (None, None)
            ),
        )

    @property
    def manners(self) -> Manners:
        """How pages are asked for, with what is set here."""
        return Manners(
            contact=self.contact,
            private_hosts=self.private_hosts,
            host_seconds=self.host_seconds,
            host_connections=self.host_connections,
            total_seconds=self.total_seconds,
            stall_seconds=self.stall_seconds,
        )

    @property
    def outlets(self) -> tuple[Source, ...]:
        """The sources as values."""
        house = {"file_days", "taken_discloses"}
        return tuple(Source(**source.model_dump(exclude=house)) for source in self.sources)

    def archive_for(self, store: str) -> str | None:
        """The archive's folder for a store at this address; None where it has none.

        >>> Settings(archive=None).archive_for("data/cutline.db")
        'data/cutline.db.archive'
        """
        if self.archive is not None:
            return self.archive or None
        return None if "://" in store else f"{store}.archive"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the file."""
        path, rows = _file_rows()
        for key in rows:
            if key not in settings_cls.model_fields:
                near = get_close_matches(key, settings_cls.model_fields, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise ValueError(f"{path} sets {key}, and there is no such setting{hint}")
        return init_settings, env_settings, InitSettingsSource(settings_cls, rows)


def _file_rows() -> tuple[Path | None, dict[str, Any]]:
    """The file that holds settings, and its rows: the one CUTLINE_CONFIG names, else the nearest
    `cutline.toml` or `pyproject.toml` with a table [tool.cutline] in this folder or one above."""
    if named := os.environ.get("CUTLINE_CONFIG"):
        path = Path(named)
        return path, _toml(path) if path.exists() else {}
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (path := folder / "cutline.toml").is_file():
            return path, _toml(path)
        if (path := folder / "pyproject.toml").is_file():
            rows = _toml(path).get("tool", {}).get("cutline")
            if rows is not None:
                return path, dict(rows)
    return None, {}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no TOML: {error}") from error
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from error


def read_settings() -> Settings:
    """The settings in force; raises `ReadError` with the name of the one that cannot be read.

    >>> read_settings().slack_days >= 0
    True
    """
    where = "the settings (CUTLINE_… in the environment, or cutline.toml)"
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        raise ReadError(where, f"{name}: {said[:1].lower()}{said[1:]}") from error
    except ValueError as error:  # a file that is no TOML, or sets what there is not
        raise ReadError(where, str(error)) from error
