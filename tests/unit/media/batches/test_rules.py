"""Each photo is in one state, and of several photos of one teacher one counts."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.media.batches import rules


@dataclass(frozen=True)
class Photo:
    number: int = 1
    match: str = "found"
    repeated: bool = False
    fault: str | None = None
    portrait: Any = "portrait"
    photo: Any = "photo"
    decision: str | None = None
    outcome: str | None = None


MADE = Photo()
PHOTOS = st.builds(
    Photo,
    match=st.sampled_from(["asked", "found", "unnamed", "unknown", "elsewhere"]),
    repeated=st.booleans(),
    fault=st.sampled_from([None, "no_face"]),
    portrait=st.sampled_from([None, "portrait"]),
    photo=st.sampled_from([None, "photo"]),
    decision=st.sampled_from([None, "refused", "confirmed", "cancelled"]),
    outcome=st.sampled_from([None, "kept", "failed"]),
)


@pytest.mark.parametrize(
    ("photo", "state", "reason"),
    [
        (replace(MADE, photo=None, portrait=None), "waiting", None),
        (replace(MADE, photo=None, portrait=None, match="unknown"), "waiting", "unknown"),
        (MADE, "made", None),
        (replace(MADE, match="asked"), "made", None),
        (replace(MADE, match="unnamed"), "made", None),
        (replace(MADE, photo=None, fault="no_face"), "refused", "no_face"),
        (replace(MADE, match="unknown"), "refused", "unknown"),
        (replace(MADE, match="elsewhere"), "refused", "elsewhere"),
        (replace(MADE, repeated=True), "refused", "repeated"),
        (replace(MADE, decision="refused", repeated=True), "refused", "by_hand"),
        (replace(MADE, decision="confirmed"), "confirmed", None),
        (replace(MADE, decision="confirmed", outcome="kept"), "kept", None),
        (replace(MADE, decision="confirmed", outcome="failed"), "failed", None),
        (replace(MADE, decision="cancelled"), "cancelled", None),
    ],
)
def test_the_state_follows_from_what_is_known(photo, state, reason):
    assert (rules.state_of(photo), rules.reason_of(photo)) == (state, reason)


@pytest.mark.parametrize(
    ("photo", "acts"),
    [
        (MADE, ["confirm", "refuse", "frame", "match"]),
        (replace(MADE, match="unnamed"), ["refuse", "frame", "match"]),
        (replace(MADE, match="asked"), ["refuse", "frame"]),
        (replace(MADE, match="unknown"), ["frame", "match"]),
        (replace(MADE, fault="no_face", photo=None), ["frame", "match"]),
        (replace(MADE, fault="not_a_picture", photo=None, portrait=None), ["match"]),
        (replace(MADE, decision="refused"), ["reopen"]),
        (replace(MADE, decision="confirmed"), []),
        (replace(MADE, decision="confirmed", outcome="failed"), ["reopen"]),
        (replace(MADE, decision="confirmed", outcome="kept"), []),
    ],
)
def test_what_can_be_done_follows_from_the_state(photo, acts):
    assert rules.may(photo) == acts


@given(PHOTOS)
def test_only_what_a_known_teacher_could_wear_is_offered_for_confirmation(photo):
    if "confirm" in rules.may(photo):
        assert (rules.state_of(photo), photo.match, photo.fault, photo.repeated) == ("made", "found", None, False)


@given(PHOTOS)
def test_a_state_is_one_of_the_contract(photo):
    assert rules.state_of(photo) in ("waiting", "made", "refused", "confirmed", "kept", "failed", "cancelled")


@given(st.lists(PHOTOS, max_size=6))
def test_of_photos_of_one_teacher_one_counts_at_most(photos):
    numbered = [replace(one, number=number, match="found") for number, one in enumerate(photos)]
    repeated = rules.count_for(numbered)
    sound = [one for one in numbered if not one.fault and one.decision in (None, "confirmed")]

    assert sum(not repeated[one.number] for one in sound) == min(1, len(sound))
    assert not any(repeated[one.number] for one in numbered if one not in sound)


def test_the_first_counts_and_the_later_is_repeated():
    assert rules.count_for([replace(MADE, number=2), replace(MADE, number=1)]) == {1: False, 2: True}


def test_the_second_counts_when_the_first_is_refused():
    photos = [replace(MADE, number=1, decision="refused"), replace(MADE, number=2)]
    assert rules.count_for(photos) == {1: False, 2: False}


def test_what_was_confirmed_counts_whatever_came_before_it():
    photos = [replace(MADE, number=1), replace(MADE, number=2, decision="confirmed", outcome="kept")]
    assert rules.count_for(photos) == {1: True, 2: False}
