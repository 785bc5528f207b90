"""Requests for changes at review: which desks decide them, how people hear of them, how they are taken back."""

import uuid

import pytest

from services.common import clock
from services.review.actions import outdated_decisions, recalling


@pytest.fixture
def request_of(desks):
    """A case as records wants it for a request."""

    def wanted(business="change", school="蜀山小学", **known):
        entry = {"entry_id": uuid.uuid4(), "number": 4}
        return desks.submission("王小红", school) | {
            "business": business,
            "subject": {"id": uuid.uuid4(), "kind": "request", "name": "王小红"},
            "version": {"entries": [entry], "digest": "ab", "number": 1},
            "sets": ["title"],
        } | known  # fmt: skip

    return wanted


@pytest.fixture
def recall(desks):
    """The business takes a case back."""

    def taken_back(wanted):
        by = {"person_id": wanted["submitter"], "person": "录入员", "org_id": wanted["org_id"], "org_name": "蜀山小学"}
        case = {"case_id": wanted["id"], "business": wanted["business"], "subject_id": wanted["subject"]["id"]}
        desks.as_system(recalling.take_back, "records", [case | by | {"at": None}])

    return taken_back


def waiting(desks, case_id):
    return [(step["role"], step["desk"]) for step in desks.case(desks.province, case_id)["waiting"]]


@pytest.mark.parametrize(
    ("business", "school", "known", "desks_after_each_other"),
    [
        ("addition", "蜀山小学", {}, ["school"]),
        ("change", "蜀山小学", {}, ["authority"]),
        ("key_change", "蜀山小学", {}, ["authority"]),
        ("change", "皖江大学", {"category": "higher_education"}, ["school", "authority"]),
        ("addition", "皖江大学", {"category": "higher_education", "sets": ["paper"]}, ["research_office"]),
    ],
)
def test_a_request_goes_to_the_desks_of_its_chain(desks, request_of, business, school, known, desks_after_each_other):
    [case_id] = desks.submit_all([request_of(business, school, **known)])
    people = {"school": [desks.reviewer, desks.personnel], "authority": [desks.officer, desks.province]}
    people["research_office"] = [desks.research_office]
    for role in desks_after_each_other:
        [(now, _)] = waiting(desks, case_id)
        assert now == role
        reviewer = next(each for each in people[role] if each.org_name == waiting(desks, case_id)[0][1])
        desks.decide(reviewer, case_id)
    assert desks.case(desks.province, case_id)["state"] == "approved"


def test_a_case_that_is_taken_back_is_closed_once(desks, request_of, recall):
    wanted = request_of()
    [case_id] = desks.submit_all([wanted])
    recall(wanted)
    recall(wanted)
    case = desks.case(desks.officer, case_id)
    assert (case["state"], case["withdrawn_by"]["person"], case["row_version"]) == ("withdrawn", "录入员", 2)
    assert [told["state"] for told in desks.announced("change")] == ["open", "withdrawn"]


def test_a_decision_at_the_moment_of_taking_back_is_void(desks, request_of, recall):
    wanted = request_of()
    [case_id] = desks.submit_all([wanted])
    desks.decide(desks.officer, case_id)
    recall(wanted)
    case = desks.case(desks.officer, case_id)
    assert (case["state"], [each["annulled"] for each in case["decisions"]]) == ("withdrawn", [True])


@pytest.mark.parametrize("first", ["conflict", "recall"])
def test_a_conflict_and_taking_back_come_in_any_order(desks, request_of, recall, first):
    wanted = request_of()
    [case_id] = desks.submit_all([wanted])
    decided = desks.decide(desks.officer, case_id)["row_version"]
    conflict = {"case_id": case_id, "row_version": decided, "version": wanted["version"], "changed": []}
    told = [
        lambda: desks.as_system(outdated_decisions.look_again, [conflict | {"at": clock.now()}]),
        lambda: recall(wanted),
    ]
    for tell in told if first == "conflict" else reversed(told):
        tell()
    assert desks.case(desks.officer, case_id)["state"] == "withdrawn"


def test_a_case_that_is_taken_back_before_it_is_open_waits_for_it(desks, request_of, recall):
    wanted = request_of()
    with pytest.raises(LookupError):
        recall(wanted)


def test_another_matter_is_not_taken_back(desks, request_of, recall):
    wanted = request_of()
    [case_id] = desks.submit_all([wanted])
    recall(wanted | {"subject": {"id": uuid.uuid4()}})
    assert desks.case(desks.officer, case_id)["state"] == "open"
