"""Which review a request needs, who may do what to it when, and what is in conflict (R-REC-14, R-REC-25, R-REC-27)."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.errors import Conflict, Forbidden
from services.contracts.records import change_requests as contract
from services.records.catalogue import load
from services.records.file import filling
from services.records.requests import rules

SETS = load().sets_of["primary_secondary"]
KEY, REVIEWED, FREE = "key", "reviewed", "free"
ONE = st.sampled_from((None, "", [], "a", "b"))
ROWS = st.dictionaries(st.sampled_from("xyz"), ONE)


@pytest.mark.parametrize(
    ("parts", "business"),
    [
        ([("added", {REVIEWED})], "addition"),
        ([("added", {KEY})], "addition"),
        ([("changed", {REVIEWED})], "change"),
        ([("changed", {FREE})], "free"),
        ([("changed", {FREE, REVIEWED})], "change"),
        ([("changed", {KEY, FREE})], "key_change"),
        ([("deleted", set())], "change"),
        ([("added", {REVIEWED}), ("changed", {FREE})], "addition"),
        ([("added", {REVIEWED}), ("changed", {REVIEWED}), ("changed", {KEY})], "key_change"),
    ],
)
def test_the_part_that_asks_for_most_decides_the_review(parts, business):
    assert rules.business_of(parts) == business


@pytest.mark.parametrize(("state", "act"), [("approved", "withdraw"), ("draft", "return"), ("submitted", "submit")])
def test_an_act_that_does_not_fit_the_state_is_refused(state, act):
    with pytest.raises(Conflict):
        rules.move(state, act)


def test_no_act_leads_out_of_what_is_decided():
    assert not {state for moves in rules.MOVES.values() for state in moves} & set(rules.DECIDED)


@pytest.mark.parametrize("state", contract.STATES)
@pytest.mark.parametrize(("writes", "school"), [(True, True), (True, False), (False, True), (False, False)])
def test_whatever_is_offered_can_be_done(state, writes, school):
    acts = {"change": None, "delete": None, "submit": "submit", "return": "return", "withdraw": "withdraw"}
    acts |= {"resolve": "resolve"}
    for act in rules.may(state, writes=writes, school=school):
        if act == "copy":
            rules.refuse_unless_ended(state)
        elif acts[act] is None:
            rules.refuse_unless_editable(state)
        else:
            rules.move(state, acts[act])
        if act == "withdraw":
            rules.refuse_unless_withdraws(state, writes=writes, school=school)
    if not (writes or school):
        assert rules.may(state, writes=writes, school=school) == []


@pytest.mark.parametrize(
    ("place", "asked", "is_left"),
    [
        (("basic", None, "name"), ("changed", "basic", "1", ["name", "sex"]), False),
        (("basic", None, "name"), ("changed", "basic", "1", ["sex"]), True),
        (("basic", None, None), ("changed", "basic", "1", ["sex"]), False),
        (("basic", None, "name"), ("added", "skill", "2", ["name"]), True),
        (("skill", "2", None), ("changed", "skill", "3", ["level"]), True),
        (("skill", "2", "level"), ("deleted", "skill", "2", []), False),
        (("skill", None, None), ("added", "skill", "9", ["level"]), False),
    ],
)
def test_a_place_of_an_order_is_left_unless_just_that_is_touched(place, asked, is_left):
    place = rules.Place(*place)
    assert rules.untouched([place], [asked]) == ([place] if is_left else [])
    assert rules.untouched([place], []) == [place]


@pytest.mark.parametrize(
    ("part", "op", "code", "classes"),
    [
        (None, "added", "education", {REVIEWED}),
        (filling.TEACHER, "added", "title", {REVIEWED}),
        (filling.TEACHER, "changed", "education", {REVIEWED}),
        (filling.TEACHER, "deleted", "education", {REVIEWED}),
        (filling.TEACHER, "changed", "contact", {FREE, REVIEWED}),
        (filling.AUTHORITY, "added", "education", {REVIEWED}),
        (filling.AUTHORITY, "changed", "title", {REVIEWED}),
        (filling.AUTHORITY, "deleted", "title", {REVIEWED}),
    ],
)
def test_who_may_not_ask_is_refused(part, op, code, classes):
    with pytest.raises(Forbidden):
        rules.refuse_unless_asks(part, op, SETS[code], classes)


@pytest.mark.parametrize(
    ("part", "op", "code", "classes"),
    [
        (filling.SCHOOL, "changed", "title", {REVIEWED}),
        (filling.SCHOOL, "deleted", "education", {REVIEWED}),
        (filling.TEACHER, "added", "education", {REVIEWED}),
        (filling.TEACHER, "changed", "contact", {FREE}),
        (filling.AUTHORITY, "added", "title", {REVIEWED}),
    ],
)
def test_who_may_ask_may(part, op, code, classes):
    rules.refuse_unless_asks(part, op, SETS[code], classes)


def test_a_teacher_asks_for_another_photo_and_for_nothing_beside_it():
    rules.refuse_unless_asks(filling.TEACHER, "changed", SETS["basic"], {KEY}, ["photo"])
    with pytest.raises(Forbidden):
        rules.refuse_unless_asks(filling.TEACHER, "changed", SETS["basic"], {KEY}, ["photo", "name"])


def test_a_photo_is_held_as_an_entry_of_its_own():
    file, entry = uuid.uuid4(), uuid.uuid4()
    [photo] = rules.held_entries([(file, "basic", ["photo"])])
    assert photo not in {file, entry}
    assert rules.held_entries([(file, "basic", ["name"]), (entry, "title", ["level"])]) == [file, entry]
    assert set(rules.held_entries([(file, "basic", ["name", "photo"])])) == {file, photo}
    assert rules.held_entries([(entry, "title", [])]) == [entry]


@given(st.lists(st.sets(st.integers(0, 4), max_size=3), max_size=8))
def test_no_entry_is_named_twice_in_a_round_and_each_request_is_in_one(named):
    found = rules.rounds(named)
    assert sorted(place for places in found for place in places) == list(range(len(named)))
    for places in found:
        entries = [entry for place in places for entry in named[place]]
        assert len(entries) == len(set(entries))
    assert all(places == sorted(places) for places in found)


def test_key_fields_need_evidence_of_their_own_or_files_that_prove_them():
    keys = ["name", "sex", "birth_date"]
    assert rules.unproved(keys, {"name": ["a"], "sex": []}, ["birth_date"]) == ["sex"]


@given(ROWS, ROWS, ROWS)
def test_a_field_is_in_conflict_only_where_somebody_else_wrote_something_else(before, now, asked):
    met = rules.met("xyz", before, now, asked)
    assert set(met) <= set(rules.differing("xyz", before, now))
    assert not set(met) - set(rules.differing("xyz", now, asked))
    assert rules.met("xyz", before, before, asked) == []
    assert rules.met("xyz", before, asked, asked) == []


@given(ROWS, ROWS)
def test_what_is_applied_is_what_was_asked_and_the_rest_stays(kept, values):
    after = rules.applied(kept, list(values), values)
    assert {code: after[code] for code in values} == values
    assert all(after[code] == kept[code] for code in kept if code not in values)
    assert rules.applied(after, list(values), values) == after
