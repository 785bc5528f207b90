"""Sensitive values lie encrypted, and are found by an index that tells nothing (R-REC-19)."""

import os

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from services.common.secrets.sealing import Sealer

OLD, NEW, INDEX = os.urandom(32), os.urandom(32), os.urandom(32)
SEALER = Sealer({1: OLD, 2: NEW}, INDEX)


@given(st.text())
def test_what_was_sealed_opens_to_the_same(text):
    assert SEALER.open(SEALER.seal(text)) == text


def test_two_seals_of_one_text_differ():
    assert SEALER.seal("430623199001010015") != SEALER.seal("430623199001010015")


def test_the_newest_key_seals_and_the_old_one_still_opens():
    assert SEALER.seal("x").startswith("2:")
    assert SEALER.open(Sealer({1: OLD}, INDEX).seal("x")) == "x"


def test_a_changed_seal_does_not_open():
    sealed = SEALER.seal("430623199001010015")
    broken = sealed[:-2] + ("A" if sealed[-2] != "A" else "B") + sealed[-1]
    with pytest.raises(InvalidTag):
        SEALER.open(broken)


@given(st.text(), st.text())
def test_indexes_meet_only_where_texts_do(one, other):
    assert (SEALER.blind_index(one) == SEALER.blind_index(other)) == (one == other)
