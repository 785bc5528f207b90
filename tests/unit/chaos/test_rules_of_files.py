"""The judge sees a file whose entries, versions or ID number are not what they must be."""

from tests.chaos import rules_of_files
from tests.chaos.rows import Case, Claim, Entry, Request, Teacher, Version
from tests.chaos.rules import DOUBLED, LOST, OUT_OF_ORDER, UNEXPLAINED

TEACHER = Teacher("t", "effective", None, 5, 2, "c", 3, "new", "aa", "formal", "G1")
CASE = Case("c", "t", 5, "c", "approved", 3, ["clerk"])
FIRST = Version("t", "t", 1, "added", "10:00", "11:00", effective=False, content="old")
NEWEST = Version("t", "t", 2, "saved", "11:00", None, effective=True, content="new")
ENTRY = Entry("e", "t", 2, "second")
BEFORE = Version("e", "t", 1, "added", "10:00", "10:30", effective=False, content="first")
NOW = Version("e", "t", 2, "saved", "10:30", None, effective=True, content="second")
TOMBSTONE = NOW._replace(act="deleted", content="none")


def kinds(violations):
    return [violation.kind for violation in violations]


def test_sound_rows_pass_every_rule():
    versions = [NEWEST, FIRST, NOW, BEFORE]

    assert not kinds(rules_of_files.versions([TEACHER], [ENTRY], versions))
    assert not kinds(rules_of_files.versions([TEACHER], [], [FIRST, NEWEST, BEFORE, TOMBSTONE]))
    assert not kinds(rules_of_files.effects([TEACHER], versions, [CASE]))
    assert not kinds(rules_of_files.claims([TEACHER], [Claim("aa", "t")]))


def test_an_entry_that_differs_from_its_newest_version_is_out_of_order():
    file = [FIRST, NEWEST, BEFORE, NOW]

    assert kinds(rules_of_files.versions([TEACHER], [ENTRY._replace(content="other")], file)) == [OUT_OF_ORDER]
    assert kinds(rules_of_files.versions([TEACHER], [ENTRY._replace(number=1)], file)) == [OUT_OF_ORDER]


def test_an_entry_that_stands_after_its_deletion_is_out_of_order():
    assert kinds(rules_of_files.versions([TEACHER], [ENTRY], [FIRST, NEWEST, BEFORE, TOMBSTONE])) == [OUT_OF_ORDER]


def test_an_entry_that_vanished_without_a_deletion_is_lost():
    assert kinds(rules_of_files.versions([TEACHER], [], [FIRST, NEWEST, BEFORE, NOW])) == [LOST]


def test_a_version_that_is_missing_before_a_deletion_is_lost():
    assert kinds(rules_of_files.versions([TEACHER], [], [FIRST, NEWEST, TOMBSTONE])) == [LOST]


def test_a_version_after_a_deletion_is_unexplained():
    after = NOW._replace(number=3, known_from="10:40")
    file = [FIRST, NEWEST, BEFORE, TOMBSTONE._replace(known_to="10:40"), after]

    assert kinds(rules_of_files.versions([TEACHER], [ENTRY._replace(number=3)], file)) == [UNEXPLAINED]


def test_an_entry_without_versions_is_lost():
    assert LOST in kinds(rules_of_files.versions([TEACHER], [ENTRY], [FIRST, NEWEST]))


def test_an_entry_that_was_left_out_of_an_approval_is_out_of_order():
    left_out = [FIRST, NEWEST, BEFORE, NOW._replace(effective=False)]
    too_old = [FIRST, NEWEST, BEFORE._replace(effective=True), NOW]

    assert kinds(rules_of_files.effects([TEACHER], left_out, [CASE])) == [OUT_OF_ORDER]
    assert kinds(rules_of_files.effects([TEACHER], too_old, [CASE])) == [OUT_OF_ORDER]


def test_a_gap_between_versions_is_lost():
    gap = [FIRST, NEWEST._replace(number=3)]

    assert kinds(rules_of_files.versions([TEACHER._replace(basic_version=3)], [], gap)) == [LOST]


def test_a_file_without_versions_is_lost():
    assert LOST in kinds(rules_of_files.versions([TEACHER], [], []))


def test_two_open_versions_are_doubled():
    assert DOUBLED in kinds(rules_of_files.versions([TEACHER], [], [FIRST._replace(known_to=None), NEWEST]))


def test_a_version_that_ends_before_the_next_begins_is_out_of_order():
    assert kinds(rules_of_files.versions([TEACHER], [], [FIRST._replace(known_to="10:59"), NEWEST])) == [OUT_OF_ORDER]


def test_a_file_that_differs_from_its_newest_version_is_out_of_order():
    assert kinds(rules_of_files.versions([TEACHER._replace(content="other")], [], [FIRST, NEWEST])) == [OUT_OF_ORDER]


def test_versions_without_a_file_are_unexplained():
    assert kinds(rules_of_files.versions([], [], [FIRST])) == [UNEXPLAINED]


def test_an_approved_file_that_is_not_effective_is_lost():
    assert kinds(rules_of_files.effects([TEACHER], [FIRST, NEWEST._replace(effective=False)], [CASE])) == [LOST]


def test_a_file_effective_more_often_than_approved_is_doubled():
    assert kinds(rules_of_files.effects([TEACHER], [FIRST._replace(effective=True), NEWEST], [CASE])) == [DOUBLED]


def test_an_id_number_that_the_register_lacks_is_lost_and_a_stray_one_unexplained():
    assert kinds(rules_of_files.claims([TEACHER], [])) == [LOST]
    assert kinds(rules_of_files.claims([], [Claim("aa", "t")])) == [UNEXPLAINED]


def test_a_request_is_effective_in_a_version_of_its_own():
    first, second = NEWEST._replace(known_to="12:00"), NEWEST._replace(number=3, known_from="12:00")
    asked = [Request("r", "t", "approved", "d", 1)]

    assert not kinds(rules_of_files.effects([TEACHER], [FIRST, first, second, NOW, BEFORE], [CASE], asked))
    assert kinds(rules_of_files.effects([TEACHER], [FIRST, first, second], [CASE])) == [DOUBLED]
    assert kinds(rules_of_files.effects([TEACHER], [FIRST, NEWEST], [CASE], asked)) == [LOST]
