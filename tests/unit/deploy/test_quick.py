"""Every area can be asked for, and what stands in the repository is what is run."""

import pytest

from deploy.local import quick, tests
from deploy.local.programs import ROOT


def test_the_areas_are_the_folders_of_tests_and_the_pages():
    assert {"common", "deploy", "gateway", "identity", "media", "records", "review", "web"} <= set(quick.areas())


@pytest.mark.parametrize("area", quick.areas())
def test_each_area_has_tests_and_every_folder_named_is_there(area):
    words = [word for lane in quick.wanted(area) for word in lane.command if word.startswith("tests/")]

    assert words
    assert all((ROOT / word).is_dir() for word in words)


@pytest.mark.parametrize("arguments", [[], ["no such area"], ["records", "media"]])
def test_anything_else_is_answered_with_the_areas(arguments, capsys):
    assert quick.main(arguments) == 2
    assert "records" in capsys.readouterr().out


def test_what_kills_processes_is_found_by_its_name():
    found = tests.deaths()

    assert "tests/bus/records/test_numbers_killed.py" in found
    assert all((ROOT / each).exists() for each in found)
