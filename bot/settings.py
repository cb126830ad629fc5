"""Settings: read once from the environment or `.env`, typed, all errors reported together."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.places import DATA_SETTING, DEFAULT_DATA, ENV_FILE, settings_in_file

Ids = Annotated[tuple[int, ...], NoDecode]


class Settings(BaseSettings):
    """Everything that can be set, each by the name that its field's alias gives."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        case_sensitive=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    token: SecretStr | None = Field(None, alias="DISCORD_TOKEN")
    api_base: str = Field("https://discord.com/api/v10", alias="DISCORD_API_BASE")
    gateway_url: str = Field("wss://gateway.discord.gg/", alias="DISCORD_GATEWAY_URL")
    corpus: Path = Field(Path("corpus/articles"), alias="PILCROW_CORPUS")
    data: Path = Field(DEFAULT_DATA, alias=DATA_SETTING)
    aliases: Path = Field(
        default_factory=lambda given: given.get("data", DEFAULT_DATA) / "aliases.txt",
        alias="PILCROW_ALIASES",
    )
    servers: Path = Field(
        default_factory=lambda given: given.get("data", DEFAULT_DATA) / "servers.toml",
        alias="PILCROW_SERVERS",
    )
    cache: Path = Field(Path("~/.cache/pilcrow"), alias="PILCROW_CACHE")
    model: str = Field("sentence-transformers/all-MiniLM-L6-v2", alias="PILCROW_MODEL")
    reranker: str = Field("", alias="PILCROW_RERANKER")
    reranker_seconds: float = Field(0.5, alias="PILCROW_RERANKER_SECONDS", gt=0, le=60)
    max_file_mb: float = Field(64, alias="PILCROW_MAX_FILE_MB", gt=0, le=1_000_000)
    max_article_chars: int = Field(500_000, alias="PILCROW_MAX_ARTICLE_CHARS", gt=0)
    keep_generations: int = Field(3, alias="PILCROW_KEEP_GENERATIONS", ge=2)
    index_threads: int = Field(2, alias="PILCROW_INDEX_THREADS", ge=1)
    min_confidence: float = Field(0.5, alias="PILCROW_MIN_CONFIDENCE", ge=0, le=1)
    queue_limit: int = Field(200, alias="PILCROW_QUEUE_LIMIT", ge=1)
    person_queue: int = Field(3, alias="PILCROW_PERSON_QUEUE", ge=1)
    person_limit: int = Field(10, alias="PILCROW_PERSON_LIMIT", ge=1)
    server_limit: int = Field(60, alias="PILCROW_SERVER_LIMIT", ge=1)
    keep_days: int = Field(90, alias="PILCROW_KEEP_DAYS", ge=1, le=3650)
    message_content: bool = Field(False, alias="PILCROW_MESSAGE_CONTENT")
    admin_guilds: Ids = Field((), alias="PILCROW_ADMIN_GUILDS")
    admin_roles: Ids = Field((), alias="PILCROW_ADMIN_ROLES")
    feeds: bool = Field(False, alias="PILCROW_FEEDS")
    feed_minutes: float = Field(30, alias="PILCROW_FEED_MINUTES", ge=1, le=10_080)
    watch: bool = Field(False, alias="PILCROW_WATCH")
    watch_seconds: float = Field(5, alias="PILCROW_WATCH_SECONDS", gt=0, le=3600)
    fetch_mb: float = Field(10, alias="PILCROW_FETCH_MB", gt=0, le=1000)
    fetch_seconds: float = Field(20, alias="PILCROW_FETCH_SECONDS", gt=0, le=600)
    fetch_loopback: bool = Field(False, alias="PILCROW_FETCH_LOOPBACK")
    health_port: int = Field(0, alias="PILCROW_HEALTH_PORT", ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", alias="PILCROW_LOG_LEVEL"
    )
    log_format: Literal["text", "json"] = Field("text", alias="PILCROW_LOG_FORMAT")

    @field_validator("admin_guilds", "admin_roles", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            [part.strip() for part in value.split(",") if part.strip()]
            if isinstance(value, str)
            else value
        )

    @field_validator("data", "aliases", "servers", "cache", "corpus")
    @classmethod
    def _expand(cls, value: Path) -> Path:
        return value.expanduser()

    @field_validator("api_base", "gateway_url")
    @classmethod
    def _check_url(cls, value: str, info: Any) -> str:  # noqa: ANN401 - pydantic's, generic
        schemes = ("http://", "https://") if info.field_name == "api_base" else ("ws://", "wss://")
        if not value.startswith(schemes):
            raise ValueError(f"must start with {' or '.join(schemes)}")
        return value


def names() -> list[str]:
    """Return the names of all settings, as the environment has them."""
    return [str(field.alias) for field in Settings.model_fields.values()]


def load_settings() -> Settings:
    """Read the settings. Raises `SettingsError` that names every wrong, missing or unknown one."""
    problems = _unknown_names()
    try:
        settings = Settings()
    except ValidationError as error:
        problems += [_problem(dict(detail)) for detail in error.errors()]
    if problems:
        raise SettingsError(problems)
    return settings


def _problem(detail: dict[str, Any]) -> str:
    name = detail["loc"][0]
    field = Settings.model_fields.get(str(name))
    message = str(detail["msg"]).removeprefix("Value error, ")
    return f"{field.alias if field else name}: {message[:1].lower()}{message[1:]}"


def _unknown_names() -> list[str]:
    """Return a line for each PILCROW_ name that is no setting: it may be misspelt."""
    known = names()
    given = {*os.environ, *settings_in_file()}
    unknown = sorted(name for name in given if name.startswith("PILCROW_") and name not in known)
    return [f"{name}: is no setting{_suggestion(name, known)}" for name in unknown]


def _suggestion(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""
