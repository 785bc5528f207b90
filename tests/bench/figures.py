"""What a bench found: raw numbers of each run, their median, and the figures that are kept in a file."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Measure = Callable[[], float]


@dataclass(frozen=True)
class Figure:
    """A named result; `reach` is what spec/quality.md asks for."""

    name: str
    unit: str
    runs: tuple[float, ...]
    reach: str = ""

    @property
    def value(self) -> float:
        return median(self.runs)

    def as_dict(self) -> dict:
        return {"value": neat(self.value), "unit": self.unit, "runs": [neat(run) for run in self.runs]}


def neat(number: float) -> float:
    """Three digits are all that a noisy machine gives."""
    return float(f"{number:.3g}")


def ratio(name: str, ours: Sequence[float], theirs: Sequence[float], reach: str = "") -> Figure:
    """Run by run, since two neighbours in time share the machine's mood."""
    return Figure(name, "ratio", tuple(our / their for our, their in zip(ours, theirs, strict=True)), reach)


def alternately(rounds: int, *measures: Measure) -> list[list[float]]:
    """A B A B: what each measure gave, round by round."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [list(column) for column in zip(*taken, strict=True)]


class Report:
    """Prints while the bench runs, and keeps the figures."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []

    def title(self, text: str) -> None:
        """What is measured now, and how."""
        print(f"\n{text}", flush=True)

    def note(self, text: str) -> None:
        """Something to know about the numbers beside it, such as what limits."""
        print(f"    {text}", flush=True)

    def row(self, label: str, runs: Sequence[float], unit: str, reach: str = "") -> None:
        """One line: every run, then the median."""
        numbers = " ".join(f"{_shown(run):>9}" for run in runs)
        wanted = f"   (reach: {reach})" if reach else ""
        print(f"  {label:<34}{numbers}  median {_shown(median(runs)):>9} {unit}{wanted}", flush=True)

    def keep(self, figure: Figure) -> None:
        """Print a figure and remember it."""
        self.figures.append(figure)
        self.row(figure.name, figure.runs, figure.unit, figure.reach)

    def write(self, path: Path) -> None:
        """Put the figures into the file; those of benches that did not run stay."""
        known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        known |= {figure.name: figure.as_dict() for figure in self.figures}
        path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def _shown(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
