"""Tickets say what they were made to say, to the right reader, for a short time (R-MED-04)."""

import base64
import datetime
import uuid

import jwt
import pytest

from services.common import settings
from services.common.actor import Actor
from services.common.secrets import tickets

CLAIMS = {"id": "one", "pages": 3}


def this_instant():
    """Asked when it is needed: a test may run long after it was collected."""
    return datetime.datetime.now(datetime.UTC)


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    """The settings of a site with a key of its own."""
    known = {
        "AMQP_URL": "",
        "DATABASE": "",
        "FILES": "file:///nowhere",
        "DATA_KEYS": "1:" + base64.b64encode(b"d" * 32).decode(),
    }
    for name, value in (known | {"INDEX_KEY": base64.b64encode(b"k" * 32).decode()}).items():
        monkeypatch.setenv(f"XINGTAN_{name}", value)
    settings.load.cache_clear()
    tickets._key.cache_clear()
    yield
    settings.load.cache_clear()
    tickets._key.cache_clear()


def of_another_site(monkeypatch, code: str) -> None:
    monkeypatch.setenv("XINGTAN_SITE", code)
    settings.load.cache_clear()
    tickets._key.cache_clear()


@pytest.mark.parametrize("kind", tickets.GOOD_FOR)
def test_a_ticket_is_read_as_it_was_made(kind):
    assert tickets.read(kind, tickets.issue(kind, CLAIMS, this_instant())) == CLAIMS


@pytest.mark.parametrize("kind", tickets.GOOD_FOR)
def test_a_ticket_runs_out(kind):
    made = this_instant() - tickets.GOOD_FOR[kind] - datetime.timedelta(seconds=1)

    with pytest.raises(tickets.Untrue):
        tickets.read(kind, tickets.issue(kind, CLAIMS, made))


def test_a_link_is_no_receipt_and_a_receipt_no_link():
    for made, taken in ((tickets.LINK, tickets.RECEIPT), (tickets.RECEIPT, tickets.LINK)):
        with pytest.raises(tickets.Untrue):
            tickets.read(taken, tickets.issue(made, CLAIMS, this_instant()))


@pytest.mark.parametrize("ticket", ["", "nonsense", "a.b.c", "证书"])
def test_nonsense_is_untrue(ticket):
    with pytest.raises(tickets.Untrue):
        tickets.read(tickets.LINK, ticket)


def test_a_ticket_that_was_changed_is_untrue():
    head, body, sign = tickets.issue(tickets.LINK, CLAIMS, this_instant()).split(".")
    other = tickets.issue(tickets.LINK, CLAIMS | {"pages": 4}, this_instant()).split(".")[1]

    for forged in (f"{head}.{other}.{sign}", f"{head}.{body}.", jwt.encode(CLAIMS, None, "none")):
        with pytest.raises(tickets.Untrue):
            tickets.read(tickets.LINK, forged)


def test_a_ticket_of_another_site_is_untrue(monkeypatch):
    made = tickets.issue(tickets.LINK, CLAIMS, this_instant())
    of_another_site(monkeypatch, "340000")

    with pytest.raises(tickets.Untrue):
        tickets.read(tickets.LINK, made)


def test_a_link_stands_in_addresses_and_holds_no_name():
    facts = {
        "id": uuid.uuid4(),
        "sha256": "0" * 64,
        "kind": "photo",
        "type": "image/jpeg",
        "name": "张三.jpg",
        "bytes": 7,
    }
    clerk = Actor(
        *(uuid.uuid4(), uuid.uuid4(), "李四", frozenset(), uuid.uuid4(), "小学", "000000/", "school", uuid.uuid4())
    )
    claims = tickets.read(tickets.LINK, tickets.link(facts, clerk, None, this_instant()))

    assert claims.keys() == {"id", "sha256", "kind", "type", "teacher", "account"}
    assert claims["account"] == str(clerk.account_id)
