"""Which file is kept, what it takes over, and what stands against a merge and its undoing; on plain values."""

import datetime
import uuid
from dataclasses import replace

import pytest

from services.common.errors import Conflict
from services.records.duplicates.domain import merging as rules
from services.records.duplicates.domain.places import authority_over

ONE = rules.Standing(uuid.uuid4(), "甲", "000000/340000/340104/1/", "draft", "none", merged=False)
OTHER = replace(ONE, id=uuid.uuid4(), org_path="000000/340000/340104/2/")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (ONE, ONE, "with itself"),
        (ONE, replace(OTHER, org_path="000000/430000/430623/1/"), "different provinces"),
        (ONE, replace(OTHER, stage="school_review"), "under review"),
        (replace(ONE, stage="authority_review"), OTHER, "under review"),
        (ONE, replace(OTHER, merged=True), "joined with another one already"),
    ],
)
def test_what_stands_against_a_merge_is_said(one, other, reason):
    with pytest.raises(Conflict, match=reason):
        rules.refuse_unless_joinable(one, other)


def test_who_is_further_is_kept():
    effective, formal = replace(OTHER, stage="effective"), replace(OTHER, stage="effective", number_state="formal")
    assert rules.keepable(ONE, OTHER) == [ONE.id, OTHER.id]
    assert rules.keepable(ONE, effective) == [OTHER.id]
    assert rules.keepable(replace(ONE, stage="effective"), formal) == [OTHER.id]
    with pytest.raises(Conflict, match="Keep the other file"):
        rules.refuse_unless_keepable(ONE, effective)


def test_nothing_unapproved_becomes_effective_by_a_merge():
    effective = replace(OTHER, stage="effective")
    assert rules.gives(ONE, ONE)
    assert rules.gives(effective, effective)
    assert not rules.gives(ONE, effective)


def test_only_what_is_lacking_is_taken_over():
    fields = {"a", "b", "c"}
    assert rules.filled({"a": 1}, {"a": 2, "b": 3, "d": 4}, fields) == {"a": 1, "b": 3}
    assert rules.filled({"a": 1}, {"a": 2}, fields) is None


def test_a_merge_is_undone_by_what_it_wrote():
    before, after = {"x": 1, "y": 4}, {"x": 3, "y": 4, "z": 1}
    assert rules.written(before, after) == {"x": 1, "z": None}
    assert rules.changed_since(after, before, after) == []
    assert rules.changed_since(after | {"y": 5}, before, after) == []
    assert rules.changed_since(after | {"z": 2}, before, after) == ["z"]
    assert rules.changed_since({"x": 3, "y": 4}, before, after) == ["z"]


@pytest.mark.parametrize(
    ("one", "other", "where"),
    [
        ("000000/340000/340100/340104/1/", "000000/340000/340100/340104/2/", "000000/340000/340100/340104/"),
        ("000000/340000/340100/340104/1/", "000000/340000/340200/340202/2/", "000000/340000/"),
        ("000000/340000/340104/1/", "000000/340000/340104/1/", "000000/340000/340104/"),
        ("000000/340000/u/", "000000/340000/340104/1/", "000000/340000/"),
        ("000000/340000/1/", "000000/430000/2/", "000000/"),
    ],
)
def test_a_pair_lies_with_the_least_authority_over_both(one, other, where):
    assert authority_over(one, other) == where


def test_the_fuller_file_is_kept_then_the_effective_one_then_the_older():
    at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    older, newer = replace(ONE, filled=9, opened_at=at), replace(OTHER, filled=9, opened_at=at.replace(month=2))
    assert rules.fuller(older, newer) == rules.fuller(newer, older) == older.id
    assert rules.fuller(older, replace(newer, filled=10)) == newer.id
    assert rules.fuller(older, replace(newer, stage="effective")) == newer.id
    assert rules.fuller(replace(older, filled=99), replace(newer, stage="effective")) == newer.id  # nothing else may be
