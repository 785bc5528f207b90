"""A wall that is down has to be noticed by what it holds back, and each is aimed at while it stands, too."""

import pytest

from services.common.failpoints import POINTS, WALLS
from tests.chaos import __main__ as chaos
from tests.chaos import controls
from tests.chaos.rules import LOST, UNEXPLAINED, Violation
from tests.chaos.runs import Outcome

NAMES = [name for name, _ in chaos.runs(7, chaos.QUICK, "")]


@pytest.mark.parametrize("wall", WALLS)
def test_each_wall_that_can_be_switched_off_has_a_control(wall):
    assert any(name.startswith(f"control {wall}") for name in NAMES)


def test_each_aim_is_taken_at_the_standing_wall_before_any_wall_comes_down():
    first_down = next(number for number, name in enumerate(NAMES) if name.startswith(controls.DOWN))

    for control in controls.CONTROLS:
        assert NAMES.index(f"aimed at {control.wall}") < first_down < len(NAMES)
        assert f"control {control.wall}" in NAMES
    assert all(name.startswith(controls.DOWN) for name in NAMES[first_down:])


def test_a_part_of_a_name_selects_runs():
    assert [name for name, _ in chaos.runs(7, chaos.QUICK, "confirms")] == ["aimed at confirms", "control confirms"]
    assert [name for name, _ in chaos.runs(7, chaos.QUICK, "row_security")] == [
        "aimed at row_security",
        "control row_security",
    ]


def test_the_runs_of_a_business_are_selected_by_its_name():
    files = [name for name, _ in chaos.runs(7, chaos.QUICK, "files")]
    photos = [name for name, _ in chaos.runs(7, chaos.QUICK, "photos")]

    assert files == ["random faults", *(f"fail-point {point}" for point in POINTS)]
    assert photos
    assert all(name.startswith("photos") for name in photos)


def test_a_name_that_selects_nothing_is_refused():
    with pytest.raises(SystemExit, match="No run is called filse"):
        chaos.selected(chaos.parse(["--only", "filse"]), chaos.QUICK)


def test_a_control_that_nothing_proves_was_not_noticed_whatever_else_was_found(capsys):
    other = {Violation(UNEXPLAINED, "the gateway", "refused connections")}

    assert chaos.judged([Outcome("control confirms", 7, 6, violations=other)]) == 1
    assert "BLIND: control confirms: the control was not noticed" in capsys.readouterr().out


def test_a_control_that_was_noticed_is_good():
    lost = {Violation(LOST, "message", "handled 0 times by review.submitted")}

    assert chaos.judged([Outcome("control confirms", 7, 6, violations=lost, proofs=1)]) == 0


def test_the_same_violation_while_the_wall_stands_is_a_broken_run(capsys):
    lost = {Violation(LOST, "message", "handled 0 times by review.submitted")}

    assert chaos.judged([Outcome("aimed at confirms", 7, 6, violations=lost, proofs=1)]) == 1
    assert "BROKEN: aimed at confirms" in capsys.readouterr().out


def test_only_an_unhandled_message_proves_that_confirms_are_off():
    assert controls.is_lost(Violation(LOST, "message", "handled 0 times by review.submitted"))
    assert not controls.is_lost(Violation(LOST, "message", "teacher_submitted was announced and not sent"))


def test_the_time_of_each_run_is_told_against_the_hour_that_all_may_take():
    runs = [Outcome("random faults", 7, 6, seconds=3000), Outcome("photos random faults", 7, 6, seconds=500)]

    assert chaos.timed(runs).splitlines()[-1].strip() == "3500 s  of 3600 s"
    assert "too long" in chaos.timed([*runs, Outcome("control confirms", 7, 6, seconds=101)])
