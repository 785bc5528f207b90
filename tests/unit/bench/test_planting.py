"""The planter of people on file twice: every class alike often, no number twice, nothing of the rules."""

import ast
from collections import Counter
from pathlib import Path

from tests.bench import planting
from tests.bench.planting import ERRORS, Planter


def test_pairs_come_evenly_by_class_and_are_two_files():
    pairs = list(Planter(3).pairs(len(ERRORS) * 5))
    assert set(Counter(name for name, _, _ in pairs).values()) == {5}
    assert all((one.id_type, one.id_number) != (other.id_type, other.id_number) for _, one, other in pairs)


def test_twins_are_two_people_born_on_one_day_in_one_place():
    for one, other in Planter(3).twins(50):
        assert one.id_number[:14] == other.id_number[:14]
        assert one.id_number != other.id_number
        assert sum(a != b for a, b in zip(one.name, other.name, strict=True)) == 1


def test_surnames_come_as_often_as_they_do():
    crowd = list(Planter(5).crowd(20_000))
    often = Counter(person.name[0] for person in crowd)
    assert 0.06 < often["王"] / 20_000 < 0.1
    numbers = [person.id_number for person in crowd if person.id_type == "1"]
    assert len(set(numbers)) == len(numbers)


def test_the_planter_knows_nothing_of_the_rules():
    tree = ast.parse(Path(planting.__file__).read_text("utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in modules if name.startswith("services")]
