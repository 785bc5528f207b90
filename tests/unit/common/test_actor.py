"""Who asks is proven by identity's signature, for five minutes (architecture §7)."""

import datetime
import uuid

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.common.actor import Actor, sign, verify
from services.common.errors import Unauthenticated

ACTOR = Actor(
    account_id=uuid.uuid4(),
    person_id=uuid.uuid4(),
    name="王芳",
    roles=frozenset({"reviewer", "school_head"}),
    org_id=uuid.uuid4(),
    org_name="杏林小学",
    org_path="000000/340000/340104/1/",
    org_level="school",
    session_id=uuid.uuid4(),
)


def this_instant():
    """Asked when it is needed: a test may run long after it was collected."""
    return datetime.datetime.now(datetime.UTC)


def pair():
    key = Ed25519PrivateKey.generate()
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return key.private_bytes(serialization.Encoding.PEM, form, plain), public


PRIVATE, PUBLIC = pair()


def test_a_signed_actor_is_read_back_whole():
    assert verify(sign(ACTOR, PRIVATE, this_instant()), PUBLIC) == ACTOR


def test_an_actor_of_another_key_is_nobody():
    with pytest.raises(Unauthenticated):
        verify(sign(ACTOR, pair()[0], this_instant()), PUBLIC)


def test_after_five_minutes_an_actor_is_nobody():
    with pytest.raises(Unauthenticated):
        verify(sign(ACTOR, PRIVATE, this_instant() - datetime.timedelta(minutes=6)), PUBLIC)


def test_a_token_that_was_good_ends_after_its_five_minutes(monkeypatch):
    token = sign(ACTOR, PRIVATE, this_instant())
    verify(token, PUBLIC)
    later = this_instant() + datetime.timedelta(minutes=6)
    monkeypatch.setattr("services.common.actor.time.time", later.timestamp)

    with pytest.raises(Unauthenticated):
        verify(token, PUBLIC)


@pytest.mark.parametrize("forged", [jwt.encode({"roles": ["system_admin"]}, None, "none"), "", "x.y.z"])
def test_an_unsigned_actor_is_nobody(forged):
    with pytest.raises(Unauthenticated):
        verify(forged, PUBLIC)


def test_an_actor_covers_the_own_place_and_what_lies_below_and_nothing_beside():
    assert ACTOR.covers("000000/340000/340104/1/")
    assert ACTOR.covers("000000/340000/340104/1/2/")
    assert not ACTOR.covers("000000/340000/340104/10/")
    assert not ACTOR.covers("000000/340000/340104/")
