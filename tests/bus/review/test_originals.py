"""原件已核对: a step may demand that every piece of evidence was compared with its original before it approves."""

import dataclasses
import uuid

import pytest

from services.common import clock
from services.common.contract import schema_of
from services.common.errors import Conflict, Invalid
from services.contracts.review import chains
from services.review import batch_list
from services.review.actions import batches, deciding, outdated_decisions, switching


def piece(name="基本信息 姓名"):
    return {"id": uuid.uuid4(), "entry_id": uuid.uuid4(), "set": "basic", "field": "name", "name": name}


@pytest.fixture
def wanted(desks):
    """A case about key values, as records wants it."""

    def wanted(*pieces, business="key_change", **known):
        return desks.submission("王小红") | {
            "business": business,
            "subject": {"id": uuid.uuid4(), "kind": "request", "name": "王小红"},
            "version": {"entries": [], "digest": "ab", "number": 1, "evidence": list(pieces)},
            "sets": ["basic"],
        } | known  # fmt: skip

    return wanted


def approve(desks, case_id, *pieces):
    ticked = [each["id"] for each in pieces]
    said = {"row_version": desks.version(case_id), "verdict": "approve", "reasons": [], "originals": ticked}
    return desks.ask(desks.officer, deciding.decide, case_id, **said)


def test_a_key_change_is_approved_only_with_every_original_checked(desks, wanted):
    name, number = piece(), piece("基本信息 身份证件号")
    [case_id] = desks.submit_all([wanted(name, number)])
    assert desks.case(desks.officer, case_id)["originals"]
    with pytest.raises(Conflict) as refused:
        approve(desks, case_id, name)
    assert refused.value.params["pieces"] == "基本信息 身份证件号"

    case = approve(desks, case_id, name, number)
    [decision] = case["decisions"]
    assert (case["state"], set(decision["originals"])) == ("approved", {name["id"], number["id"]})
    assert {each["id"] for each in case["evidence"]} == {str(name["id"]), str(number["id"])}
    [_, told] = desks.announced("key_change")
    assert set(told["decisions"][0]["originals"]) == {name["id"], number["id"]}


def test_what_is_no_evidence_of_the_case_is_not_ticked(desks, wanted):
    name = piece()
    [case_id] = desks.submit_all([wanted(name)])
    with pytest.raises(Invalid):
        approve(desks, case_id, name, piece())


def test_a_rejection_needs_no_originals(desks, wanted):
    [case_id] = desks.submit_all([wanted(piece())])
    assert desks.decide(desks.officer, case_id, "reject", "不符")["state"] == "rejected"


def test_a_step_that_does_not_demand_it_approves_without(desks, wanted):
    [case_id] = desks.submit_all([wanted(piece(), business="change")])
    assert not desks.case(desks.officer, case_id)["originals"]
    assert approve(desks, case_id)["state"] == "approved"


def test_a_batch_refuses_what_asks_for_originals_and_decides_the_others(desks, wanted):
    asks, bare = desks.submit_all([wanted(piece()), wanted(piece(), business="change")])
    terms = {"id": uuid.uuid4(), "verdict": "approve", "reasons": []}
    made = desks.ask(desks.officer, batches.decide_chosen, case_ids=[asks, bare], **terms)
    desks.work()
    found = desks.ask(desks.officer, batch_list.outcomes, batch_id=made["id"], done=None, limit=10, after=None)["items"]
    assert [(row["case_id"], row["done"]) for row in found] == [(asks, False), (bare, True)]
    assert "基本信息 姓名" in found[0]["message"]
    assert "原件" in found[0]["message"]


def test_after_a_conflict_the_evidence_of_now_is_checked(desks, wanted):
    before, after = piece(), piece("基本信息 出生日期")
    [case_id] = desks.submit_all([wanted(before)])
    decided = approve(desks, case_id, before)["row_version"]
    version = {"entries": [], "digest": "cd", "number": 2, "evidence": [after]}
    told = {"case_id": case_id, "row_version": decided, "version": version, "changed": [], "at": clock.now()}
    desks.as_system(outdated_decisions.look_again, [told])
    with pytest.raises(Invalid):
        approve(desks, case_id, before)
    assert approve(desks, case_id, after)["state"] == "approved"


def draft(desks, business, **step):
    known = {"name": {"zh-CN": "主管部门审核", "en": "Authority"}, "desk": "authority", "roles": ["reviewer"]}
    return schema_of(chains.ChainDraft).load(
        {
            "names": {"zh-CN": "本县流程", "en": "Ours"},
            "business": business,
            "categories": ["primary_secondary"],
            "org_id": str(desks.orgs["蜀山区教育局"]),
            "positions": [[known | step]],
            "effective_from": clock.today().isoformat(),
        }
    )


def test_an_authority_lets_its_own_chain_ask_for_originals(desks, wanted):
    admin = dataclasses.replace(desks.person("蜀山区教育局", "info_admin"), org_level="county")
    made = desks.ask(admin, switching.add_chain, id=uuid.uuid4(), **draft(desks, "change", originals=True))
    assert made["positions"][0][0]["originals"]
    assert "须核对原件" in made["text"]
    [case_id] = desks.submit_all([wanted(piece(), business="change")])
    with pytest.raises(Conflict):
        approve(desks, case_id)


def test_a_business_whose_cases_carry_no_evidence_cannot_ask_for_originals(desks):
    admin = dataclasses.replace(desks.person("蜀山区教育局", "info_admin"), org_level="county")
    with pytest.raises(Invalid):
        desks.ask(admin, switching.add_chain, id=uuid.uuid4(), **draft(desks, "first_entry", originals=True))
