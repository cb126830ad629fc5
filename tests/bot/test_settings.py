"""The settings, and everything that has to agree with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.errors import SettingsError
from bot.indexing import limits_of
from bot.places import data_folder
from bot.settings import Settings, load_settings, names
from corpus import Limits

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)


def test_env_example_names_every_setting_and_no_other() -> None:
    assert list(dotenv_values(ROOT / ".env.example")) == names()


def test_env_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = load_settings()
    for name, value in dotenv_values(ROOT / ".env.example").items():
        monkeypatch.setenv(name, value or "")

    assert load_settings() == defaults


def test_env_example_explains_every_setting() -> None:
    previous = ""
    for line in (ROOT / ".env.example").read_text().splitlines():
        if line and not line.startswith("#"):
            assert previous, f"{line} has no comment above it"
        previous = line


def test_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text()

    assert [name for name in names() if f"`{name}`" not in readme] == []


def test_every_problem_is_reported_at_once_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_QUEUE_LIMIT", "many")
    monkeypatch.setenv("PILCROW_ADMIN_GUILDS", "12, my server")
    monkeypatch.setenv("DISCORD_API_BASE", "discord.com")
    monkeypatch.setenv("PILCROW_MODLE", "x")

    with pytest.raises(SettingsError) as caught:
        load_settings()

    told = str(caught.value)
    assert [name for name in ("QUEUE_LIMIT", "ADMIN_GUILDS", "API_BASE") if name not in told] == []
    assert "PILCROW_MODLE: is no setting; did you mean PILCROW_MODEL?" in told


def test_a_wrong_value_is_not_repeated_since_it_may_be_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PILCROW_QUEUE_LIMIT", "hunter2")

    with pytest.raises(SettingsError) as caught:
        load_settings()

    assert "hunter2" not in str(caught.value)


def test_the_token_does_not_show_in_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret")

    assert "very-secret" not in repr(load_settings())


def test_dot_env_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("PILCROW_DATA=from-file\nPILCROW_QUEUE_LIMIT=7\nOTHER=1\n")
    monkeypatch.setenv("PILCROW_DATA", "from-environment")

    settings = load_settings()

    assert (settings.data, settings.queue_limit) == (Path("from-environment"), 7)


def test_the_aliases_are_in_the_data_folder_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_DATA", "~/there")
    default = load_settings().aliases
    monkeypatch.setenv("PILCROW_ALIASES", "~/people.txt")

    assert default == Path("~/there/aliases.txt").expanduser()
    assert load_settings().aliases == Path("~/people.txt").expanduser()


def test_the_servers_are_in_the_data_folder_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_DATA", "~/there")
    default = load_settings().servers
    monkeypatch.setenv("PILCROW_SERVERS", "~/who.toml")

    assert default == Path("~/there/servers.toml").expanduser()
    assert load_settings().servers == Path("~/who.toml").expanduser()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PILCROW_KEEP_DAYS", "0"),
        ("PILCROW_KEEP_DAYS", "3651"),
        ("PILCROW_PERSON_LIMIT", "0"),
        ("PILCROW_SERVER_LIMIT", "0"),
        ("PILCROW_PERSON_QUEUE", "0"),
        ("PILCROW_HEALTH_PORT", "-1"),
        ("PILCROW_HEALTH_PORT", "65536"),
        ("PILCROW_MESSAGE_CONTENT", "perhaps"),
        ("PILCROW_LOG_FORMAT", "xml"),
    ],
)
def test_a_value_out_of_bounds_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=f"{name}: "):
        load_settings()


def test_ids_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILCROW_ADMIN_GUILDS", "1, 22,333,")

    assert load_settings().admin_guilds == (1, 22, 333)


def test_the_default_model_is_the_packaged_one() -> None:
    from index.embedder import DEFAULT_MODEL  # noqa: PLC0415

    assert Settings.model_fields["model"].default == DEFAULT_MODEL


def test_the_default_limits_are_those_of_the_corpus() -> None:
    assert limits_of(load_settings()) == Limits()


@pytest.mark.parametrize("value", ["inf", "nan", "1e308", "-1", "0"])
def test_a_limit_that_is_no_number_of_megabytes_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PILCROW_MAX_FILE_MB", value)

    with pytest.raises(SettingsError, match="PILCROW_MAX_FILE_MB: "):
        load_settings()


@pytest.mark.parametrize("read", [load_settings, data_folder], ids=["all", "data folder"])
def test_a_file_of_settings_that_is_no_utf_8_is_one_sentence(
    tmp_path: Path, read: Callable[[], object]
) -> None:
    (tmp_path / ".env").write_bytes("PILCROW_DATA=café\n".encode("latin-1"))

    with pytest.raises(SettingsError, match=r"\.env: is not UTF-8 text"):
        read()


@pytest.mark.parametrize("given", ["", "~/there", "elsewhere"])
@pytest.mark.parametrize("in_file", [None, "", "~/mine", "'quoted there'"])
def test_the_data_folder_is_the_same_however_it_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str, in_file: str | None
) -> None:
    monkeypatch.setenv("PILCROW_DATA", given)
    if in_file is not None:
        (tmp_path / ".env").write_text(f"PILCROW_DATA={in_file}\n")

    assert data_folder() == load_settings().data
