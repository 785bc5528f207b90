"""A name says which process is meant, how many there are of it and which service it serves."""

import pytest

from deploy.local.programs import answers, port_variable, words
from deploy.local.stack import Stack


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("serve", ["services", "serve", "all"]),
        ("jobs-2", ["services", "jobs", "all"]),
        ("relay-records", ["services", "relay", "records"]),
        ("serve-records-2", ["services", "serve", "records"]),
    ],
)
def test_a_name_says_what_to_run(name, command):
    assert words(name) == command


def test_the_gateway_is_a_web_server():
    assert words("gateway-2")[0] == "gunicorn"


def test_the_population_database_is_a_simulator():
    assert words("population") == ["deploy.local.population"]
    assert port_variable("population") == "XINGTAN_POPULATION_PORT"


def test_each_kind_learns_its_port_under_its_own_name():
    assert port_variable("relay-2") == "XINGTAN_HEALTH_PORT_RELAY"
    assert port_variable("gateway") == "XINGTAN_GATEWAY_PORT"


def test_a_second_of_a_kind_has_its_own_port(tmp_path):
    stack = Stack(tmp_path / "test")

    assert stack.address("serve") != stack.address("serve-2")


def test_an_address_where_nobody_listens_does_not_answer(tmp_path):
    assert not answers(Stack(tmp_path / "test").address("serve"))
