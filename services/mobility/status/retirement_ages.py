"""In which month somebody reaches the age of retirement, by the law's table of ages in retirement_ages.yaml.

Months are counted from the year 0, and written like 2039-09. A woman in a worker's post 工勤技能 has the age of
workers, any other woman that of cadres 干部.
"""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml

FILE = Path(__file__).with_suffix(".yaml")
MAN, WOMAN_CADRE, WOMAN_WORKER = GROUPS = ("man", "woman_cadre", "woman_worker")
MALE, FEMALE = "1", "2"  # codes of 性别
WORKERS_POST = "4"  # 岗位类别: 工勤技能岗位
YEAR = 12


class Person(Protocol):
    """What the age of retirement depends on."""

    sex: str | None
    birth_date: str | None
    post_type: str | None


@dataclass(frozen=True)
class Age:
    """The age for those who reach `years` from the month `since` on; one month more for each `step` months begun."""

    since: int
    years: int
    step: int | None = None
    most: int | None = None

    def due(self, born: int) -> int:
        """The month in which somebody born in a month reaches it."""
        before = born + self.years * YEAR
        if self.step is None or self.most is None:
            return before
        more = (before - self.since) // self.step + 1
        return min(before + more, born + self.most * YEAR)


@functools.cache
def table() -> dict[str, list[Age]]:
    """The ages of each group, the newest first."""
    said = yaml.safe_load(FILE.read_text("utf-8"))
    return {group: sorted(map(_age, rows), key=lambda age: -age.since) for group, rows in said.items()}


def _age(row: dict[str, Any]) -> Age:
    return Age(counted(row["from"]), row["age"], row.get("a_month_each"), row.get("at_most"))


def counted(month: str) -> int:
    """A month such as 2039-09 as a number."""
    year, number = month.split("-")[:2]
    return int(year) * YEAR + int(number) - 1


def written(month: int) -> str:
    """The number of a month as it is written."""
    return f"{month // YEAR:04d}-{month % YEAR + 1:02d}"


def group_of(sex: str | None, post_type: str | None) -> str | None:
    """Whose age counts; none where the sex is not known."""
    if sex == MALE:
        return MAN
    if sex != FEMALE:
        return None
    return WOMAN_WORKER if post_type == WORKERS_POST else WOMAN_CADRE


def due(group: str, born: int) -> int:
    """The month in which somebody of a group reaches the age, by the law that counts in that month."""
    ages = table()[group]
    counts = next((age for age in ages if born + age.years * YEAR >= age.since), ages[-1])
    return counts.due(born)


def month_of(person: Person) -> str | None:
    """The month for a teacher; none where sex or birth is not known."""
    group = group_of(person.sex, person.post_type)
    if group is None or not person.birth_date:
        return None
    return written(due(group, counted(person.birth_date)))


def born_until(group: str, month: str) -> str:
    """The last month of birth of those who reach the age of a group until a month."""
    wanted = counted(month)
    born = wanted - min(age.years for age in table()[group]) * YEAR
    while due(group, born) > wanted:
        born -= 1
    return written(born)
