"""What the catalogue consists of: plain frozen values, built from the data files by loading.py."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property
from typing import Any

from services.records.catalogue import presenting
from services.records.catalogue.tables import CodeTable
from services.records.catalogue.words import Words

TYPES = ("text", "code", "codes", "date", "month", "yes_no", "integer", "decimal", "division", "id_number")
CODED = ("code", "codes", "division")  # and yes_no, whose table goes without saying


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
    """All tests must hold; the only form in which the catalogue speaks of other fields' values."""

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
class Default:
    """What a new form starts with, where `when` holds (always, if there is no `when`)."""

    value: Any
    when: Condition | None = None


@dataclass(frozen=True, eq=False)
class Field:
    """One indicator (指标) of a record set, as one school category sees it."""

    code: str
    name: Words
    type: str
    group: str
    required: bool | Condition = False
    shown_when: Condition | None = None
    table: CodeTable | None = None
    parent_allowed: bool = False
    exclusive: tuple[str, ...] = ()
    max: int | None = None
    low: float | None = None
    high: float | None = None
    scale: int = 0  # decimal places
    pattern: str | None = None  # what the whole text must match
    defaults: tuple[Default, ...] = ()
    hint: Words | None = None
    sensitive: str | None = None  # how it is masked: id_number, phone, hidden
    read_only: bool = False  # derived from other sets
    core: bool = False  # a national indicator that no province can drop
    identity: bool = False  # changes only by a request of its own (R-REC-25)
    filled_by: tuple[str, ...] = ()  # teacher, school, authority

    @property
    def always_required(self) -> bool:
        return self.required is True and self.shown_when is None

    def text_of(self, value: Any, language: str = "zh") -> str:
        """The value in words: 男 for 1, 是 for true."""
        return presenting.text_of(self, value, language)


@dataclass(frozen=True)
class Group:
    """At most eight fields that stand together on a form."""

    code: str
    name: Words
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Rule:
    """A rule between fields, or one that needs today's date; rules.py says what each kind means."""

    kind: str
    field: str
    severity: str = "error"
    when: Condition | None = None
    says: str | None = None  # the message, where it is not the one of the kind
    terms: dict[str, Any] = attribute(default_factory=dict)


@dataclass(frozen=True, eq=False)
class RecordSet:
    """A record set (信息集): the main sheet of a file, or a list beneath it."""

    code: str
    name: Words
    kind: str  # main, list
    key: tuple[str, ...]  # recognises a row when it is imported again
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    evidence: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for group in self.groups for field in group.fields)

    def field(self, code: str) -> Field:
        return self._by_code[code]

    def has(self, code: str) -> bool:
        return code in self._by_code

    @cached_property
    def _by_code(self) -> dict[str, Field]:
        return {field.code: field for field in self.fields}

    def new_values(self, values: dict[str, Any] | None = None) -> dict[str, Any]:
        """What a new form starts with; `values` are those already known."""
        values = dict(values or {})
        for each in self.fields:
            if each.code not in values and (found := self._default_of(each, values)) is not None:
                values[each.code] = found
        return values

    @staticmethod
    def _default_of(each: Field, values: dict[str, Any]) -> Any:
        if each.shown_when is not None and not each.shown_when.holds(values):
            return None
        fitting = (d for d in each.defaults if d.when is None or d.when.holds(values))
        return next((default.value for default in fitting), None)


@dataclass(frozen=True)
class Category:
    """A school category (学段)."""

    code: str
    name: Words
    school_types: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All record sets, categories and code tables of one version; `load()` makes it."""

    version: str
    categories: dict[str, Category]
    tables: dict[str, CodeTable]
    sets_of: dict[str, dict[str, RecordSet]]  # category → code → set

    def sets(self, category: str) -> tuple[RecordSet, ...]:
        return tuple(self.sets_of[category].values())

    def set(self, category: str, code: str) -> RecordSet:
        return self.sets_of[category][code]

    def table(self, code: str) -> CodeTable:
        return self.tables[code]

    def category_of(self, school_type: str) -> str | None:
        """The school category of a school type (办学类型), None for one that collects no teachers."""
        found = (c.code for c in self.categories.values() if school_type in c.school_types)
        return next(found, None)

    def as_dict(self, category: str, language: str = "zh") -> dict:
        """What pages and programs read: sets, fields, conditions and the small code tables."""
        return presenting.catalogue_as_dict(self, category, language)
