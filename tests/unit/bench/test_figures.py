"""Figures are medians of runs taken turn by turn, and are kept beside those of other benches."""

import json

from tests.bench.figures import Figure, Report, alternately, ratio


def test_measures_take_turns():
    turns = []

    def measure(name: str, number: float) -> float:
        turns.append(name)
        return number

    runs = alternately(2, lambda: measure("A", 1.0), lambda: measure("B", 2.0))

    assert "".join(turns) == "ABAB"
    assert runs == [[1.0, 1.0], [2.0, 2.0]]


def test_a_ratio_is_taken_between_neighbours():
    figure = ratio("ours", [10.0, 100.0, 30.0], [20.0, 400.0, 60.0])

    assert figure.runs == (0.5, 0.25, 0.5)
    assert figure.value == 0.5


def test_figures_of_other_benches_stay_in_the_file(tmp_path, capsys):
    file = tmp_path / "bench.json"
    file.write_text('{"other": {"value": 1, "unit": "ratio", "runs": [1]}}')
    report = Report()
    report.keep(Figure("ours", "rows/s", (1234.5, 1239.0)))
    report.write(file)

    kept = json.loads(file.read_text())
    assert kept["ours"] == {"value": 1240.0, "unit": "rows/s", "runs": [1230.0, 1240.0]}
    assert "other" in kept
    assert "ours" in capsys.readouterr().out
