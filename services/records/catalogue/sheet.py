"""One pass over the rows of one record set: cells are read, values filled in and hidden, rules applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

import polars as pl

from services.records.catalogue.cells import EMPTY, Read, reader_of
from services.records.catalogue.conditions import Condition
from services.records.catalogue.faults import ERROR, OWED, WARNING, Fault
from services.records.catalogue.keys import part_of
from services.records.catalogue.model import MAIN, OWNER, OWNER_NUMBER, Field, RecordSet, Rule
from services.records.catalogue.rules import Check, checks_of, holds, read_id_numbers
from services.records.catalogue.suggestions import suggested

# The column that carries the row number of the spreadsheet; without it rows count from 0.
ROW = "@row"
SEVERAL = pl.List(pl.String)
DTYPES: dict[str, Any] = {
    "yes_no": pl.Boolean, "integer": pl.Int64, "year": pl.Int64, "codes": SEVERAL, "files": SEVERAL,
}  # fmt: skip
FEW = 20  # rows that a frame is made of faster row by row
HIDDEN = "@hidden "
OFFERED = 200  # different cells of a column for which a better one is looked for
# A sheet whose columns are shifted has a fault in every cell: beyond these the first error of each row has to do.
MANY = 50_000
FAULT_COLUMNS = ("field", "kind", "severity", "value", "other", "limit", "suggestion")
FAULT_SCHEMA: dict[str, Any] = {"row": pl.Int64, **dict.fromkeys(FAULT_COLUMNS, pl.String)}
UNTOLD: dict[str, Any] = dict.fromkeys(FAULT_SCHEMA)


@dataclass(frozen=True)
class Plan:
    """What is compiled once per set and day; `owned` rows say whose they are, and rows with `files` what they show."""

    record_set: RecordSet
    today: date
    owned: bool
    readers: tuple[tuple[Field, Callable[[str], Read]], ...]
    schema: dict[str, Any]
    identity: Rule | None
    hiding: tuple[str, ...]  # the fields that may not apply
    hide: tuple[pl.Expr, ...]  # which empty them, and tell where they do not
    checks: tuple[Check, ...]
    broken: tuple[pl.Expr, ...]  # those of the checks, each under its number
    order: dict[str, int]


@lru_cache(maxsize=1024)
def plan_of(record_set: RecordSet, today: date, *, owned: bool = False, files: bool = True) -> Plan:
    """The compiled rules of a set as of a day."""
    asked = [field for field in record_set.fields if files or not field.holds_files]
    fields = [*OWNER, *asked] if owned else asked
    hidden = {field.code: ~holds(field.shown_when, record_set) for field in fields if field.shown_when}
    checks = (*_required(fields, record_set), *checks_of(record_set, today))
    return Plan(
        record_set=record_set,
        today=today,
        owned=owned,
        readers=tuple((field, _nothing if field.read_only else reader_of(field)) for field in fields),
        schema={ROW: pl.Int64} | {field.code: DTYPES.get(field.type, pl.String) for field in fields},
        identity=next((rule for rule in record_set.rules if rule.kind == "identity"), None),
        hiding=tuple(hidden),
        hide=(
            *(pl.when(where).then(None).otherwise(pl.col(code)).alias(code) for code, where in hidden.items()),
            *(where.alias(HIDDEN + code) for code, where in hidden.items()),
        ),
        checks=checks,
        broken=tuple(check.broken.alias(str(number)) for number, check in enumerate(checks)),
        order={field.code: place for place, field in enumerate(fields)},
    )


def _nothing(_cell: str) -> Read:
    """A value that nobody types is not taken from what somebody typed."""
    return EMPTY


def _required(fields: Iterable[Field], record_set: RecordSet) -> Iterable[Check]:
    for field in fields:
        if field.required and not field.read_only:
            conditions = [each for each in (field.required, field.shown_when) if isinstance(each, Condition)]
            owed = pl.all_horizontal(
                pl.col(field.code).is_null(), *(holds(condition, record_set) for condition in conditions)
            )
            kind, severity = ("file_owed", OWED) if field.holds_files else ("required", ERROR)
            yield Check(owed, kind, field.code, severity)


class Sheet:
    """The rows on their way from text cells to values, with the faults found so far."""

    def __init__(self, plan: Plan, cells: dict[str, list[str | None]], rows: list[int]):
        self.plan = plan
        self.cells = cells
        self.rows = rows
        self.values = pl.DataFrame()
        self.said_by_id = pl.DataFrame()
        # (position of the row, field) → faults of that cell
        self.faults: dict[tuple[int, str], list[dict]] = {}
        self.told = 0
        self.errors: Counter[int] = Counter()  # position of the row → how many were told
        self.untold: set[int] = set()  # rows that have more

    def set_aside(self, found: Iterable[Fault]) -> None:
        """Cells that were found faulty before count as empty and get no second fault; what is only told stays."""
        places = {row: place for place, row in enumerate(self.rows)}
        for fault in found:
            place, code = places[fault.row or 0], fault.field or ""
            if fault.severity == ERROR:
                self.cells[code][place] = None
            if (place, code) not in self.faults:
                self._note(place, code, fault.kind, severity=fault.severity, limit=fault.limit)

    def read_cells(self) -> None:
        """Text becomes values; each distinct text of a column is read once."""
        columns: list[list] = [self.rows]
        for field, read in self.plan.readers:
            cells = self.cells.setdefault(field.code, [None] * len(self.rows))
            reads = {cell: read(cell) if cell is not None else EMPTY for cell in set(cells)}
            columns.append([reads[cell][0] for cell in cells])
            if any(kind for _, kind in reads.values()):
                self._note_unreadable(field, reads)
        self.values = _frame(self.plan.schema, columns)

    def look_at_identity(self) -> None:
        """What an ID number says is filled in and compared."""
        rule = self.plan.identity
        if rule is None:
            return
        read = read_id_numbers(self.values, rule, self.plan.today)
        self.said_by_id = read.said
        for column in (read.birth_dates, read.types):
            self.values.replace_column(self.values.get_column_index(column.name), column)
        for place, kind in read.faults.items():
            self._note(place, rule.field, kind)

    def hide(self) -> None:
        """A field that does not apply is emptied; what stood there is told, not judged."""
        self.values = self.values.with_columns(self.plan.hide)
        for code in self.plan.hiding:
            for place in _places(self.values.drop_in_place(HIDDEN + code)):
                self._take_back(place, code)
                if self.cells[code][place]:
                    self._note(place, code, "not_applicable", severity=WARNING)

    def apply_checks(self) -> None:
        """All rules at once; only those that some row breaks are looked at closer."""
        broken = self.values.hstack(self.said_by_id).select(self.plan.broken)
        for mask, check in zip(broken, self.plan.checks, strict=True):
            for place in _places(mask):
                self._note_broken(place, check)

    def find_repeated(self) -> None:
        """The same key again, in a sub sheet of the same person: every row after the first is refused."""
        if len(self.rows) < 2 or not (self.plan.owned or self.plan.record_set.kind == MAIN):
            return
        blamed = self._key()[-1]
        first: dict[tuple, int] = {}
        for place, key in enumerate(zip(*map(self._parts, self._key()), strict=True)):
            if not self._is_incomplete(place) and (known := first.setdefault(key, place)) != place:
                self._note(place, blamed, "repeated", limit=str(self.rows[known]))

    def fault_rows(self) -> list[dict]:
        """All faults, by row and by the order of the fields."""
        found = sorted(self.faults, key=lambda cell: (cell[0], self.plan.order[cell[1]]))
        return [fault for cell in found for fault in self.faults[cell]]

    def _key(self) -> tuple[str, ...]:
        """The fields that tell one row of the sheet from another."""
        key = self.plan.record_set.key
        return (OWNER_NUMBER, *key) if self.plan.owned else key

    def _parts(self, code: str) -> list[str]:
        """A column as keys compare it."""
        field, column = self.plan.record_set.field(code), self.values[code]
        return [part_of(field, value) for value in column.to_list()]

    def _is_incomplete(self, place: int) -> bool:
        """A part of the key is owed or unreadable."""
        faults = (fault for code in self._key() for fault in self.faults.get((place, code), ()))
        return any(fault["severity"] == ERROR for fault in faults)

    def _note_unreadable(self, field: Field, reads: dict[str | None, Read]) -> None:
        wrong = {cell: kind for cell, (_, kind) in reads.items() if cell and kind}
        offers = {cell: suggested(field, cell, kind) for cell, kind in islice(wrong.items(), OFFERED)}
        for place, cell in enumerate(self.cells[field.code]):
            if cell in wrong:
                kind = wrong[cell]
                self._note(place, field.code, kind, limit=_limit(field, kind), suggestion=offers.get(cell))

    def _note_broken(self, place: int, check: Check) -> None:
        """A cell is not called empty where the reason is a fault told already."""
        if check.kind in ("required", "file_owed") and self._is_explained(place, check.field):
            return
        self._note(place, check.field, check.kind, severity=check.severity, other=check.other, limit=check.limit)

    def _is_explained(self, place: int, code: str) -> bool:
        """Its own cell is unreadable, or the ID number that would have filled it."""
        identity = self.plan.identity
        filled_by = identity.field if identity and identity.terms["birth"] == code else code
        return (place, code) in self.faults or (place, filled_by) in self.faults

    def _note(self, place: int, code: str, kind: str, *, severity: str = ERROR, **terms: str | None) -> None:
        """`terms` are those of FAULT_COLUMNS that are known besides."""
        if self.told >= MANY and (severity == WARNING or self.errors[place]):
            self.untold.add(place)
            return
        sensitive = self.plan.record_set.field(code).sensitive
        value = None if sensitive else self.cells[code][place]
        fault = UNTOLD | {"row": self.rows[place], "field": code, "kind": kind, "severity": severity, "value": value}
        self.faults.setdefault((place, code), []).append(fault | terms)
        self.told += 1
        self.errors[place] += severity == ERROR

    def _take_back(self, place: int, code: str) -> None:
        """What was told of a cell that does not apply, unless it stands for more than itself."""
        if place not in self.untold:
            taken = self.faults.pop((place, code), ())
            self.errors[place] -= sum(fault["severity"] == ERROR for fault in taken)


def _frame(schema: dict[str, Any], columns: list[list]) -> pl.DataFrame:
    """The columns under the names and types of the schema."""
    if len(columns[0]) < FEW:
        return pl.DataFrame(list(zip(*columns, strict=True)), schema, orient="row")
    return pl.DataFrame(
        [_series(code, type_, values) for (code, type_), values in zip(schema.items(), columns, strict=True)]
    )


def _series(code: str, type_: Any, values: list) -> pl.Series:
    if type_ == SEVERAL:  # joined and split: polars takes long over a column of python lists
        return pl.Series(code, [codes and ",".join(codes) for codes in values], pl.String).str.split(",")
    return pl.Series(code, values, type_)


def _places(mask: pl.Series) -> list[int]:
    """Where a mask is true; null is not."""
    return mask.arg_true().to_list() if mask.sum() else []


def _limit(field: Field, kind: str) -> str | None:
    if kind == "exclusive_code" and field.table:
        return "、".join(field.table.name_of(code) for code in field.exclusive)
    if kind == "out_of_range":
        return f"{field.low}-{field.high}"
    return {"too_long": str(field.max), "too_many_files": str(field.max), "too_precise": str(field.scale)}.get(kind)
