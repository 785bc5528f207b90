"""A case goes one step back, or back to the school that submitted it (R-REV-04)."""

import pytest

from services.common.errors import Conflict, Forbidden, Invalid, Stale
from services.review.actions import deciding


def test_the_authority_returns_a_case_to_the_school_and_its_clock_starts_anew(desks):
    case_id = desks.submit()
    before = desks.case(desks.reviewer, case_id)["waiting_since"]
    desks.decide(desks.reviewer, case_id)
    case = desks.decide(desks.officer, case_id, "return", "请核实学历")

    assert (case["desk"], case["state"]) == ("蜀山小学", "open")
    assert case["waiting_since"] > before
    assert desks.names(desks.reviewer, "todo") == ["王小红"]
    assert desks.case(desks.reviewer, case_id)["decisions"][-1]["reasons"][0]["reason"] == "请核实学历"


def test_a_returned_case_is_decided_again_by_the_same_people_and_the_history_keeps_all(desks):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)
    desks.decide(desks.officer, case_id, "return", "请核实学历")
    desks.decide(desks.reviewer, case_id)
    case = desks.decide(desks.officer, case_id)

    assert case["state"] == "approved"
    assert [(done["verdict"], done["annulled"]) for done in desks.announced()[-1]["decisions"]] == [
        ("approve", True),
        ("return", False),
        ("approve", False),
        ("approve", False),
    ]
    assert desks.names(desks.reviewer, "done") == ["王小红"]


def test_a_return_without_a_reason_is_refused(desks):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)

    with pytest.raises(Invalid, match="A return needs a reason"):
        desks.decide(desks.officer, case_id, "return")


def test_the_school_takes_a_file_back_that_nobody_has_decided(desks):
    case_id = desks.submit()
    assert desks.case(desks.clerk, case_id)["may"] == ["withdraw"]
    case = desks.withdraw(desks.clerk, case_id)

    assert (case["state"], case["may"], case["desk"]) == ("withdrawn", [], None)
    assert case["withdrawn_by"]["person"] == desks.clerk.name
    told = desks.announced()[-1]
    assert (told["state"], told["step_roles"], told["withdrawn_by"]["person_id"]) == (
        "withdrawn",
        [],
        desks.clerk.person_id,
    )


def test_a_withdrawn_file_can_be_submitted_again(desks):
    file = desks.submission()
    [case_id] = desks.submit_all([file])
    desks.withdraw(desks.clerk, case_id)
    again = desks.submit("王小红", subject=file["subject"])

    assert desks.case(desks.reviewer, again)["state"] == "open"


def test_a_file_that_somebody_has_decided_is_not_taken_back(desks):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)

    assert desks.case(desks.clerk, case_id)["may"] == []
    with pytest.raises(Conflict, match="has decided on this case already"):
        desks.withdraw(desks.clerk, case_id)


def test_a_file_is_taken_back_by_its_own_school_only(desks):
    case_id = desks.submit()

    with pytest.raises(Forbidden, match="Only 蜀山小学 can take"):
        desks.withdraw(desks.person("蜀山区教育局", "info_admin"), case_id)


def test_a_withdrawal_of_what_somebody_changed_meanwhile_is_refused(desks):
    case_id = desks.submit()
    desks.decide(desks.reviewer, case_id)

    with pytest.raises(Stale):
        desks.ask(desks.clerk, deciding.withdraw, case_id, 1)
