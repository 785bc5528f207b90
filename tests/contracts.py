"""Every call and every event of every contract, for tests that hold of all of them."""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

from services import contracts

Kind = TypeVar("Kind")


def modules() -> list[ModuleType]:
    """The modules of all contracts."""
    found = pkgutil.walk_packages(contracts.__path__, f"{contracts.__name__}.")
    return [importlib.import_module(module.name) for module in found]


def declared(kind: type[Kind]) -> dict[str, Kind]:
    """What is declared of this kind (`Call`, `Event`), by its name."""
    values = (value for module in modules() for value in vars(module).values())
    return {value.name: value for value in values if isinstance(value, kind)}
