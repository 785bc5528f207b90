"""What is asked of entries, read and judged: by the same engine as forms, against the file as it stands (R-REC-14)."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.copies import known_orgs
from services.common.errors import Conflict, Forbidden, Invalid, NotFound
from services.records.attachments import receipts
from services.records.catalogue import Context, RecordSet
from services.records.catalogue.faults import Fault
from services.records.catalogue.model import FILES, MAIN, SINGLE
from services.records.file import checking_values, filling, rejections, showing, values
from services.records.file import rules as file_rules
from services.records.file.models import Entry, Teacher
from services.records.requests import rules
from services.records.requests.models import ChangeRequestItem

NAME, FORMER_NAME = "name", "former_name"


@dataclass
class Asked:
    """What is asked of one entry: as it is `known`, as it would be (`clean`), in clear; and what is wrong with that."""

    op: str
    record_set: RecordSet
    entry_id: UUID
    number: int | None
    known: dict[str, Any]
    clean: dict[str, Any]
    evidence: dict[str, list[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @cached_property
    def fields(self) -> list[str]:
        """The fields that are to be different; what nobody types is none of them."""
        typed = (each.code for each in self.record_set.fields if not each.read_only)
        return rules.differing(typed, self.known, self.clean)

    @property
    def classes(self) -> set[str]:
        return {self.record_set.field(code).class_ for code in self.fields}

    def _key(self) -> bytes | None:
        is_entry = self.op != rules.DELETED and self.record_set.kind != MAIN
        return values.entry_key(self.record_set, self.clean) if is_entry else None

    def row(self, request_id: UUID, teacher_id: UUID, place: int) -> ChangeRequestItem:
        """As it is kept, sealed."""
        said = values.sealed(self.record_set, {code: self.clean.get(code) for code in self.fields})
        before = values.sealed(self.record_set, {code: self.known.get(code) for code in self.fields})
        return ChangeRequestItem(
            request_id=request_id,
            place=place,
            teacher_id=teacher_id,
            op=self.op,
            set_code=self.record_set.code,
            entry_id=self.entry_id,
            number=self.number,
            key=self._key(),
            fields=self.fields,
            values=said,
            before=before,
            evidence=self.evidence,
        )


@dataclass
class Desk:
    """A file at which somebody asks, in which part; reads what is asked."""

    db: Session
    actor: Actor
    teacher: Teacher
    part: str | None

    @cached_property
    def entries(self) -> dict[UUID, Entry]:
        return {each.id: each for each in showing.entries_of(self.db, self.teacher)}

    def read(self, items: Iterable[dict[str, Any]]) -> list[Asked]:
        """All that is asked; each entry once, and each differs in something."""
        if self.part is None:
            raise Forbidden(rules.OF_THE_SCHOOL)
        found = [self._read(item) for item in items]
        if len({each.entry_id for each in found}) < len(found):
            raise Invalid("An entry is asked about twice; say all of it at once.")
        return found

    def _read(self, item: dict[str, Any]) -> Asked:
        record_set = values.set_of(self.teacher.org_path, self.teacher.category, item["set"])
        filling.refuse_unless_fills(self.part, record_set)
        asked = READERS[item["op"]](self, record_set, item)
        rules.refuse_unless_asks(self.part, asked.op, record_set, asked.classes, asked.fields)
        if not asked.fields:
            raise Invalid("Nothing in {set} would be different.", set=self._name(record_set))
        asked.evidence = self._evidence(record_set, item["evidence"])
        return asked

    def _added(self, record_set: RecordSet, item: dict[str, Any]) -> Asked:
        if record_set.kind == MAIN:
            raise Invalid("The basic information is there already; please ask for a change of it.")
        if record_set.kind == SINGLE and any(each.set_code == record_set.code for each in self.entries.values()):
            raise Conflict("{set} is there already; please change that entry.", set=self._name(record_set))
        given = self._redeemed(record_set, item["values"], {})
        school = known_orgs.known(self.db, self.teacher.org_id).name
        full = record_set.new_values(given, Context(school, clock.today()))
        locked = filling.locked_fields(self.part, record_set)
        filled_in = {code: value for code, value in full.items() if code not in given and code not in locked}
        given |= rejections.never_offered(self.teacher.rejected, record_set.code, filled_in)
        clean, faults = self._judged(record_set, given, {})
        return Asked(rules.ADDED, record_set, uuid4(), None, {}, clean, faults=faults)

    def _changed(self, record_set: RecordSet, item: dict[str, Any]) -> Asked:
        entry_id, number, kept = self._standing(record_set, item["entry_id"])
        known = values.opened(record_set, kept)
        given = values.unmasked(record_set, self._redeemed(record_set, item["values"], known), kept)
        if item["keeps_former_name"] and known.get(NAME) and given.get(NAME) not in (None, known[NAME]):
            given = {FORMER_NAME: known[NAME]} | given
        clean, faults = self._judged(record_set, known | given, known)
        clean |= checking_values.untyped(record_set, known)
        return Asked(rules.CHANGED, record_set, entry_id, number, known, clean, faults=faults)

    def _deleted(self, record_set: RecordSet, item: dict[str, Any]) -> Asked:
        if record_set.kind == MAIN:
            raise Invalid("The basic information is never deleted; please ask for a change of it.")
        entry_id, number, kept = self._standing(record_set, item["entry_id"])
        return Asked(rules.DELETED, record_set, entry_id, number, values.opened(record_set, kept), {})

    def _standing(self, record_set: RecordSet, entry_id: UUID | None) -> tuple[UUID, int, dict[str, Any]]:
        if record_set.code == values.BASIC and entry_id in (None, self.teacher.id):
            return self.teacher.id, self.teacher.basic_version, self.teacher.basic
        entry = self.entries.get(entry_id) if entry_id else None
        if entry is None or entry.set_code != record_set.code:
            raise NotFound("The file has no such entry.")
        return entry.id, entry.number, entry.values

    def _redeemed(self, record_set: RecordSet, given: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
        """Values with the files that came as receipts taken in; what the asker never fills in may not differ."""
        found = receipts.redeem_asked(self.db, self.actor, self.teacher, record_set, given)
        locked = filling.locked_fields(self.part, record_set)
        checking_values.refuse_locked(self.db, record_set, found, known, locked)
        return {code: value for code, value in found.items() if code not in locked}

    def _judged(
        self, record_set: RecordSet, wanted: dict[str, Any], known: dict[str, Any]
    ) -> tuple[dict[str, Any], list[Fault]]:
        """Values as they are kept, and what is wrong with them that was not wrong before."""
        clean, _ = checking_values.forgiving(self.db, record_set, wanted, ())
        return clean, new_faults(record_set, wanted, known)

    def _evidence(self, record_set: RecordSet, given: dict[str, list[str]]) -> dict[str, list[str]]:
        said = {code: files for code, files in given.items() if files}
        if unknown := [code for code in said if not record_set.has(code)]:
            raise Invalid("{set} has no field {field}.", set=self._name(record_set), field=unknown[0])
        proofs = proofs_of(record_set, said)
        return receipts.redeem_asked(self.db, self.actor, self.teacher, proofs, said) if said else {}

    def _name(self, record_set: RecordSet) -> str:
        return record_set.name.in_(self.db.info["request"].language)


READERS = {rules.ADDED: Desk._added, rules.CHANGED: Desk._changed, rules.DELETED: Desk._deleted}


def new_faults(record_set: RecordSet, wanted: dict[str, Any], known: dict[str, Any]) -> list[Fault]:
    """What is wrong with values that are asked for: with those that differ, and what is wrong only now.

    What an older catalogue let pass elsewhere in the entry stands in nobody's way.
    """
    _, faults = checking_values.checked(record_set, wanted)
    if not known:
        return faults
    before = {(fault.field, fault.kind) for fault in checking_values.checked(record_set, known)[1]}
    different = set(rules.differing(wanted, wanted, known))
    return [fault for fault in faults if fault.field in different or (fault.field, fault.kind) not in before]


def proofs_of(record_set: RecordSet, codes: Iterable[str]) -> RecordSet:
    """The set as if each of these fields held the files that speak for it."""
    wanted = set(codes)
    groups = tuple(
        dataclasses.replace(
            group,
            fields=tuple(
                dataclasses.replace(each, type=FILES, max=None, table=None)
                for each in group.fields
                if each.code in wanted
            ),
        )
        for group in record_set.groups
    )
    return dataclasses.replace(record_set, groups=groups)


def refuse_unless_effective(teacher: Teacher) -> None:
    """What is not effective yet is changed in the file itself, or decided first."""
    if teacher.stage == file_rules.EFFECTIVE:
        return
    if teacher.stage in file_rules.OPEN:
        raise Conflict(
            "This file is not effective yet: change the value in the file itself.",
            blocked_by="file",
            ref=str(teacher.id),
        )
    raise Conflict(
        "This file is under its first review: nothing of it can be asked for before that is decided.",
        blocked_by="case",
        ref=str(teacher.case_id),
    )
