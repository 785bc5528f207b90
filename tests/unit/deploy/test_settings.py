"""What a stack tells its processes is what the services' own settings read."""

import pytest

from deploy.local import settings
from deploy.local.programs import Failed
from deploy.local.stack import Stack

NAMES = {
    "XINGTAN_SITE",
    "XINGTAN_MODE",
    "XINGTAN_AMQP_URL",
    "XINGTAN_DATABASE",
    "XINGTAN_PASSWORD_OWNER",
    "XINGTAN_PASSWORD_APP",
    "XINGTAN_PASSWORD_JOB",
    "XINGTAN_ACTOR_PRIVATE_KEY",
    "XINGTAN_ACTOR_PUBLIC_KEY",
    "XINGTAN_INDEX_KEY",
    "XINGTAN_DATA_KEYS",
    "XINGTAN_WEB_SECRET",
    "XINGTAN_FILES",
    "XINGTAN_HEALTH_PORT_SERVE",
    "XINGTAN_HEALTH_PORT_REACT",
    "XINGTAN_HEALTH_PORT_RELAY",
    "XINGTAN_HEALTH_PORT_JOBS",
    "XINGTAN_GATEWAY_PORT",
    "XINGTAN_ADDRESS",
    "XINGTAN_POPULATION",
    "XINGTAN_POPULATION_PORT",
}


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch):
    monkeypatch.setattr(settings, "GIVEN", {})


@pytest.fixture
def given(monkeypatch):
    values = {"XINGTAN_AMQP_URL": "amqp://theirs/", "XINGTAN_DATABASE": "postgresql://theirs/{service}"}
    monkeypatch.setattr(settings, "GIVEN", values)
    return values


def test_the_names_are_these(tmp_path):
    assert set(Stack(tmp_path / "test").environment()) == NAMES


def test_the_database_address_leaves_role_password_and_service_open(tmp_path):
    stack = Stack(tmp_path / "test")

    address = stack.environment()["XINGTAN_DATABASE"].format(role="r", password="p", service="records")

    assert address == f"postgresql+psycopg2://r:p@127.0.0.1:{stack.ports['postgres']}/xingtan_records"


def test_the_superusers_password_is_not_handed_out(tmp_path):
    stack = Stack(tmp_path / "test")

    assert stack.keys["password_superuser"] not in stack.environment().values()


def test_the_services_understand_every_value(tmp_path, monkeypatch):
    from services.common import settings as services

    for name, value in Stack(tmp_path / "test").environment().items():
        monkeypatch.setenv(name, value)

    read = services.load.__wrapped__()

    assert len(read.index_key) == 32
    assert {version: len(key) for version, key in read.data_keys.items()} == {1: 32}
    assert read.actor_private_key.startswith(b"-----BEGIN PRIVATE KEY-----")


def test_an_override_wins(tmp_path):
    assert Stack(tmp_path / "test", XINGTAN_SITE="340000").environment()["XINGTAN_SITE"] == "340000"


def test_given_servers_are_used_and_never_started(tmp_path, given):
    stack = Stack(tmp_path / "test")
    stack.start_servers()

    assert given.items() <= stack.environment().items()
    assert stack.servers.running() == {}


@pytest.mark.usefixtures("given")
def test_given_servers_are_never_emptied(tmp_path):
    with pytest.raises(Failed):
        Stack(tmp_path / "test").fresh()


def test_half_a_set_of_servers_is_not_given():
    assert not settings.given_servers({"XINGTAN_AMQP_URL": "amqp://theirs/"})
