"""The life of a file on plain values (R-REC-07, R-REC-08, R-REC-19)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Conflict
from services.records.file import rules


@pytest.mark.parametrize(
    ("state", "desks", "stage"),
    [
        ("open", ["school"], "school_review"),
        ("open", ["teaching_office", "research_office"], "school_review"),
        ("open", ["hub"], "school_review"),
        ("open", ["authority"], "authority_review"),
        ("open", ["authority_above"], "authority_review"),
        ("approved", [], "effective"),
        ("rejected", [], "rejected"),
        ("withdrawn", [], "draft"),
    ],
)
def test_a_case_gives_its_file_a_stage(state, desks, stage):
    assert rules.stage_of_case(state, desks) == stage
    assert rules.desk_of_case(state, desks) == (desks[0] if desks else None)


@pytest.mark.parametrize("stage", ["school_review", "authority_review", "effective"])
def test_only_drafts_and_rejected_files_are_changed_by_the_school(stage):
    with pytest.raises(Conflict):
        rules.refuse_unless_open(stage)
    assert rules.may(stage, own=True, enters=True, ever_submitted=False) == []


def test_a_file_that_was_ever_submitted_is_never_deleted():
    assert "delete" in rules.may("draft", own=True, enters=True, ever_submitted=False)
    assert "delete" not in rules.may("rejected", own=True, enters=True, ever_submitted=True)


@pytest.mark.parametrize(("own", "enters"), [(False, True), (True, False)])
def test_nobody_else_may_do_anything_to_a_file(own, enters):
    assert rules.may("draft", own=own, enters=enters, ever_submitted=False) == []


@pytest.mark.parametrize(
    ("style", "value", "shown"),
    [
        ("id_number", "430623199001010015", "430623********0015"),
        ("phone", "13812345678", "138****5678"),
        ("hidden", "3", "***"),
        ("id_number", "E1234567", "***"),
    ],
)
def test_a_sensitive_value_is_shown_masked(style, value, shown):
    assert rules.mask(style, value) == shown


@given(st.sampled_from(["id_number", "phone", "hidden"]), st.text("0123456789X", min_size=1, max_size=30))
def test_a_mask_never_shows_a_value_whole(style, value):
    assert rules.mask(style, value) != value
