"""The chains that are shipped, and the format that chain files must have."""

import pytest
import yaml
from marshmallow import ValidationError

from services.review.publish import FILES, ChainFormat, publish

SHIPPED = sorted(FILES.glob("*.yaml"))
K12 = yaml.safe_load((FILES / "k12_first_entry.yaml").read_text("utf-8"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_chain_is_well_formed_and_named_after_its_file(path):
    chain = ChainFormat().load(yaml.safe_load(path.read_text("utf-8")))

    assert chain["code"] == path.stem
    assert all(set(step["name"]) == {"zh-CN", "en"} for step in chain["steps"])


def test_first_entry_goes_from_the_school_to_its_authority():  # R-REV-03
    chain = ChainFormat().load(K12)

    assert [step["desk"] for step in chain["steps"]] == ["school", "authority"]
    assert "primary_secondary" in chain["categories"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": []},
        {"categories": ["university"]},
        {"together": []},
        {"steps": [K12["steps"][0] | {"desk": "headmaster"}]},
        {"steps": [K12["steps"][0] | {"roles": ["entry_clerk"]}]},
        {"steps": [K12["steps"][0] | {"days": 0}]},
    ],
)
def test_a_chain_that_nobody_could_walk_is_refused(wrong):
    with pytest.raises(ValidationError):
        ChainFormat().load(K12 | wrong)


def test_two_chains_for_the_same_cases_are_refused_before_anything_is_written(tmp_path):
    for code in ("one", "two"):
        (tmp_path / f"{code}.yaml").write_text(yaml.safe_dump(K12 | {"code": code}), "utf-8")

    with pytest.raises(ValueError, match="more than one chain serves"):
        publish(None, tmp_path)
