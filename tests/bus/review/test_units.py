"""A county's plan: 人事股 and 教师进修学校 review together, each at a desk of its own (R-REV-03)."""

import dataclasses
import uuid
from functools import partial

import pytest
import yaml

from services.common import clock
from services.common.contract import schema_of
from services.common.copies import known_orgs
from services.common.errors import NotFound
from services.contracts.review.chains import ChainDraft, ChainQuestion
from services.review import previewing
from services.review.actions import switching
from services.review.publish import FILES, ChainFormat

SAMPLE = ChainFormat().load(yaml.safe_load((FILES / "variants/county_training_school.yaml").read_text("utf-8")))
UNITS = {"人事股": ("office", "personnel"), "教师进修学校": ("affiliated", "training_school")}


@pytest.fixture
def county(desks):
    """Who administers the county."""
    return dataclasses.replace(desks.person("蜀山区教育局", "info_admin"), org_level="county")


@pytest.fixture
def plan(desks, county):
    """The sample as a draft for the county's schools."""
    terms = {name: SAMPLE[name] for name in ("names", "business", "categories", "authority_levels")}
    return schema_of(ChainDraft).load(
        terms
        | {
            "org_id": str(desks.orgs["蜀山区教育局"]),
            "positions": [position["together"] for position in SAMPLE["steps"]],
            "effective_from": clock.today().isoformat(),
        }
    )


@pytest.fixture
def switched_on(desks, county, plan):
    """The plan counts for the county's schools."""
    return desks.ask(county, partial(switching.add_chain, id=uuid.uuid4(), **plan))


def unit(desks, name):
    """A unit of the county with one reviewer, who is returned."""
    level, does = UNITS[name]
    desks.orgs[name] = uuid.uuid4()
    path = f"{desks.root}340104/{len(desks.orgs)}/"
    known = {"id": desks.orgs[name], "code": uuid.uuid4().hex, "name": name, "level": level, "unit": does, "path": path}
    above = {"parent_id": desks.orgs["蜀山区教育局"], "authority_id": desks.orgs["蜀山区教育局"]}
    desks.as_system(known_orgs.learn, **(known | above | {"closed": False, "row_version": 1}))
    reviewer = desks.actor_of("reviewer", path=path, org_id=desks.orgs[name], org_name=name, org_level=level)
    desks.staff(name, reviewer)
    return reviewer


def waiting(desks, case_id):
    return [step["desk"] for step in desks.case(desks.province, case_id)["waiting"]]


def reviewed_by_head(desks, **known):
    case_id = desks.submit(**known)
    desks.decide(desks.head, case_id)
    return case_id


def test_two_units_decide_beside_each_other(desks, switched_on):
    personnel, training = unit(desks, "人事股"), unit(desks, "教师进修学校")
    case_id = reviewed_by_head(desks)

    assert waiting(desks, case_id) == ["人事股", "教师进修学校"]
    assert desks.names(personnel, "todo") == desks.names(training, "todo") == ["王小红"]
    assert desks.names(desks.officer, "todo") == []
    assert desks.decide(training, case_id)["state"] == "open"
    assert waiting(desks, case_id) == ["人事股"]
    assert desks.decide(personnel, case_id)["state"] == "approved"


def test_a_unit_sees_the_cases_that_it_decides_and_nothing_else(desks, switched_on):
    personnel = unit(desks, "人事股")
    case_id = reviewed_by_head(desks)
    other = desks.submit("别县教师", school="包河小学")

    assert desks.names(personnel, "all") == ["王小红"]
    assert desks.case(personnel, case_id)["subject_name"] == "王小红"
    assert personnel.org_path in desks.announced()[-1]["doors"] or personnel.org_path in desks.announced()[0]["doors"]
    with pytest.raises(NotFound):
        desks.case(personnel, other)
    known = desks.ask(
        personnel, lambda db, _: db.connection().exec_driver_sql("SELECT count(*) FROM case_step").scalar()
    )
    assert known == 3, "the steps of its own case"


def test_where_a_county_has_no_training_school_its_office_decides_and_it_is_said_why(desks, switched_on):
    personnel = unit(desks, "人事股")
    case_id = reviewed_by_head(desks)

    assert waiting(desks, case_id) == ["人事股", "蜀山区教育局"]
    [moved] = desks.case(desks.officer, case_id)["steps"][2]["moved"]
    assert moved["why"] == "没有主管部门的教师进修学校，由该部门本级审核。"
    desks.decide(desks.officer, case_id)
    assert desks.decide(personnel, case_id)["state"] == "approved"


def test_where_nobody_is_left_at_a_unit_its_step_goes_to_the_office(desks, switched_on):
    personnel = unit(desks, "人事股")
    unit(desks, "教师进修学校")
    desks.staff("蜀山区教育局", desks.officer)
    case_id = reviewed_by_head(desks)
    desks.staff("教师进修学校", version=2)

    assert waiting(desks, case_id) == ["人事股", "蜀山区教育局"]
    desks.decide(personnel, case_id)
    assert desks.decide(desks.officer, case_id)["state"] == "approved"


def test_nobody_of_a_unit_decides_what_they_entered(desks, switched_on):
    personnel = unit(desks, "人事股")
    case_id = reviewed_by_head(desks, contributors=[personnel.person_id])

    assert waiting(desks, case_id) == ["蜀山区教育局", "蜀山区教育局"]


def test_a_preview_says_which_way_a_case_would_take_and_who_decides(desks, county, plan):
    personnel = unit(desks, "人事股")
    desks.staff("蜀山小学", desks.head, desks.reviewer)
    asked = {"org_id": str(desks.orgs["蜀山小学"]), "business": "first_entry", "category": "primary_secondary"}

    def way(**more):
        found = desks.ask(county, previewing.preview, **(schema_of(ChainQuestion).load(asked) | more))
        return found["chain_name"], [[(step["org_name"], [each["name"] for each in step["reviewers"]])
                                      for step in steps] for steps in found["positions"]]  # fmt: skip

    name, [[school], _] = way()
    assert (name, school) == ("学校首次录入审核", ("蜀山小学", [desks.head.name, desks.reviewer.name]))
    name, [[school], [first, second]] = way(draft=plan)
    assert (name, school) == (SAMPLE["names"]["zh-CN"], ("蜀山小学", [desks.head.name]))
    assert (first, second) == (("人事股", [personnel.name]), ("蜀山区教育局", []))


def test_a_preview_for_a_school_of_others_is_refused(desks, county):
    asked = {"org_id": str(desks.orgs["包河小学"]), "business": "first_entry"}
    with pytest.raises(NotFound):
        desks.ask(county, previewing.preview, **schema_of(ChainQuestion).load(asked))
