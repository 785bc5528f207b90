"""What a row of the workbook says: act, status and days from the words that people typed; nothing here is looked up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from services.common.persons import dates
from services.common.persons.spelling import comparable, plain
from services.contracts.mobility.status_acts import DOCUMENT, UNTIL, WORDS
from services.contracts.mobility.status_batches import ACTS, COLUMNS
from services.mobility.status.rules import NEEDED, TERMS

NO_ACT = "This is none of the acts of the list: {acts}."
NO_STATUS = "This is none of the statuses to which this act leads: {statuses}."
NO_DAY = "This is no date. Write it like 2026-09-01."
NO_NUMBER = "Type the number of the ID document or the personal number in full."
NO_FILE = "This is no number of a file. Leave the column as the system filled it in, or empty."
TOO_LONG = "This is too long: at most {most} characters."
MOST = {"name": 50, "number": 40, DOCUMENT: 100, WORDS: 500}
MASK = re.compile(r"[*＊×]")
CODED = re.compile(r"\s*(\d{3})\b")  # as the template offers statuses, in whatever language
WRITTEN_OF = ("day", UNTIL)


@dataclass(frozen=True)
class Fault:
    """Why a row is not entered; `field` is one of COLUMNS, none where it is about the row as a whole."""

    field: str | None
    message: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """As it is kept until somebody looks, in a language that is not known yet."""
        return {"field": self.field, "message": self.message, "params": dict(self.params)}


@dataclass(frozen=True)
class Row:
    """A row that was read: `asked` is what it asks for where nothing in it is wrong, `file_id` whose file it names."""

    number: int
    texts: dict[str, str]
    id_number: str
    file_id: UUID | None
    asked: dict[str, Any]
    faults: list[Fault]


class Reader:
    """Reads rows; `statuses` names the codes of 人员状态."""

    def __init__(self, statuses: Mapping[str, str]):
        self._statuses = statuses
        self._acts = {comparable(word): act for act, word in ACTS.items()}
        self._codes = {act: dict(self._words_of(act)) for act in ACTS}

    def row(self, number: int, texts: dict[str, str], wrong: Mapping[str, str]) -> Row:
        """One row as the sheet has it; `wrong` is what the sheet itself says against its cells."""
        known = {name: texts.get(name, "").strip() for name in COLUMNS}
        faults = [Fault(name, message) for name, message in wrong.items()]
        faults += [fault for fault in self._faults(known) if fault.field not in wrong]
        asked = {} if faults else self._asked(known)
        file_id = None if faults or not known["file"] else UUID(known["file"])
        return Row(number, known, plain(known["number"]), file_id, asked, faults)

    def _words_of(self, act: str) -> Iterator[tuple[str, str]]:
        """What people may write for the statuses of an act: the code, its name, or the end of that."""
        for code in TERMS[act][1]:
            name = self._statuses.get(code, code)
            for word in (code, name, name.rsplit("-", 1)[-1]):
                yield comparable(word), code

    def _faults(self, known: dict[str, str]) -> Iterator[Fault]:
        yield from (Fault(name, NEEDED) for name in ("name", "act", "day") if not known[name])
        for name, most in MOST.items():
            if len(known[name]) > most:
                yield Fault(name, TOO_LONG, {"most": most})
        yield from _faults_of_person(known)
        yield from self._faults_of_act(known)
        yield from (Fault(name, NO_DAY) for name in WRITTEN_OF if known[name] and dates.day(known[name]) is None)

    def _faults_of_act(self, known: dict[str, str]) -> Iterator[Fault]:
        act = self._acts.get(comparable(known["act"]))
        if act is None:
            if known["act"]:
                yield Fault("act", NO_ACT, {"acts": "、".join(ACTS.values())})
        elif self._status(act, known["status"]) is None:
            names = [self._statuses.get(code, code) for code in TERMS[act][1]]
            yield Fault("status", NO_STATUS if known["status"] else NEEDED, {"statuses": "、".join(names)})

    def _status(self, act: str, said: str) -> str | None:
        """The code that is meant; an act that leads to one status alone needs none."""
        codes = TERMS[act][1]
        if coded := CODED.match(said):
            return coded[1] if coded[1] in codes else None
        return codes[0] if not said and len(codes) == 1 else self._codes[act].get(comparable(said))

    def _asked(self, known: dict[str, str]) -> dict[str, Any]:
        act = self._acts[comparable(known["act"])]
        days = {name: dates.day(known[name]) if known[name] else None for name in WRITTEN_OF}
        words = {name: known[name] or None for name in (DOCUMENT, WORDS)}
        return {"act": act, "status": self._status(act, known["status"])} | days | words


def _faults_of_person(known: dict[str, str]) -> Iterator[Fault]:
    """Who is meant is said by the file that the system filled in, or by a number in full."""
    if known["file"]:
        try:
            UUID(known["file"])
        except ValueError:
            yield Fault("file", NO_FILE)
    elif not known["number"]:
        yield Fault("number", NEEDED)
    elif MASK.search(known["number"]):
        yield Fault("number", NO_NUMBER)


def masked(number: str) -> str:
    """A number as it is shown: `340104********1234`; of a short one its last signs."""
    if MASK.search(number) or not number:
        return number
    if len(number) >= 15:
        return number[:6] + "*" * (len(number) - 10) + number[-4:]
    seen = min(4, len(number) // 3)
    return "*" * (len(number) - seen) + number[len(number) - seen :]
