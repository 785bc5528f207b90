"""The chains that are shipped, the format that chain files must have, and which chain a case takes."""

import dataclasses
from uuid import UUID

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from services.common.messages.wording import chinese
from services.review import words
from services.review.domain.choosing import Facts, Terms, choose, overlaps
from services.review.publish import FILES, ChainFormat, publish, terms

NEAREST_FIRST = tuple(UUID(int=number) for number in range(1, 5))  # the school, its county, city, province
ELSEWHERE = UUID(int=9)
SHIPPED = sorted(FILES.glob("*.yaml"))
VARIANTS = sorted(FILES.glob("variants/*.yaml"))


def load(path):
    return ChainFormat().load(yaml.safe_load(path.read_text("utf-8")))


CHAINS = {path.stem: load(path) for path in [*SHIPPED, *VARIANTS]}
K12 = yaml.safe_load((FILES / "k12_first_entry.yaml").read_text("utf-8"))


def desks_of(code):
    return [[step["desk"] for step in position["together"]] for position in CHAINS[code]["steps"]]


@pytest.mark.parametrize("path", [*SHIPPED, *VARIANTS], ids=lambda path: path.stem)
def test_a_shipped_chain_is_well_formed_and_named_after_its_file(path):
    assert load(path)["code"] == path.stem


@pytest.mark.parametrize(
    ("code", "desks"),
    [
        ("k12_first_entry", [["school"], ["authority"]]),
        ("k12_hub_first_entry", [["school"], ["hub"], ["authority"]]),
        ("university_first_entry", [["department"], ["school"] * 3, ["authority"]]),
        ("ministry_university_first_entry", [["department"], ["school"] * 3, ["ministry"]]),
        ("county_city_province", [["school"], ["authority"], ["authority_above"], ["province"]]),
        ("county_training_school", [["school"], ["authority"] * 2]),
        ("university_personnel", [["school"], ["authority"]]),
        ("status_change", [["school"]]),
        ("status_change_personnel", [["school"], ["authority"]]),
        ("assignment", [["school"], ["authority"]]),
        ("credit_claim", [["school"], ["authority"]]),
        ("credit_claim_school", [["school"]]),
        ("training_project", [["authority"]]),
    ],
)
def test_a_business_goes_from_desk_to_desk(code, desks):  # R-REV-03
    assert desks_of(code) == desks


def test_inside_a_university_teaching_and_research_are_reviewed_beside_each_other():  # R-REV-03
    beside = {step["roles"][0]: step["sets"] for step in CHAINS["university_first_entry"]["steps"][1]["together"]}

    assert set(beside) == {"teaching_office", "research_office", "reviewer"}
    assert "teaching" in beside["teaching_office"]
    assert "paper" in beside["research_office"]
    together = [code for sets in beside.values() for code in sets]
    assert len(together) == len(set(together)) == 26, "each record set has one office that looks at it"


def chosen(*codes, **facts):
    known = {
        "business": "first_entry",
        "category": "primary_secondary",
        "hub": False,
        "authority_level": "county",
        "org_ids": NEAREST_FIRST,
    }
    found = choose([terms(CHAINS[code]) for code in codes or [path.stem for path in SHIPPED]], Facts(**known | facts))
    return found and found.code


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, "k12_first_entry"),
        ({"hub": True}, "k12_hub_first_entry"),
        ({"category": "kindergarten", "authority_level": "city"}, "k12_first_entry"),
        ({"category": "higher_education", "authority_level": "province"}, "university_first_entry"),
        (
            {"category": "higher_education", "authority_level": "ministry", "org_ids": ()},
            "ministry_university_first_entry",
        ),
        ({"business": "transfer"}, "transfer"),
        ({"business": "status_change"}, "status_change"),
        ({"business": "assignment"}, "assignment"),
        ({"business": "no_such_business"}, None),
    ],
)
def test_a_case_takes_the_chain_of_its_business_category_and_school(facts, code):  # R-REV-02
    assert chosen(**facts) == code


def serving(org_id, **terms):
    """A chain for the schools of an organisation, none: for all, told apart by what it asks for."""
    code = f"{org_id} {sorted(terms)}"
    return Terms(code, "first_entry", frozenset({"primary_secondary"}), org_id=org_id, **terms)


CONDITIONS = st.fixed_dictionaries(
    {}, optional={"hub": st.just(False), "authority_levels": st.just(frozenset({"county"}))}
)
CHAINS_OF_SOME = st.lists(
    st.builds(
        lambda org_id, terms: serving(org_id, **terms), st.sampled_from([*NEAREST_FIRST, ELSEWHERE, None]), CONDITIONS
    ),
    max_size=8,
)


@given(CHAINS_OF_SOME)
def test_the_nearest_chain_is_taken_and_of_the_nearest_the_one_that_asks_for_more(chains):  # R-REV-02
    facts = Facts("first_entry", "primary_secondary", hub=False, authority_level="county", org_ids=NEAREST_FIRST)
    wanted = [*NEAREST_FIRST, None]
    near = sorted((each for each in chains if each.org_id != ELSEWHERE), key=lambda each: wanted.index(each.org_id))

    found = choose(chains, facts)

    if not near:
        assert found is None
    else:
        assert found.org_id == near[0].org_id
        assert found.rank == max(each.rank for each in near if each.org_id == found.org_id)


def test_what_a_near_chain_does_not_serve_takes_the_next_wider_one():
    county = serving(NEAREST_FIRST[1], authority_levels=frozenset({"city"}))
    facts = Facts("first_entry", "primary_secondary", hub=False, authority_level="county", org_ids=NEAREST_FIRST)

    assert choose([county, serving(None)], facts) == serving(None)


@pytest.mark.parametrize("org_id", [None, NEAREST_FIRST[1]])
def test_only_chains_of_one_organisation_are_too_much_alike(org_id):
    one, other = serving(org_id), dataclasses.replace(serving(org_id), code="other")

    assert list(overlaps([one, other])) == [(one, other)]
    assert not list(overlaps([one, dataclasses.replace(other, org_id=ELSEWHERE)]))
    assert not list(overlaps([one, dataclasses.replace(other, hub=True)]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": []},
        {"steps": [{"together": []}]},
        {"categories": ["university"]},
        {"provinces": ["340000"]},
        {"authority_levels": ["village"]},
        {"beside": []},
        {"names": {"zh-CN": "只有中文"}},
        {"steps": [K12["steps"][0] | {"desk": "headmaster"}]},
        {"steps": [K12["steps"][0] | {"roles": ["entry_clerk"]}]},
        {"steps": [K12["steps"][0] | {"unit": "canteen"}]},
        {"steps": [K12["steps"][0] | {"days": 0}]},
    ],
)
def test_a_chain_that_nobody_could_walk_is_refused(wrong):
    with pytest.raises(ValidationError):
        ChainFormat().load(K12 | wrong)


@pytest.mark.parametrize("terms", [{}, {"hub": True}, {"authority_levels": ["county"]}])
def test_two_chains_for_the_same_cases_are_refused_before_anything_is_written(tmp_path, terms):
    for code in ("one", "two"):
        (tmp_path / f"{code}.yaml").write_text(yaml.safe_dump(K12 | terms | {"code": code}), "utf-8")

    with pytest.raises(ValueError, match="nothing chooses between"):
        publish(None, tmp_path)


def test_a_chain_is_told_in_one_sentence():
    steps = [position["together"] for position in CHAINS["k12_first_entry"]["steps"]]

    assert words.sentence(steps, "en").startswith(
        "School review (reviewer/information administrator/head of the school of the school, within 10 working days)"
    )
    assert words.sentence(steps, "zh-CN").startswith("学校审核（本校信息审核员/信息管理员/学校负责人")


@pytest.mark.parametrize("sentence", [*words.PARTS.values(), *words.ROLES.values(), *words.UNITS.values()])
def test_each_desk_and_role_has_a_chinese_word(sentence):
    assert sentence in chinese()
