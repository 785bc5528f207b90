"""The judge sees a merge that is half, doubled, not undone byte for byte, or that somebody has not heard of."""

import pytest

from tests.chaos import rules_of_files, rules_of_merges, rules_of_numbers
from tests.chaos.rows import Case, Number, Teacher, Version
from tests.chaos.rows_of_merges import Follower, Merge, MergeHold, OwnAccount
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED

KEPT = Teacher("k", "effective", None, 5, 2, "c", 3, "filled", "aa", "formal", "G1")
GONE = KEPT._replace(id="l", case_id="d", id_index="bb", shown="G2", merged_into="k")
STANDING = Merge(
    "m", "k", "l", "12:00", None, {"k": 1}, {"k": 2, "e": 1}, "merged", latest=True, into="k", counted=0, current=0,
    aliases=1, unshared=0, remarks=0, written=0,
)  # fmt: skip
UNDONE = STANDING._replace(undone_at="13:00", pair="open", into=None, counted=1, current=1, aliases=0)
OLD = Version("k", "k", 1, "added", "10:00", "12:00", effective=True, content="bare")
FILLED = Version("k", "k", 2, "merged", "12:00", None, effective=True, content="filled")
TAKEN = Version("e", "k", 1, "merged", "12:00", None, effective=True, content="entry")
MERGED = [OLD, FILLED, TAKEN]
BARE_AGAIN = Version("k", "k", 3, "unmerged", "13:00", None, effective=True, content="bare")
TAKEN_AWAY = Version("e", "k", 2, "deleted", "13:00", None, effective=True, content="none")
PARTED = [OLD, FILLED._replace(known_to="13:00"), TAKEN._replace(known_to="13:00"), BARE_AGAIN, TAKEN_AWAY]
HEARD, ACCOUNT = Follower("m", 1, "a", "k", enabled=True), OwnAccount("a", "k", enabled=True)


def kinds(violations):
    return [violation.kind for violation in violations]


def test_a_sound_merge_and_a_sound_undoing_pass_every_rule():
    assert not kinds(rules_of_merges.files([STANDING], [KEPT, GONE]))
    assert not kinds(rules_of_merges.files([UNDONE], [KEPT, GONE._replace(merged_into=None)]))
    assert not kinds(rules_of_merges.beside([STANDING])) + kinds(rules_of_merges.beside([UNDONE]))
    assert not kinds(rules_of_merges.values([STANDING], MERGED)) + kinds(rules_of_merges.values([UNDONE], PARTED))
    assert not kinds(rules_of_merges.accounts([STANDING], [HEARD], [ACCOUNT]))
    back = HEARD._replace(row_version=2, teacher_id="l")
    assert not kinds(rules_of_merges.accounts([UNDONE], [back], [ACCOUNT._replace(teacher_id="l")]))
    assert not kinds(rules_of_merges.holds([]))


def test_a_file_in_two_merges_is_doubled():
    second = STANDING._replace(id="n", kept_id="x")

    assert DOUBLED in kinds(rules_of_merges.files([STANDING, second], [GONE]))


def test_a_merge_that_its_file_does_not_know_is_lost_and_one_that_nobody_made_is_unexplained():
    assert kinds(rules_of_merges.files([STANDING], [GONE._replace(merged_into=None)])) == [LOST]
    assert kinds(rules_of_merges.files([UNDONE], [GONE])) == [UNEXPLAINED]
    assert kinds(rules_of_merges.files([STANDING], [GONE._replace(merged_into="x")])) == [UNEXPLAINED]


@pytest.mark.parametrize(
    ("merge", "kind"),
    [
        (STANDING._replace(pair="open"), LOST),
        (UNDONE._replace(pair="merged"), LOST),
        (STANDING._replace(counted=1), DOUBLED),
        (STANDING._replace(current=1), DOUBLED),
        (STANDING._replace(aliases=2), DOUBLED),
        (STANDING._replace(remarks=1), LOST),
        (STANDING._replace(unshared=1), LOST),
        (UNDONE._replace(unshared=1), LOST),
        (STANDING._replace(written=1), UNEXPLAINED),
        (UNDONE._replace(written=1), UNEXPLAINED),
    ],
)
def test_what_is_wrong_with_the_file_that_is_not_kept_is_told(merge, kind):
    assert kinds(rules_of_merges.beside([merge])) == [kind]


@pytest.mark.parametrize(
    ("merge", "versions", "kind"),
    [
        (STANDING, [OLD, FILLED], LOST),
        (STANDING, [OLD, FILLED._replace(known_from="12:01"), TAKEN], LOST),
        (UNDONE, [*PARTED[:3], TAKEN_AWAY], LOST),
        (UNDONE, [*PARTED[:3], BARE_AGAIN], LOST),
        (UNDONE, [*PARTED[:4], TAKEN_AWAY._replace(act="unmerged")], LOST),
        (UNDONE, [*PARTED[:3], BARE_AGAIN._replace(content="other"), TAKEN_AWAY], OUT_OF_ORDER),
        (UNDONE, [*PARTED[1:3], BARE_AGAIN, TAKEN_AWAY], OUT_OF_ORDER),
    ],
)
def test_what_is_half_merged_or_not_undone_byte_for_byte_is_told(merge, versions, kind):
    assert kinds(rules_of_merges.values([merge], versions)) == [kind]


@pytest.mark.parametrize(
    ("merge", "heard", "own", "kind"),
    [
        (STANDING, [], [ACCOUNT], LOST),
        (UNDONE, [HEARD], [ACCOUNT], LOST),
        (STANDING, [HEARD._replace(row_version=2)], [ACCOUNT], OUT_OF_ORDER),
        (STANDING, [HEARD], [ACCOUNT._replace(teacher_id="l")], LOST),
        (UNDONE, [HEARD._replace(row_version=2)], [ACCOUNT], LOST),
    ],
)
def test_an_account_that_did_not_follow_is_told(merge, heard, own, kind):
    assert kinds(rules_of_merges.accounts([merge], heard, own)) == [kind]


def test_a_merge_that_only_identity_knows_and_a_hold_that_was_left_are_told():
    assert kinds(rules_of_merges.accounts([], [HEARD], [])) == [UNEXPLAINED]
    assert kinds(rules_of_merges.holds([MergeHold("k")])) == [LOST]


def test_what_a_merge_wrote_and_its_undoing_put_back_is_effective_without_an_approval():
    case = Case("c", "k", 5, "c", "approved", 3, ["clerk"])

    assert not kinds(rules_of_files.effects([KEPT], MERGED, [case], (), [STANDING]))
    assert not kinds(rules_of_files.effects([KEPT], PARTED, [case], (), [UNDONE]))
    assert kinds(rules_of_files.effects([KEPT], MERGED, [case])) == [DOUBLED]
    not_yet = [OLD, FILLED._replace(effective=False), TAKEN]
    assert kinds(rules_of_files.effects([KEPT], not_yet, [case], (), [STANDING])) == [LOST]


def test_a_merged_file_has_no_current_number():
    ended = Number("n", "G", "G2", "l", ended=True)

    assert not kinds(rules_of_numbers.numbers([GONE], [ended]))
    assert kinds(rules_of_numbers.numbers([GONE], [ended._replace(ended=False)])) == [UNEXPLAINED]
