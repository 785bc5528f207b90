"""What each faultless row does: to whose file it belongs, which entry it meets there, and what is in its way."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common.persons.names import comparable
from services.records.catalogue.model import OWNER_NAME, OWNER_NUMBER
from services.records.catalogue.validation import ROW
from services.records.file import values
from services.records.file.models import Entry
from services.records.importing import owners as whose
from services.records.importing.findings import Findings
from services.records.importing.owners import Owner, Owners
from services.records.importing.reading import SetRows
from services.records.importing.rejected import Rejected
from services.records.importing.renames import HELD, Renames
from services.records.importing.staging import ADDED, CHANGED, COLUMNS, ID, SAME, secrets_of

MAIN_IS_FAULTY = (
    "This teacher has no file yet, and row {row} of {main} is faulty. Correct that row; this one comes in with it."
)
MAIN_IS_HELD = "Row {row} of {main} would give this teacher another name and waits to be confirmed; this row waits too."
OTHER_NAME = "This ID number is that of {name}. Correct the number or the name."
REJECTED_VALUE = "This value was rejected: {reason} Please correct it."
NOT_TOLD_APART = "This row cannot be told from others. Please fill in at least one of: {fields}."


@dataclass
class Comparison:
    """The rows of one set with what they would do, and whose rows are not all right (`faulty`)."""

    rows: pl.DataFrame
    owners: set[str] = field(default_factory=set)  # ids of the files that have a right row here
    faulty: set[str] = field(default_factory=set)  # ids of the files that have a faulty one
    unclear: bool = False  # there is a faulty row of which nobody knows whose it is


def main_rows(some: SetRows, owners: Owners, rejected: Rejected, renames: Renames, findings: Findings) -> Comparison:
    """The rows of the main sheet: new files, and those that may say something else than their file."""
    secrets = [code for code in secrets_of(some.record_set) if code in some.present]
    found: dict[str, list] = {name: [] for name in (*COLUMNS, "keep")}
    fresh = iter(sorted(str(uuid.uuid4()) for _ in range(some.sound.height)))  # ids that ascend with the rows
    for row in _saying_who(some, secrets, rejected).iter_rows(named=True):
        index = owners.index(row.get("id_type"), row["id_number"]) or b""
        owner = owners.by_index.get(index)
        if owner is None:
            owner = Owner(next(fresh), row["name"], known=False)
            owners.add(index, owner)
        owner.number = row["id_number"]
        kept = not (owner.known and _is_held(some, row, owner, renames, findings))
        kept = kept and not (owner.known and _brings_back(some, row, owner, None, rejected, findings))
        owner.name = row["name"] if kept else owner.name
        same = owner.known and all(_opened(owner.secrets, code) == row[code] for code in secrets)
        act = CHANGED if owner.known else ADDED
        _append(found, (owner.id, owner.id, act, same, None, index.hex(), kept))
    return Comparison(_joined(some.sound, found))


def _saying_who(some: SetRows, secrets: list[str], rejected: Rejected) -> pl.DataFrame:
    """The columns that are looked at row by row: who it is, and what is sealed."""
    wanted = [ROW, *(code for code in ("id_type", "id_number", "name") if code in some.sound.columns)]
    return some.sound if rejected.on_file else some.sound.select(*dict.fromkeys(wanted + secrets))


def _is_held(some: SetRows, row: dict[str, Any], owner: Owner, renames: Renames, findings: Findings) -> bool:
    """Whether a row would give a file another name and nobody has confirmed it."""
    if owner.is_called(row["name"]) or not renames.holds(row[ROW], row["id_number"], owner.name, row["name"]):
        return False
    owner.held_row = row[ROW]
    findings.refuse(some.place(row[ROW], "name"), HELD, before=owner.name, after=row["name"])
    return True


def sub_rows(db: Session, some: SetRows, book: "Book", findings: Findings) -> Comparison:
    """The rows of a sub sheet: to whose file they belong, and which entry they meet there."""
    result = Comparison(some.sound)
    blocked = _place_owners(some, book, findings, result)
    sound = some.sound.filter(~pl.col(ROW).is_in(list(blocked)))
    rightful = [book.owners.of(number) for number in sound[OWNER_NUMBER].to_list()]
    held = _held_entries(db, some, {each.id for each in rightful if each and each.known})
    result.rows = _meet(some, sound, [each for each in rightful if each], held, Notes(book, findings, result))
    return result


@dataclass(frozen=True)
class Book:
    """What the sub sheets of a workbook refer to."""

    main: str  # the name of the main sheet
    stranger: str  # what is said of an ID number that leads to no file
    owners: Owners
    rejected: Rejected
    refused: "NotIn"

    def owner_called(self, number: str | None, name: str | None) -> Owner | None:
        """The file of this ID number, unless it is somebody of another name; a name is asked for while one waits."""
        owner = self.owners.of(number) if number else None
        is_sure = owner is not None and (name or owner.held_row is None)
        return owner if owner and is_sure and owner.is_called(name) else None


@dataclass(frozen=True)
class NotIn:
    """Main rows that did not get in: by ID number, and those without one that can be read by name."""

    by_number: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, int] = field(default_factory=dict)

    def row_of(self, number: str, name: str | None) -> int | None:
        return self.by_number.get(number) or self.by_name.get(comparable(name or ""))


def _place_owners(some: SetRows, book: Book, findings: Findings, result: Comparison) -> set[int]:
    """The rows without a file, told as faults; and whose sheet has any faulty row at all."""
    blocked: set[int] = set()
    strangers: list[str | None] = []
    pairs = some.owners.select(OWNER_NUMBER, OWNER_NAME).unique()
    rightful = {pair: owner for pair in pairs.iter_rows() if (owner := book.owner_called(*pair))}
    for number, typed, name, wrong in some.owners.iter_rows():
        if owner := rightful.get((typed, name)):
            (result.faulty if wrong else result.owners).add(owner.id)
            continue
        strangers.append(name)
        if typed:
            _tell_why(some, book, (number, typed, name), findings, result)
        blocked.add(number)
    _blame_namesakes(book.owners, strangers, result)
    return blocked


def _tell_why(
    some: SetRows, book: Book, row: tuple[int, str, str | None], findings: Findings, result: Comparison
) -> None:
    """Why a row leads to no file; what is wrong with a main row is told there, and here only where that is."""
    number, typed, name = row
    at, owner, main = some.place(number, OWNER_NUMBER), book.owners.of(typed), book.refused.row_of(typed, name)
    if owner:
        result.faulty.add(owner.id)
    if owner and owner.held_row:
        findings.refuse(at, MAIN_IS_HELD, main=book.main, row=owner.held_row)
    elif owner:
        findings.refuse(at, OTHER_NAME, name=owner.name)
    elif main:
        findings.refuse(at, MAIN_IS_FAULTY, main=book.main, row=main)
    else:
        findings.refuse(at, book.stranger, main=book.main)


def _blame_namesakes(owners: Owners, strangers: list[str | None], result: Comparison) -> None:
    """A row whose ID number leads nowhere may be that of a teacher of this name, or without one of anybody."""
    result.unclear = None in strangers
    names = {comparable(name) for name in strangers if name}
    if names:
        everybody = owners.by_index.values()
        result.faulty |= {owner.id for owner in everybody if owner.name and comparable(owner.name) in names}


@dataclass(frozen=True)
class Notes:
    """Where it is written down what becomes of rows."""

    book: Book
    findings: Findings
    result: Comparison


def _meet(
    some: SetRows, sound: pl.DataFrame, rightful: list[Owner], held: dict[tuple[str, bytes], "_Held"], notes: Notes
) -> pl.DataFrame:
    """The entries that the rows meet by their natural keys."""
    secrets = [code for code in secrets_of(some.record_set) if code in some.present]
    found: dict[str, list] = {name: [] for name in (*COLUMNS, "keep")}
    for row, owner in zip(_telling(some, sound, notes.book, secrets).iter_rows(named=True), rightful, strict=True):
        key = values.entry_key(some.record_set, row)
        entry = held.get((owner.id, key)) if key else None
        entry_id = entry.id if entry else None
        kept = _is_told_apart(some, row, key, notes.findings)
        kept = kept and not _brings_back(some, row, owner, entry_id, notes.book.rejected, notes.findings)
        if not kept:
            notes.result.faulty.add(owner.id)
        same = entry is not None and all(_opened(entry.secrets, code) == row[code] for code in secrets)
        act = CHANGED if entry else ADDED
        _append(found, (owner.id, entry_id, act, same, key.hex() if key else None, None, kept))
    fresh = iter(sorted(str(uuid.uuid4()) for _ in range(found[ID].count(None))))
    found[ID] = [each or next(fresh) for each in found[ID]]
    return _joined(sound, found)


def _telling(some: SetRows, sound: pl.DataFrame, book: Book, secrets: list[str]) -> pl.DataFrame:
    """The columns that are looked at row by row: mostly those of the key."""
    key = [code for code in some.record_set.key if code in some.present]
    is_whole = len(key) == len(some.record_set.key) and not any(sound[code].null_count() for code in key)
    return sound.select(ROW, *dict.fromkeys(key + secrets)) if is_whole and not book.rejected.on_file else sound


def _is_told_apart(some: SetRows, row: dict[str, Any], key: bytes | None, findings: Findings) -> bool:
    if key is None:
        names = "、".join(some.record_set.field(code).name.in_(findings.language[:2]) for code in some.record_set.key)
        findings.refuse(some.place(row[ROW]), NOT_TOLD_APART, fields=names)
    return key is not None


@dataclass(frozen=True)
class _Held:
    """An entry on file."""

    id: str
    secrets: dict[str, str]


def _held_entries(db: Session, some: SetRows, teachers: Iterable[str]) -> dict[tuple[str, bytes], _Held]:
    """(file, natural key) → entry, of the files that had any before."""
    teachers = list(teachers)
    if not teachers:
        return {}
    secrets = secrets_of(some.record_set)
    columns = [Entry.values[code].label(f"secret_{code}") for code in secrets]
    query = select(Entry.id, Entry.teacher_id, Entry.key, *columns).where(
        Entry.set_code == some.record_set.code, Entry.teacher_id == whose.among(teachers), Entry.key.is_not(None)
    )
    return {
        (str(row.teacher_id), bytes(row.key)): _Held(
            str(row.id),
            {code: sealed for code in secrets if (sealed := getattr(row, f"secret_{code}")) is not None},
        )
        for row in db.execute(query)
    }


def _append(found: dict[str, list], row: tuple) -> None:
    for column, value in zip(found.values(), row, strict=True):
        column.append(value)


TYPES: dict[str, Any] = {SAME: pl.Boolean, "keep": pl.Boolean}


def _joined(sound: pl.DataFrame, found: dict[str, list]) -> pl.DataFrame:
    """The rows that go on, with what was found beside them."""
    columns = [pl.Series(name, column, TYPES.get(name, pl.String)) for name, column in found.items()]
    return sound.with_columns(columns).filter(pl.col("keep")).drop("keep")


def _opened(secrets: dict[str, str], code: str) -> Any:
    return whose.opened({code: secrets[code]})[code] if code in secrets else None


def _brings_back(
    some: SetRows, row: dict[str, Any], owner: Owner, entry_id: str | None, rejected: Rejected, findings: Findings
) -> bool:
    """Whether a row holds a value that review rejected and that was mended; each is told."""
    reasons = rejected.brought_back(owner, some.record_set, entry_id, row)
    for reason in reasons:
        findings.refuse(some.place(row[ROW], reason["field"]), REJECTED_VALUE, reason=reason["reason"])
    return bool(reasons)
