"""The reasons of staff changes and the columns of 教基4063 in which they count, as the data beside this says."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from services.contracts.mobility.ledger import REASONS

HERE = Path(__file__).parent
FORM = "form_4063.yaml"
GAINS, LOSSES = "gains", "losses"


@dataclass(frozen=True)
class Reason:
    """A reason: its code in 教师变动 (JSBD), the columns in which it counts, its names."""

    code: str | None
    columns: tuple[str, ...]
    name: Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A column of the form: its names, the group in whose total it counts, the column of which it is a part."""

    code: str
    name: Mapping[str, str]
    group: str | None = None
    of: str | None = None

    @property
    def is_total(self) -> bool:
        """Whether it is the total of its group."""
        return self.code == self.group


@functools.cache
def reasons() -> dict[str, Reason]:
    """The reasons in the order of the contract."""
    said = _read("reasons.yaml")
    return {code: Reason(said[code]["code"], tuple(said[code]["columns"]), said[code]["name"]) for code in REASONS}


@functools.cache
def columns() -> tuple[Column, ...]:
    """The columns of the form in their order."""
    return tuple(Column(**column) for column in _read(FORM)["columns"])


@functools.cache
def heading() -> tuple[str, Mapping[str, str]]:
    """The number and the titles of the form."""
    said = _read(FORM)
    return said["number"], said["title"]


def worded(names: Mapping[str, str], language: str) -> str:
    """The name in the asker's language."""
    return names["en" if language.startswith("en") else "zh"]


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text("utf-8"))
