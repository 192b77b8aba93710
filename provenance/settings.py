"""Settings from the environment (`CUTLINE_…`) and `cutline.toml`, typed once."""

from pathlib import Path

from platformdirs import user_data_dir
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from provenance.model import Policy, ReadError

__all__ = ["Settings", "default_store", "read_settings"]


def default_store() -> str:
    """The store's path where none is named: under the user's data directory.

    >>> default_store().endswith("cutline.db")
    True
    """
    return str(Path(user_data_dir("cutline", appauthor=False)) / "cutline.db")


class Settings(BaseSettings):
    """Everything that can be set.

    `store` is a path or an SQLAlchemy URL; `batch_pages` is how many pages one task holds (a task
    should be worth at least two seconds of work); `workers` is how many processes examine pages,
    one for each core where none is set, and a page that keeps its process longer than
    `page_seconds` or needs more than `page_megabytes` is given up; `slack_days` and `recent_days`
    go into `Policy`.
    The environment goes before `cutline.toml` in the working directory.

    >>> Settings(batch_pages=20).batch_pages
    20
    """

    model_config = SettingsConfigDict(
        env_prefix="CUTLINE_", toml_file="cutline.toml", extra="ignore", frozen=True
    )

    store: str = Field(default_factory=default_store)
    batch_pages: int = Field(default=500, ge=1, le=10_000)
    workers: int | None = Field(default=None, ge=1, le=256)
    page_seconds: float = Field(default=60.0, gt=0, le=3600)
    page_megabytes: int = Field(default=2048, ge=64, le=1_000_000)
    slack_days: int = Field(default=1, ge=0, le=30)
    recent_days: int = Field(default=14, ge=1, le=366)

    @property
    def policy(self) -> Policy:
        """The policy with what is set here; the rest as Cutline measured it."""
        return Policy(slack_days=self.slack_days, recent_days=self.recent_days)

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
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def read_settings() -> Settings:
    """The settings in force; raises `ReadError` with the name of the one that cannot be read.

    >>> read_settings().recent_days >= 1
    True
    """
    where = "the settings (CUTLINE_… in the environment, or cutline.toml)"
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise ReadError(where, f"{name}: {first['msg'].lower()}") from error
    except ValueError as error:  # a file that is no TOML
        raise ReadError(where, f"cutline.toml is no TOML: {error}") from error
