"""An account to be opened, and why one is not, as the steps of the job hand them on."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from services.identity import logins
from services.identity.domain.persons import Person


@dataclass(frozen=True)
class Wanted:
    """An account to be opened: the number in clear for as long as the job works on it.

    Either the file is known, or the person by whose items records finds or opens it.
    """

    row: int | None
    name: str
    number: str
    index: bytes
    teacher_id: UUID | None = None
    person: Person | None = None


@dataclass(frozen=True)
class Fault:
    """Why a row gets no account; `field` is one of COLUMNS."""

    row: int | None
    field: str
    message: str
    params: Mapping[str, Any] = field(default_factory=dict)


def of_person(row: int | None, person: Person) -> Wanted:
    """The account of a person whose file is not known yet."""
    number = logins.normal(person.id_number)
    return Wanted(row, person.name, number, logins.index(number), person=person)


def of_holder(holder: dict[str, Any]) -> Wanted:
    """The account of whoever has this file; see contracts/persons.py."""
    number = logins.normal(logins.sealer().open(holder["id_number_sealed"]))
    return Wanted(None, holder["name"] or "", number, logins.index(number), teacher_id=holder["teacher_id"])


def sealed(person: Person) -> str:
    """A person as the batch keeps it until its job has used it."""
    return logins.sealer().seal(json.dumps(asdict(person), default=str))


def opened(kept: str) -> Person:
    """The person that was sealed."""
    items = json.loads(logins.sealer().open(kept))
    department = UUID(items["department_id"]) if items["department_id"] else None
    return Person(**items | {"birth_date": date.fromisoformat(items["birth_date"]), "department_id": department})
