"""Rules of look-alikes are data: a file that switches detection off, or judges twins, does not come into force."""

import copy
import shutil

import pytest
import yaml

from services.records.duplicates.domain import rules
from services.records.duplicates.domain.blocks import BLOCKS
from services.records.duplicates.domain.likeness import FINDINGS

SHIPPED = yaml.safe_load((rules.FOLDER / "rules.yaml").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path):
    """A folder of rules into which a changed file is written."""

    def make(**changes):
        shutil.copy(rules.FOLDER / "planted.yaml", tmp_path)
        said = copy.deepcopy(SHIPPED) | changes
        (tmp_path / "rules.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
        return tmp_path

    return make


def test_what_is_shipped_comes_into_force():
    assert rules.in_force().version == SHIPPED["version"]
    assert set(rules.in_force().blocks) == BLOCKS.keys()


@pytest.mark.parametrize(
    "changes",
    [
        {"threshold": 100},
        {"blocks": []},
        {"blocks": ["number"]},
        {"weights": {respect: dict.fromkeys(some, 0) for respect, some in FINDINGS.items()}},
    ],
)
def test_a_file_that_switches_detection_off_is_refused(folder, changes):
    with pytest.raises(ValueError, match="not brought into force"):
        rules.in_force(folder(**changes))


def test_a_file_that_takes_everybody_for_one_is_refused(folder):
    weights = {respect: dict.fromkeys(some, 30) for respect, some in FINDINGS.items()}
    with pytest.raises(ValueError, match="different people"):
        rules.in_force(folder(weights=weights, threshold=1))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"threshold": 0}, "threshold"),
        ({"largest_block": 100_000}, "largest block"),
        ({"blocks": ["stars"]}, "stars"),
        ({"weights": {"name": {}}}, "lack"),
        ({"version": "2026-2", "blocks": None}, "lack"),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_reason(folder, changes, reason):
    with pytest.raises(ValueError, match=reason):
        rules.in_force(folder(**changes))


def test_the_planted_set_leaves_out_no_class_of_error():
    planted = yaml.safe_load((rules.FOLDER / "planted.yaml").read_text("utf-8"))
    assert len(planted["same"]) >= 10
    assert all(len(pairs) >= 8 for pairs in planted["same"].values())
    assert len(planted["different"]) >= 30
    assert planted["twins"]
