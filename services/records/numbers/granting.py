"""The province's half, outwards: a temporary number as a file becomes effective, and the question to the ministry.

Everything goes in sets: 500 files cost a handful of statements.
"""

import json
import logging
import secrets
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from services.common import clock, settings
from services.common.bus.outbox import emit_all
from services.contracts.records import numbers as contract
from services.records.file import values
from services.records.file.moving import move_files
from services.records.numbers import rules, sealed_identity

log = logging.getLogger(__name__)

DRAWS = 20  # a number is taken by chance once in a million; twenty times in a row is a defect
IDENTITY = ("id_type", "id_number")

PEOPLE = """
    SELECT t.id, t.category, t.org_path, t.name, t.sex, t.birth_date, t.number_state, o.division,
           encode(t.id_index, 'hex') AS id_index,
           jsonb_build_object('id_type', t.basic->'id_type', 'id_number', t.basic->'id_number') AS document
    FROM teacher t LEFT JOIN known_org o ON o.id = t.org_id LEFT JOIN number_check c ON c.teacher_id = t.id
    WHERE t.id = ANY (CAST(:ids AS uuid[])) AND t.id_index IS NOT NULL AND t.birth_date IS NOT NULL
"""
IN_ORDER = " ORDER BY t.id FOR NO KEY UPDATE OF t"
WITHOUT = text(PEOPLE + " AND t.number_state = 'none'" + IN_ORDER)
TO_ASK_AGAIN = text(
    PEOPLE + " AND (t.number_state = 'problem' OR t.number_state <> 'none' AND c.id_index <> t.id_index)" + IN_ORDER
)
ISSUE = text("""
    INSERT INTO personal_number (number_index, number, shown, kind, teacher_id, issued_at)
    SELECT decode(n.number_index, 'hex'), n.number, n.shown, n.kind, n.teacher_id, :at
    FROM jsonb_to_recordset(CAST(:numbers AS jsonb))
        AS n (number_index text, number text, shown text, kind text, teacher_id uuid)
    ON CONFLICT (number_index) DO NOTHING RETURNING teacher_id, shown
""")
WITH_NUMBER = text(PEOPLE + " AND t.number_state <> 'none'" + IN_ORDER)
COUNT_UP = text("""
    INSERT INTO number_check AS known (teacher_id, ask, id_index, asked_at)
    SELECT t.id, 1, t.id_index, :at FROM teacher t WHERE t.id = ANY (CAST(:ids AS uuid[])) ORDER BY t.id
    ON CONFLICT (teacher_id) DO UPDATE SET ask = known.ask + 1, id_index = excluded.id_index,
        asked_at = excluded.asked_at, decided_at = NULL, verified = NULL, reason = NULL, holder = NULL
    RETURNING teacher_id, ask
""")


def grant_temporary(db: Session, teacher_ids: Iterable[UUID]) -> None:
    """Numbers for the people whose files become effective in this transaction; whoever has one keeps it.

    Gives a temporary number to each who has none and asks the ministry for the formal one. Asks again for those who
    were refused, or whose ID document is another one by now. Repeating it changes nothing.
    """
    ids = [str(teacher_id) for teacher_id in teacher_ids]
    again = db.execute(TO_ASK_AGAIN, {"ids": ids}).all()
    without = db.execute(WITHOUT, {"ids": ids}).all()
    _issue(db, without)
    _ask(db, without)
    ask_again(db, again)


def ask_again(db: Session, people: Sequence[Row]) -> None:
    """A further question about people who have a number; see `to_ask_again`."""
    if people:
        move_files(db, {person.id: {"number_state": rules.CHECKING} for person in people})
        _ask(db, people)


def verify_anew(db: Session, teacher_ids: Iterable[UUID]) -> None:
    """Ask again about people with a number whose identity is another by now: name, sex, birth date or ID document."""
    ask_again(db, db.execute(WITH_NUMBER, {"ids": [str(teacher_id) for teacher_id in teacher_ids]}).all())


def to_ask_again(db: Session, teacher_id: UUID) -> Sequence[Row]:
    """The person as the ministry is to be told, held until the transaction ends; nobody where there is no reason to."""
    return db.execute(TO_ASK_AGAIN, {"ids": [str(teacher_id)]}).all()


def _issue(db: Session, people: Sequence[Row]) -> None:
    """Draw numbers until everybody has one; the database says which are taken."""
    waiting = {person.id: person for person in people}
    for _ in range(DRAWS):
        if not waiting:
            return
        drawn = [number_row(_draw(each), each.id) for each in waiting.values()]
        issued = db.execute(ISSUE, {"numbers": json.dumps(drawn), "at": clock.now()}).all()
        moves = {row.teacher_id: {"personal_number": row.shown, "number_state": rules.TEMPORARY} for row in issued}
        move_files(db, moves)
        for each in issued:
            del waiting[each.teacher_id]
    if waiting:
        raise RuntimeError(f"No temporary number found for {len(waiting)} people.")


def _draw(person: Row) -> str:
    code = "".join(secrets.choice(rules.ALPHABET) for _ in range(rules.CODE_LENGTH))
    return rules.temporary(_division(person), person.birth_date, code)


def number_row(number: str, teacher_id: UUID) -> dict[str, str]:
    """A number as it is kept: sealed, to be found by its index, masked for lists."""
    return {
        "number_index": sealed_identity.number_index(number).hex(),
        "number": values.sealer().seal(number),
        "shown": rules.masked(number),
        "kind": rules.kind_of(number),
        "teacher_id": str(teacher_id),
    }


def _ask(db: Session, people: Sequence[Row]) -> None:
    if not people:
        return
    at = clock.now()
    ids = [str(person.id) for person in people]
    asks = {row.teacher_id: row.ask for row in db.execute(COUNT_UP, {"ids": ids, "at": at})}
    wanted = [_question(person, asks[person.id]) for person in people]
    site = settings.load().site
    some = [wanted[start : start + contract.BATCH] for start in range(0, len(wanted), contract.BATCH)]
    emit_all(db, contract.number_wanted, [{"site": site, "items": items, "at": at} for items in some])


def _question(person: Row, ask: int) -> dict[str, Any]:
    document = values.opened(values.basic_of(person.org_path, person.category), person.document)
    known = {"name": person.name, "sex": person.sex, "birth_date": person.birth_date}
    return {
        "teacher_id": person.id,
        "ask": ask,
        "division": _division(person),
        "id_index": person.id_index,
        "identity": sealed_identity.seal({code: document[code] for code in IDENTITY} | known),
    }


def _division(person: Row) -> str:
    return rules.division_of(person.division, person.org_path)
