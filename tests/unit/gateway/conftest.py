"""A gateway whose bus answers from a table: no servers, the same HTTP as in production."""

import base64
import datetime
import json
import secrets
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from flask import Flask
from flask.testing import FlaskClient

from gateway import session
from gateway.app import create_app
from gateway.bus import EXTENSION
from services.common import settings
from services.common.actor import Actor, sign
from services.common.contract import Call
from services.common.errors import NotFound, Refused, Unauthenticated
from services.contracts.identity import sessions


class Answer:
    """What FakeBus hands out in place of a pending call."""

    def __init__(self, outcome: Any):
        self.outcome = outcome

    def plain(self) -> Any:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def unread(self) -> bytes:
        return json.dumps(self.plain(), ensure_ascii=False).encode()


class FakeBus:
    """Answers calls by name from `replies` (a value, a refusal, or a function of the loaded payload)."""

    def __init__(self) -> None:
        self.replies: dict[str, Any] = {}
        self.asked: list[tuple[str, dict, dict]] = []

    def send(self, call: Call, payload: dict, **sender: Any) -> Answer:
        taken = call.takes().load(call.takes().dump(payload))
        self.asked.append((call.name, taken, sender))
        reply = self.replies.get(call.name, NotFound("There is no such thing."))
        return Answer(reply(taken) if callable(reply) else reply)

    def sent_to(self, name: str) -> list[tuple[dict, dict]]:
        return [(payload, sender) for called, payload, sender in self.asked if called == name]


@pytest.fixture
def private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, private_key: Ed25519PrivateKey) -> Iterator[None]:
    """The settings of a gateway in development, with keys of this test's own."""
    public = private_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    values = {
        "MODE": "development",
        "AMQP_URL": "amqp://nowhere",
        "DATABASE": "postgresql://nowhere",
        "ACTOR_PUBLIC_KEY": base64.b64encode(public).decode(),
        "DATA_KEYS": "1:" + base64.b64encode(secrets.token_bytes(32)).decode(),
        "WEB_SECRET": base64.b64encode(secrets.token_bytes(32)).decode(),
        "FILES": f"file://{tmp_path}/files",
    }
    for name, value in values.items():
        monkeypatch.setenv(f"XINGTAN_{name}", value)
    settings.load.cache_clear()
    yield
    settings.load.cache_clear()


@pytest.fixture
def bus() -> FakeBus:
    return FakeBus()


@pytest.fixture(scope="session")
def app() -> Flask:
    """The gateway, made once; each test puts its own bus in."""
    return create_app()


@pytest.fixture
def client(app: Flask, bus: FakeBus) -> FlaskClient:
    """An anonymous visitor."""
    app.extensions |= {EXTENSION: bus, session.PASSES: session.Passes()}
    return app.test_client()


@pytest.fixture
def sign_in(bus: FakeBus, private_key: Ed25519PrivateKey) -> Callable[..., dict[str, str]]:
    """Signs somebody in: `sign_in("reviewer")` gives the headers that a program sends."""
    pem = private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    passes: dict[str, dict] = {}

    def renew(taken: dict) -> dict | Refused:
        return passes.get(taken["token"], Unauthenticated("Please sign in again."))

    def somebody(*roles: str, token: str | None = None) -> dict[str, str]:
        actor = Actor(
            account_id=uuid.uuid4(),
            person_id=uuid.uuid4(),
            name="张三",
            roles=frozenset(roles),
            org_id=uuid.uuid4(),
            org_name="实验小学",
            org_path="000000/340000/340100/340104/S1/",
            org_level="school",
            session_id=uuid.uuid4(),
        )
        token = token or secrets.token_urlsafe()
        me = {"name": actor.name, "roles": sorted(roles), "account_id": str(actor.account_id)}
        passes[token] = {
            "actor": sign(actor, pem, datetime.datetime.now(datetime.UTC)),
            "session_id": str(actor.session_id),
            "me": me,
        }
        bus.replies[sessions.renew.name] = renew
        return {"Authorization": f"Bearer {token}"}

    return somebody
