"""A process starts with every secret that it needs, or not at all, and says which one is amiss."""

import base64
import secrets

import pytest

from deploy.local.keys import Keys
from services.common import secret_values, settings
from services.common.secrets import tickets
from services.common.secrets.sealing import Sealer

READ = {
    "XINGTAN_ACTOR_PRIVATE_KEY": lambda known: known.actor_private_key,
    "XINGTAN_ACTOR_PUBLIC_KEY": lambda known: known.actor_public_key,
    "XINGTAN_INDEX_KEY": lambda known: known.index_key,
    "XINGTAN_DATA_KEYS": lambda known: known.data_keys,
    "XINGTAN_WEB_SECRET": lambda known: known.web_secret,
    "XINGTAN_PASSWORD_OWNER": lambda known: known.database_url("records", "owner"),
    "XINGTAN_PASSWORD_APP": lambda known: known.database_url("records", "app"),
    "XINGTAN_PASSWORD_JOB": lambda known: known.database_url("records", "job"),
}
NEEDED = [
    ("gateway", {"ACTOR_PUBLIC_KEY", "INDEX_KEY", "DATA_KEYS", "WEB_SECRET"}),
    ("serve", {"ACTOR_PRIVATE_KEY", "ACTOR_PUBLIC_KEY", "INDEX_KEY", "DATA_KEYS", "PASSWORD_APP"}),
    ("react", {"ACTOR_PRIVATE_KEY", "ACTOR_PUBLIC_KEY", "INDEX_KEY", "DATA_KEYS", "PASSWORD_APP"}),
    ("jobs", {"ACTOR_PRIVATE_KEY", "ACTOR_PUBLIC_KEY", "INDEX_KEY", "DATA_KEYS", "PASSWORD_APP", "PASSWORD_JOB"}),
    ("relay", {"PASSWORD_APP", "PASSWORD_JOB"}),
    ("migrate", {"PASSWORD_OWNER", "PASSWORD_JOB"}),
    ("bootstrap", {"INDEX_KEY", "DATA_KEYS", "PASSWORD_JOB"}),
    ("check-files", {"DATA_KEYS", "PASSWORD_JOB"}),
    ("topology", set()),
]
EACH = [(process, f"XINGTAN_{name}") for process, names in NEEDED for name in sorted(names)]
ADDRESSES = ("XINGTAN_AMQP_URL", "XINGTAN_DATABASE", "XINGTAN_FILES")
SHORT = {
    "XINGTAN_DATA_KEYS": "1:" + base64.b64encode(b"k" * 31).decode(),
    "XINGTAN_ACTOR_PRIVATE_KEY": base64.b64encode(b"-----BEGIN PRIVATE KEY-----").decode(),
    "XINGTAN_ACTOR_PUBLIC_KEY": base64.b64encode(b"-----BEGIN PUBLIC KEY-----").decode(),
} | {f"XINGTAN_PASSWORD_{role}": "1234567" for role in ("OWNER", "APP", "JOB")}


@pytest.fixture(autouse=True)
def environment(monkeypatch, tmp_path):
    """A site in production that has everything."""
    keys = Keys(tmp_path)
    keys["index_key"]
    known = {f"XINGTAN_{name.upper()}": value for name, value in keys._all.items()}
    known |= {"XINGTAN_MODE": "production", "XINGTAN_AMQP_URL": "amqp://nowhere", "XINGTAN_FILES": "file:///nowhere"}
    known |= {"XINGTAN_DATABASE": "postgresql+psycopg2://{role}:{password}@nowhere/xingtan_{service}"}
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    settings.load.cache_clear()
    tickets._key.cache_clear()
    yield
    settings.load.cache_clear()
    tickets._key.cache_clear()


@pytest.mark.parametrize("process", [process for process, _ in NEEDED])
def test_a_process_that_has_everything_starts(process):
    settings.require(process, ["identity", "media"])


@pytest.mark.parametrize("value", [None, "", "  "], ids=["absent", "empty", "blank"])
@pytest.mark.parametrize(("process", "name"), EACH)
def test_a_process_without_a_secret_that_it_needs_does_not_start(monkeypatch, process, name, value):
    monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit, match=f"{name} is missing"):
        settings.require(process, ["identity", "media"])


@pytest.mark.parametrize(("process", "name"), EACH)
def test_a_process_with_a_short_secret_does_not_start(monkeypatch, process, name):
    monkeypatch.setenv(name, SHORT.get(name) or base64.b64encode(b"k" * 31).decode())

    with pytest.raises(SystemExit, match=name):
        settings.require(process, ["identity", "media"])


@pytest.mark.parametrize("process", [process for process, _ in NEEDED])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_process_without_an_address_does_not_start(monkeypatch, process, name):
    monkeypatch.setenv(name, "")

    with pytest.raises(SystemExit, match=f"{name} is missing"):
        settings.require(process, ["identity", "media"])


def test_all_that_is_amiss_is_told_at_once(monkeypatch):
    monkeypatch.delenv("XINGTAN_INDEX_KEY")
    monkeypatch.setenv("XINGTAN_WEB_SECRET", "not base64!")

    with pytest.raises(SystemExit, match="XINGTAN_INDEX_KEY is missing; XINGTAN_WEB_SECRET is not base64"):
        settings.require("gateway", [])


def test_a_mode_that_nobody_knows_is_not_taken_for_development(monkeypatch):
    monkeypatch.setenv("XINGTAN_MODE", "Production")

    with pytest.raises(SystemExit, match="XINGTAN_MODE"):
        settings.require("gateway", [])


def test_only_identity_needs_the_key_that_signs(monkeypatch):
    monkeypatch.delenv("XINGTAN_ACTOR_PRIVATE_KEY")

    settings.require("serve", ["records", "review"])


@pytest.mark.parametrize("mode", ["production", "development"])
@pytest.mark.parametrize("name", READ)
def test_a_missing_secret_is_never_read_as_an_empty_one(monkeypatch, name, mode):
    monkeypatch.setenv("XINGTAN_MODE", mode)
    monkeypatch.setenv(name, "")

    with pytest.raises(secret_values.Unfit, match=name):
        READ[name](settings.load())


def test_no_ticket_is_signed_with_a_key_derived_from_nothing(monkeypatch):
    monkeypatch.setenv("XINGTAN_INDEX_KEY", "")

    with pytest.raises(secret_values.Unfit, match="XINGTAN_INDEX_KEY"):
        tickets._key(tickets.LINK)


def test_no_index_is_made_under_an_empty_key():
    with pytest.raises(ValueError, match="index key"):
        Sealer({1: secrets.token_bytes(32)}, b"")


def test_a_key_that_base64_broke_into_lines_is_one_key(monkeypatch):
    monkeypatch.setenv("XINGTAN_WEB_SECRET", base64.encodebytes(b"w" * 64).decode())

    assert settings.load().web_secret == b"w" * 64


def test_an_address_that_names_no_password_needs_none(monkeypatch):
    monkeypatch.setenv("XINGTAN_DATABASE", "postgresql+psycopg2:///xingtan_{service}")
    monkeypatch.delenv("XINGTAN_PASSWORD_OWNER")

    assert settings.load().database_url("records", "owner") == "postgresql+psycopg2:///xingtan_records"
