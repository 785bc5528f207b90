"""What is kept of passwords (R-ID-07)."""

import pytest
from argon2 import extract_parameters
from argon2.low_level import Type

from services.identity import hashing

SECRET = "k7m2q-9hxp-4tzwa"


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    """Two versions of the site's key."""
    known = {1: b"a" * 32, 2: b"b" * 32}
    monkeypatch.setattr(hashing, "_keys", lambda: known)
    return known


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


def test_an_initial_password_outlives_a_change_of_the_key(keys):
    kept = hashing.kept_initial(SECRET)
    keys[3] = b"c" * 32

    assert kept.startswith("initial:2:")
    assert hashing.matches(kept, SECRET)
    del keys[2]
    assert not hashing.matches(kept, SECRET)


@pytest.mark.parametrize("kept", [None, "", "initial", hashing.NOBODYS])
def test_every_comparison_does_the_work_of_both_kinds(kept, monkeypatch):
    done = []
    monkeypatch.setattr(hashing, "_verify", lambda *_: done.append("slow"))
    monkeypatch.setattr(hashing, "_digest", lambda *_: done.append("fast") or "")
    hashing.matches("initial:2:x" if kept == "initial" else kept, "whatever")

    assert sorted(done) == ["fast", "slow"]
