"""Passwords are kept as argon2id hashes (R-ID-07)."""

from argon2 import extract_parameters
from argon2.low_level import Type

from services.identity import hashing


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
