"""What is kept of passwords (R-ID-07)."""

import base64
import hmac

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from services.common import settings
from services.identity import hashing

SECRET = "k7m2q-9hxp-4tzwa"


ADDRESSES = {"XINGTAN_AMQP_URL": "amqp://", "XINGTAN_DATABASE": "postgresql://", "XINGTAN_FILES": "memory://"}


@pytest.fixture(autouse=True)
def site(monkeypatch):
    """A site with data keys of these versions: two of them, until it is set up anew."""

    def setup(*versions):
        known = ",".join(f"{version}:{base64.b64encode(bytes([version]) * 32).decode()}" for version in versions)
        monkeypatch.setenv("XINGTAN_DATA_KEYS", known)
        settings.load.cache_clear()
        hashing.keys.cache_clear()

    for name, address in ADDRESSES.items():
        monkeypatch.setenv(name, address)
    setup(1, 2)
    yield setup
    settings.load.cache_clear()
    hashing.keys.cache_clear()


def test_a_hash_costs_nineteen_mebibytes_and_two_passes():
    cost = extract_parameters(hashing.hashed("Nebel-im-Maerz-8"))

    assert (cost.type, cost.memory_cost, cost.time_cost, cost.parallelism) == (Type.ID, 19 * 1024, 2, 1)


def test_nobodys_hash_costs_the_same_so_that_time_tells_nothing():
    assert extract_parameters(hashing.NOBODYS) == extract_parameters(hashing.hashed("x"))


def test_the_password_matches_in_full_width_signs_too_and_no_other_does():
    kept = hashing.hashed("Nebel-im-Maerz-8")

    assert hashing.matches(kept, "Ｎebel-im-Maerz-８")
    assert not hashing.matches(kept, "nebel-im-maerz-8")
    assert not hashing.matches("no hash", "Nebel-im-Maerz-8")
    assert not hashing.matches(None, "Nebel-im-Maerz-8")


def test_an_initial_password_matches_and_cannot_be_read_from_what_is_kept():
    kept = hashing.kept_initial(SECRET)

    assert hashing.matches(kept, SECRET.upper().replace("-", ""))
    assert not hashing.matches(kept, SECRET[:-1])
    assert not hashing.matches(kept, kept)
    assert "k7m2q" not in kept


def test_an_initial_password_outlives_a_change_of_the_key(site):
    kept = hashing.kept_initial(SECRET)
    site(1, 2, 3)

    assert kept.startswith("initial:2:")
    assert hashing.matches(kept, SECRET)
    site(1, 3)
    assert not hashing.matches(kept, SECRET)


@pytest.mark.parametrize("kept", [None, "", "initial", hashing.NOBODYS])
def test_every_comparison_does_the_work_of_both_kinds(kept, monkeypatch):
    verify, digest = PasswordHasher.verify, hmac.digest
    done = []
    monkeypatch.setattr(PasswordHasher, "verify", lambda *asked: done.append("slow") or verify(*asked))
    monkeypatch.setattr(hmac, "digest", lambda *asked: done.append("fast") or digest(*asked))
    hashing.keys()
    done.clear()
    hashing.matches("initial:2:x" if kept == "initial" else kept, "whatever")

    assert sorted(done) == ["fast", "slow"]
