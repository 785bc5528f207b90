"""What an import finds: faults at their places, worded for the person who handed the workbook in, and counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from services.common.messages.wording import word
from services.contracts.records.workbooks import ACTS
from services.records.catalogue import RecordSet
from services.records.catalogue.faults import ERROR, WARNING, Fault, say
from services.records.importing.models import ImportFault, ImportRun

UNCHANGED = "unchanged"
# A sheet that is wrong throughout shows its pattern long before; what is not told is still counted.
MAX_TOLD = 50_000
AT_ONCE = 5_000
MORE = "There are {count} more faults, which are not listed. Please correct these first and import again."


@dataclass
class Findings:
    """Faults and counts of one import, by record set."""

    language: str
    told: list[dict[str, Any]] = field(default_factory=list)
    untold: int = 0
    faulty: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    acts: Counter[tuple[str, str]] = field(default_factory=Counter)  # (set, act) → rows

    def add(self, record_set: RecordSet | None, faults: Iterable[Fault], names: dict[int, str] | None = None) -> None:
        """Faults that the catalogue or the reader found; without a set they are those of the whole file.

        `names` says whose row it is.
        """
        for fault in faults:
            self._note(record_set, fault.row, fault.severity)
            if self._is_full():
                continue
            self.told.append(
                self._place(record_set, fault.sheet, fault.row)
                | {"column": fault.column, "field": _name(record_set, fault.field, self.language)}
                | {"severity": fault.severity, "message": say(fault, record_set, self.language[:2])}
                | {"suggestion": getattr(fault, "suggestion", None), "name": (names or {}).get(fault.row or 0)}
            )

    def refuse(self, at: "Place", message: str, **params: Any) -> None:
        """A fault that only the files show: the row does not get in."""
        self._tell(at, ERROR, word(message, params, self.language))

    def refuse_all(self, at: "Place", rows: Iterable[int], message: str, **params: Any) -> None:
        """One fault, told at `at`, that keeps all these rows of its sheet out."""
        self.refuse(at, message, **params)
        self.faulty[at.record_set.code].update(rows)

    def warn(self, at: "Place", message: str, **params: Any) -> None:
        """Something to know; the row gets in."""
        self._tell(at, WARNING, word(message, params, self.language))

    def _tell(self, at: "Place", severity: str, message: str) -> None:
        self._note(at.record_set, at.row, severity)
        if not self._is_full():
            self.told.append(
                self._place(at.record_set, at.sheet, at.row)
                | {"column": at.column, "field": _name(at.record_set, at.field, self.language)}
                | {"severity": severity, "message": message, "suggestion": None, "name": at.name}
            )

    def name_rest(self, set_code: str, names: dict[int, str]) -> None:
        """Names that only the files know."""
        for fault in self.told:
            if fault["set"] == set_code and fault["name"] is None:
                fault["name"] = names.get(fault["row"])

    def _place(self, record_set: RecordSet | None, sheet: str | None, row: int | None) -> dict[str, Any]:
        return {"set": record_set.code if record_set else None, "sheet": sheet, "row": row}

    def _note(self, record_set: RecordSet | None, row: int | None, severity: str) -> None:
        if record_set and row and severity == ERROR:
            self.faulty[record_set.code].add(row)

    def _is_full(self) -> bool:
        self.untold += len(self.told) >= MAX_TOLD
        return len(self.told) >= MAX_TOLD

    def counts(self) -> dict[str, int]:
        """The rows of all sets by what became of them."""
        known = {act: sum(self.acts[each] for each in self.acts if each[1] == act) for act in (*ACTS, UNCHANGED)}
        faulty = sum(len(rows) for rows in self.faulty.values())
        return known | {"faulty": faulty, "fault_count": len(self.told) + self.untold}

    def by_set(self, sets: Iterable[RecordSet]) -> list[dict[str, Any]]:
        """The same for each of these sets."""
        return [
            {
                "set": record_set.code,
                "name": record_set.name.in_(self.language[:2]),
                "faulty": len(self.faulty[record_set.code]),
            }
            | {act: self.acts[record_set.code, act] for act in (*ACTS, UNCHANGED)}
            for record_set in sets
        ]

    def write(self, db: Session, import_id: UUID, sets: list[RecordSet]) -> None:
        """Replace what an earlier run or the preview has told."""
        places = {each.code: place for place, each in enumerate(sets, start=1)}
        self.told.sort(key=lambda fault: (places.get(fault["set"], 0), fault["row"] or 0))
        db.query(ImportFault).where(ImportFault.import_id == import_id).delete()
        rows = [fault | {"import_id": import_id, "number": number} for number, fault in enumerate(self._all(), start=1)]
        for start in range(0, len(rows), AT_ONCE):
            db.execute(insert(ImportFault), rows[start : start + AT_ONCE])
        counts = self.counts() | {"sets": self.by_set(sets)}
        db.execute(update(ImportRun).where(ImportRun.id == import_id).values(counts))

    def _all(self) -> list[dict[str, Any]]:
        if not self.untold:
            return self.told
        message = word(MORE, {"count": self.untold}, self.language)
        place = dict.fromkeys(("set", "sheet", "row", "column", "field", "name", "suggestion"))
        return [*self.told, place | {"severity": WARNING, "message": message}]


@dataclass(frozen=True)
class Place:
    """A cell as a fault names it; without a field the fault is about the row."""

    record_set: RecordSet
    sheet: str
    row: int
    field: str | None = None
    column: str | None = None
    name: str | None = None  # whose row it is


def _name(record_set: RecordSet | None, code: str | None, language: str) -> str | None:
    if not (record_set and code):
        return None
    try:
        return record_set.field(code).name.in_(language[:2])
    except KeyError:
        return None
