"""The chains that are shipped, the format that chain files must have, and which chain a case takes."""

import pytest
import yaml
from marshmallow import ValidationError

from services.common.wording import chinese
from services.review import words
from services.review.domain.choosing import Facts, choose
from services.review.publish import FILES, ChainFormat, publish, terms

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
    ],
)
def test_first_entry_goes_from_desk_to_desk(code, desks):  # R-REV-03
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
        "province": "340000",
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
            {"category": "higher_education", "authority_level": "ministry", "province": None},
            "ministry_university_first_entry",
        ),
        ({"business": "transfer"}, None),
    ],
)
def test_a_case_takes_the_chain_of_its_business_category_and_school(facts, code):  # R-REV-02
    assert chosen(**facts) == code


def test_a_chain_of_a_province_goes_before_the_general_ones():  # R-REV-02
    both = ("k12_first_entry", "k12_hub_first_entry", "county_city_province")

    assert chosen(*both) == "county_city_province"
    assert chosen(*both, hub=True) == "county_city_province"
    assert chosen(*both, province="430000") == "k12_first_entry"
    assert chosen(*both, authority_level="city") == "k12_first_entry"


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": []},
        {"steps": [{"together": []}]},
        {"categories": ["university"]},
        {"provinces": ["安徽"]},
        {"authority_levels": ["village"]},
        {"beside": []},
        {"names": {"zh-CN": "只有中文"}},
        {"steps": [K12["steps"][0] | {"desk": "headmaster"}]},
        {"steps": [K12["steps"][0] | {"roles": ["entry_clerk"]}]},
        {"steps": [K12["steps"][0] | {"days": 0}]},
    ],
)
def test_a_chain_that_nobody_could_walk_is_refused(wrong):
    with pytest.raises(ValidationError):
        ChainFormat().load(K12 | wrong)


@pytest.mark.parametrize("terms", [{}, {"hub": True}, {"provinces": ["340000"]}])
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


@pytest.mark.parametrize("sentence", [*words.PARTS.values(), *words.ROLES.values()])
def test_each_desk_and_role_has_a_chinese_word(sentence):
    assert sentence in chinese()
