"""Whoever got hold of the broker still gets nothing: no proof, no answer; and garbage ends nothing and is not lost."""

import base64
import contextlib
import datetime
import inspect
import json
import pickle
import uuid
from collections.abc import Iterator
from dataclasses import replace

import jwt
import pytest
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from deploy.local.places import teacher_id
from services.common import roles, settings
from services.common.actor import Actor, sign
from services.common.bus import topology
from services.common.bus.client import Bus
from services.common.contract import Call
from services.common.errors import Forbidden, Invalid, NotFound, Unauthenticated
from services.contracts import operations
from services.contracts.identity import accounts, orgs, sessions
from services.contracts.records import catalogue, files, submissions
from services.contracts.review import cases
from tests.e2e import things, wire
from tests.e2e.asking import filled
from tests.e2e.site import PLACES, done
from tests.e2e.things import Things, path_of

PLUGIN = MarshmallowPlugin()
APISpec("", "", "3.1.0", plugins=[PLUGIN])
MODULES = (accounts, orgs, sessions, catalogue, files, cases)
OWN = [call for module in MODULES for _, call in inspect.getmembers(module) if type(call) is Call]
SHARED = [call.at("records") for _, call in inspect.getmembers(operations) if type(call) is Call]
GUARDED = [call for call in (*OWN, *SHARED) if call.roles]
NAMES = {"teacher_id", "teacher_ids", "case_id", "account_id", "org_id", "parent_id", "import_id", "job_id"}
ABOUT_THINGS = [call for call in GUARDED if NAMES & {n for n, f in call.takes().fields.items() if f.required}]

NOTHING: dict = {"values": {}}  # without it marshmallow would dump the method of that name

each_call = pytest.mark.parametrize("call", GUARDED, ids=lambda call: call.name)


@pytest.fixture(scope="module")
def bus(site) -> Iterator[Bus]:
    bus = Bus()
    yield bus
    bus.close()


@pytest.fixture(scope="module")
def foreign(site) -> Things:
    """Things of a school in another county."""
    [found] = things.at_places(site, ["340111002"])
    return found


def somebody(*held: str) -> Actor:
    place = PLACES["340104001"]
    person = dict.fromkeys(("account_id", "person_id", "session_id"), uuid.uuid4())
    where = {"org_id": place.id, "org_name": place.name, "org_path": path_of(place), "org_level": place.level}
    return Actor(name="不速之客", roles=frozenset(held), **person, **where)


def signed(actor: Actor, key: bytes | None = None, now: datetime.datetime | None = None) -> str:
    return sign(actor, key or settings.load().actor_private_key, now or datetime.datetime.now(datetime.UTC))


def another_key(actor: Actor) -> str:
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return signed(actor, pem)


def outdated(actor: Actor) -> str:
    return signed(actor, now=datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=6))


def larger_territory(actor: Actor) -> str:
    head, _, signature = signed(actor).split(".")
    claims = jwt.decode(signed(actor), options={"verify_signature": False}) | {"org_path": "000000/"}
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"{head}.{body}.{signature}"


def unsigned(actor: Actor) -> str:
    claims = jwt.decode(signed(actor), options={"verify_signature": False})
    return jwt.encode(claims, None, algorithm="none")


@each_call
def test_a_call_without_proof_of_who_asks_is_refused(bus, call):
    for token in (None, "", "garbage", another_key(somebody(*call.roles))):
        with pytest.raises(Unauthenticated):
            bus.ask(call, NOTHING, actor_token=token)


@pytest.mark.parametrize("forge", [another_key, outdated, larger_territory, unsigned], ids=lambda forge: forge.__name__)
def test_no_forged_proof_is_taken(bus, forge):
    with pytest.raises(Unauthenticated):
        bus.ask(files.list_teachers, {}, actor_token=forge(somebody(roles.QUERY_USER)))


@each_call
def test_a_service_knows_the_roles_itself(bus, call):
    for role in sorted(roles.SIGNED_IN - call.roles):
        with pytest.raises(Forbidden):
            bus.ask(call, NOTHING, actor_token=signed(somebody(role)))


@pytest.mark.parametrize("call", ABOUT_THINGS, ids=lambda call: call.name)
def test_a_service_knows_the_territory_itself(bus, foreign, call):
    known = foreign.ids | {"id": str(uuid.uuid4()), "job_id": foreign.ids["import_id"]}
    payload = call.takes().load(filled(call.method, PLUGIN.converter.schema2jsonschema(call.takes), known))
    for role in sorted(call.roles):
        try:
            reply = bus.ask(call, payload, actor_token=signed(somebody(role)))
        except (NotFound, Forbidden):
            continue
        assert call is submissions.submit
        assert [outcome["done"] for outcome in reply["items"]] == [False]


def test_a_teacher_of_the_territory_sees_the_own_file_only(bus):
    own, other = (teacher_id("340104001", number) for number in (4, 1))
    token = signed(replace(somebody(roles.TEACHER), teacher_id=own))

    assert bus.ask(files.teacher, {"teacher_id": own}, actor_token=token)["id"] == own
    with pytest.raises(NotFound):
        bus.ask(files.teacher, {"teacher_id": other}, actor_token=token)


CALL = {"exchange": "nameko-rpc", "key": "records.health", "body": json.dumps({"args": [], "kwargs": {}})}
NO_CALLS = {
    "not JSON": {"body": "{not json", "reply_to": "nowhere"},
    "nothing": {"body": b"", "reply_to": "nowhere"},
    "no object": {"body": "[]", "reply_to": "nowhere"},
    "no arguments": {"body": "{}", "reply_to": "nowhere"},
    "arguments of the wrong kind": {"body": '{"args": 7, "kwargs": [1]}', "reply_to": "nowhere"},
    "no such method": {"key": "records.nothing_of_the_kind", "reply_to": "nowhere"},
    "a method that is no call": {"key": "records.__init__", "reply_to": "nowhere"},
    "no address for the reply": {},
    "an address that nobody has": {"reply_to": "nowhere", "correlation_id": "1"},
    "a pickle": {"body": pickle.dumps(CALL), "content_type": "application/x-python-serialize", "reply_to": "nowhere"},
    "an unknown content type": {"content_type": "text/surprise", "reply_to": "nowhere"},
    "broken text": {"body": b'{"args": [], "kwargs": {"\xff": 1}}', "reply_to": "nowhere"},
    "headers of the wrong kind": {
        "reply_to": "nowhere",
        "headers": {"nameko.actor": 7, "nameko.language": ["zh"], "nameko.request_id": {"a": 1}},
    },
}


@pytest.mark.parametrize("what", NO_CALLS)
def test_no_garbage_on_the_bus_ends_a_service(bus, what):
    wire.publish(**(CALL | NO_CALLS[what]))

    assert bus.ask(operations.health.at("records"), {})["ok"]


@pytest.mark.parametrize(
    "headers",
    [{"actor_token": 7}, {"language": ["zh"]}, {"request_id": {"a": 1}}, {"key": ["k"]}, {"request_id": "x" * 5000}],
    ids=str,
)
def test_headers_of_the_wrong_kind_are_an_answer(bus, headers):
    known = {"actor_token": signed(somebody(roles.QUERY_USER))}
    outcome = None
    with contextlib.suppress(Unauthenticated, Invalid):
        outcome = bus.ask(files.list_teachers, NOTHING, **(known | headers))

    assert outcome is None or outcome["items"]


NO_EVENTS = {
    "not JSON": {"body": "{not json"},
    "a pickle": {"body": pickle.dumps({}), "content_type": "application/x-python-serialize"},
    "no id": {"body": "{}", "headers": {}},
    "an id that is none": {"body": "{}", "headers": {"nameko.message_id": "seven"}},
}


@pytest.mark.parametrize("what", NO_EVENTS)
def test_an_announcement_that_cannot_be_read_is_a_dead_letter(bus, what):
    dead_letters = wire.waiting_in("parked")
    headers = {"nameko.message_id": str(uuid.uuid4())}
    wire.publish(**({"exchange": "review.events", "key": "cases_moved", "headers": headers} | NO_EVENTS[what]))

    things.waited_for(lambda: wire.waiting_in("parked") == dead_letters + 1, seconds=20)
    assert bus.ask(operations.health.at("records"), {})["ok"]


@pytest.mark.parametrize("body", ["", "{}", "[]", "null", '{"case_id": "seven"}'])
def test_an_announcement_that_makes_no_sense_is_stored(site, body):
    def stored() -> int:
        page = done(site.client("000000.operator").get("/stored-failures", params={"service": "records", "limit": 200}))
        return len([row for row in page["items"] if row["event"] == "review.cases_moved"])

    before = stored()
    wire.publish("review.events", "cases_moved", body, headers={"nameko.message_id": str(uuid.uuid4())})

    things.waited_for(lambda: stored() == before + 1)


def test_an_announcement_by_a_service_that_does_not_make_it_is_heard_by_nobody(bus):
    dead_letters = wire.waiting_in("parked")
    wire.publish("records.events", "cases_moved", "{}", headers={"nameko.message_id": str(uuid.uuid4())})

    assert bus.ask(operations.health.at("records"), {})["ok"]
    assert wire.waiting_in("parked") == dead_letters
    assert all(wire.waiting_in(queue) == 0 for queue in (f"rpc-{name}" for name in topology.SERVICES))
