"""What the catalogue consists of: plain frozen values, built from the data files by loading.py."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property
from typing import Any

from services.common.persons import names
from services.records.catalogue import texts
from services.records.catalogue.conditions import Condition, Within
from services.records.catalogue.defaults import Context, Default
from services.records.catalogue.tables import CodeTable
from services.records.catalogue.words import Words

TYPES = (
    "text", "code", "codes", "date", "month", "year", "school_year", "yes_no", "integer", "decimal", "division",
    "id_number", "photo", "files",
)  # fmt: skip
PHOTO, FILES = HELD = ("photo", "files")  # one file's id, a list of them; never typed, so no workbook has them
CODED = ("code", "codes", "division")  # and yes_no, whose table goes without saying
KEY, REVIEWED, FREE = CLASSES = ("key", "reviewed", "free")  # how a value changes once it is effective (R-REC-27)
MAIN, SINGLE, LIST = KINDS = ("main", "single", "list")


@dataclass(frozen=True)
class Derivation:
    """Where a read-only value comes from: the `field` of one entry of another set.

    That entry has the greatest `latest`; or its `ranked` field stands first in `order`, codes that are not there last.
    """

    set: str
    field: str
    latest: str | None = None
    ranked: str | None = None
    order: tuple[str, ...] = ()

    def as_dict(self) -> dict:
        return {"set": self.set, "field": self.field}


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
    within: Within | None = None
    max: int | None = None
    low: float | None = None
    high: float | None = None
    scale: int = 0  # decimal places
    pattern: str | None = None  # what the whole text must match; kept without blanks
    person_name: bool = False  # read, kept and compared as names of persons are
    defaults: tuple[Default, ...] = ()
    hint: Words | None = None
    sensitive: str | None = None  # how it is masked: id_number, phone, hidden
    read_only: bool = False  # nobody types it: it follows from other sets or from another business
    derived_from: Derivation | None = None
    core: bool = False  # a national indicator that no province can drop
    identity: bool = False  # changes only by a request of its own (R-REC-25)
    class_: str = REVIEWED  # key, reviewed or free
    open_end: bool = False  # what lasts until now has no end: 至今 is empty
    filled_by: tuple[str, ...] = ()  # teacher, school, authority
    proves: tuple[str, ...] = ()  # the fields of the set that these files prove

    @property
    def holds_files(self) -> bool:
        """It holds ids of files instead of something typed."""
        return self.type in HELD

    @property
    def always_required(self) -> bool:
        return self.required is True and self.shown_when is None

    def is_shown(self, values: dict[str, Any]) -> bool:
        """It is asked for, as far as the other values tell."""
        return self.shown_when is None or self.shown_when.holds(values) is not False

    def is_owed(self, values: dict[str, Any]) -> bool:
        """It must have a value beside these."""
        conditions = [each for each in (self.required, self.shown_when) if isinstance(each, Condition)]
        return bool(self.required) and all(condition.holds(values) for condition in conditions)

    def text_of(self, value: Any, language: str = "zh") -> str:
        """The value in words: 男 for 1, 是 for true."""
        if self.holds_files:
            return (texts.photo_in_words if self.type == PHOTO else texts.files_in_words)(value, language)
        return texts.text_of(value, self.table, language)


# The two columns of a sub sheet that say whose row it is; no values of the set.
OWNER_NUMBER, OWNER_NAME = "@id_number", "@name"
OWNER = (
    Field(
        OWNER_NUMBER,
        Words("身份证件号", "ID number"),
        "id_number",
        "@",
        required=True,
        max=18,
        hint=Words("与“基本信息”中本人的身份证件号一致。", "That of the person in the main sheet."),
        sensitive="id_number",
    ),
    Field(
        OWNER_NAME,
        Words("姓名", "Name"),
        "text",
        "@",
        max=names.MOST,
        person_name=True,
        hint=Words("便于核对，可以不填。", "For comparison only; may be empty."),
    ),
)
_OWNER = {field.code: field for field in OWNER}


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


@dataclass(frozen=True)
class Family:
    """A few sets that stand together on pages: 教学科研成果及获奖."""

    code: str
    name: Words


@dataclass(frozen=True, eq=False)
class RecordSet:
    """A record set (信息集): the main sheet of a file, the one row or the list of rows beneath it."""

    code: str
    name: Words
    kind: str
    key: tuple[str, ...]  # recognises a row when it is imported again
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    filled_by: tuple[str, ...] = ()
    added_by: tuple[str, ...] = ()  # who adds entries of it
    family: Family | None = None
    reserved: bool = False  # never the teacher's (R-REC-04)
    newcomers: bool = False  # all that a newly hired teacher owes (R-REC-05)
    required: bool = False  # a complete file has at least one entry

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for group in self.groups for field in group.fields)

    @cached_property
    def typed(self) -> tuple[Field, ...]:
        """The fields that people type in."""
        return tuple(field for field in self.fields if not (field.read_only or field.holds_files))

    @cached_property
    def files(self) -> tuple[Field, ...]:
        """The fields that hold files: the photo and evidence."""
        return tuple(field for field in self.fields if field.holds_files)

    @property
    def evidence(self) -> tuple[Field, ...]:
        """What the set may be asked to show."""
        return tuple(field for field in self.files if field.type == FILES)

    @cached_property
    def columns(self) -> tuple[Field, ...]:
        """The columns of its sheet in a workbook: before the fields of a sub sheet, whose row it is."""
        return self.typed if self.kind == MAIN else (*OWNER, *self.typed)

    def field(self, code: str) -> Field:
        """A field, or a column that says whose row it is."""
        return self._by_code[code] if code in self._by_code else _OWNER[code]

    def has(self, code: str) -> bool:
        return code in self._by_code

    def has_column(self, code: str) -> bool:
        """A field, or a column of a sub sheet that says whose row it is."""
        return code in self._by_code or code in _OWNER

    @cached_property
    def _by_code(self) -> dict[str, Field]:
        return {field.code: field for field in self.fields}

    def new_values(self, values: dict[str, Any] | None = None, context: Context | None = None) -> dict[str, Any]:
        """What a new form starts with; `values` are those already known."""
        values = dict(values or {})
        for field in self.typed:
            if field.code not in values and (found := self._default_of(field, values, context)) is not None:
                values[field.code] = found
        return values

    @staticmethod
    def _default_of(field: Field, values: dict[str, Any], context: Context | None) -> Any:
        if field.shown_when is not None and not field.shown_when.holds(values):
            return None
        fitting = (d for d in field.defaults if d.when is None or d.when.holds(values))
        return next((default.resolved(context) for default in fitting), None)


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
    evidence: dict[str, Words]
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
