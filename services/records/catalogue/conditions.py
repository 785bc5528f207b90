"""What the catalogue says about other fields' values: the only form in which one field depends on another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Test:
    """`field` holds one of `values`, or none of them; of several codes one is enough."""

    field: str
    values: tuple
    among: bool

    def holds(self, values: dict[str, Any]) -> bool | None:
        """True, False, or None while the field itself has no value."""
        held = values.get(self.field)
        if held is None:
            return None
        held = held if isinstance(held, list) else [held]
        return any(value in self.values for value in held) is self.among

    def as_dict(self) -> dict:
        return {"field": self.field, "in" if self.among else "not_in": list(self.values)}


@dataclass(frozen=True)
class Condition:
    """All tests must hold."""

    tests: tuple[Test, ...]

    def holds(self, values: dict[str, Any]) -> bool | None:
        answers = [test.holds(values) for test in self.tests]
        if False in answers:
            return False
        return None if None in answers else True

    def as_dict(self) -> dict:
        tests = [test.as_dict() for test in self.tests]
        return tests[0] if len(tests) == 1 else {"all": tests}


@dataclass(frozen=True)
class Within:
    """A cascade: what `field` holds says how the codes of this one begin (岗位等级 within 岗位类别)."""

    field: str
    prefixes: dict[str, tuple[str, ...]]

    def allows(self, value: str, values: dict[str, Any]) -> bool:
        """A value of the other field that the cascade does not speak of allows all."""
        starts = self.prefixes.get(values.get(self.field) or "")
        return starts is None or value.startswith(starts)

    def as_dict(self) -> dict:
        return {"field": self.field, "prefixes": {code: list(starts) for code, starts in self.prefixes.items()}}
