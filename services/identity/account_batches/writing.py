"""Writes the accounts of one set: a handful of statements for 500 of them."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, or_, select, text
from sqlalchemy.orm import Session

from services.common import roles
from services.common.persons import names
from services.identity import logins
from services.identity.account_batches.wanted import Fault, Wanted
from services.identity.models import Account, AccountBatch, BatchFault, BatchMember

ELSEWHERE = "There is an account with this number at another school. Please have the teacher transferred."
OTHER_NAME = "This ID number already has an account at your school, under the name {name}."
OPEN = text(
    "INSERT INTO account"
    " (id, person_id, org_id, org_path, batch_id, roles, login_index, login_sealed, name, teacher_id)"
    " SELECT id, id, :org_id, :org_path, :batch_id, ARRAY[:role], login_index, login_sealed, name, teacher_id"
    " FROM unnest(CAST(:ids AS uuid[]), CAST(:indexes AS bytea[]), CAST(:sealed AS text[]), CAST(:names AS text[]),"
    " CAST(:teachers AS uuid[])) AS new (id, login_index, login_sealed, name, teacher_id)"
    " ON CONFLICT DO NOTHING RETURNING login_index"
)
# Those that the batch opened itself, in an earlier run of its job, are no members: they are counted as added.
JOIN = text(
    "INSERT INTO account_batch_member (batch_id, account_id, org_path, act)"
    " SELECT :batch_id, id, :org_path, 'unchanged' FROM account"
    " WHERE id = ANY(CAST(:ids AS uuid[])) AND batch_id IS DISTINCT FROM :batch_id"
    " ON CONFLICT DO NOTHING"
)


def there(db: Session, org_id: UUID, wanted: Iterable[Wanted]) -> dict[bytes, Row]:
    """The school's accounts with these numbers."""
    query = select(Account.login_index, Account.id, Account.name, Account.teacher_id).where(Account.org_id == org_id)
    return {row.login_index: row for row in db.execute(query.where(Account.login_index.in_([*_by_index(wanted)])))}


def others(there: Mapping[bytes, Row], wanted: Iterable[Wanted]) -> dict[UUID, Fault]:
    """By account: its number is wanted for another name. The name is told, for the account is the school's own."""
    found = [(one, there[one.index]) for one in wanted if one.index in there]
    wrong = [(one, row) for one, row in found if not _is_of(row, one)]
    return {row.id: Fault(one.row, "id_number", OTHER_NAME, {"name": row.name}) for one, row in wrong}


def _is_of(account: Row, wanted: Wanted) -> bool:
    """The account of this very file, or of somebody of this name."""
    return account.teacher_id == wanted.teacher_id or names.are_same(account.name, wanted.name)


def open_accounts(db: Session, batch: AccountBatch, wanted: list[Wanted]) -> list[Fault]:
    """New accounts for those wanted, all with their files; a number that has one elsewhere is a fault."""
    if not wanted:
        return []
    by_index = _by_index(wanted)
    added = {bytes(index) for index in db.scalars(OPEN, _new(batch, by_index))}
    refused = [one for index, one in by_index.items() if index not in added]
    if not refused:
        return []
    own = _own(db, batch.org_id, refused)
    wrong = others({row.login_index: row for row in own}, refused)
    join(db, batch, {row.id for row in own} - wrong.keys())
    known = {row.login_index for row in own} | {row.teacher_id for row in own}
    away = [Fault(one.row, "id_number", ELSEWHERE) for one in refused if not known & {one.index, one.teacher_id}]
    return [*wrong.values(), *away]


def join(db: Session, batch: AccountBatch, account_ids: Collection[UUID]) -> None:
    """Make accounts that were there part of the batch."""
    if account_ids:
        whose = {"batch_id": batch.id, "org_path": batch.org_path}
        db.execute(JOIN, whose | {"ids": [str(account_id) for account_id in account_ids]})


def counts(db: Session, org_id: UUID, batch_id: UUID) -> dict[str, int]:
    """What has become of a batch."""
    opened = db.scalar(select(func.count()).where(Account.org_id == org_id, Account.batch_id == batch_id))
    found = db.scalar(select(func.count()).where(BatchMember.batch_id == batch_id))
    rows = func.count(func.distinct(func.coalesce(BatchFault.row, -BatchFault.number)))
    faulty = db.scalar(select(rows).where(BatchFault.batch_id == batch_id)) or 0
    return {"added": opened or 0, "unchanged": found or 0, "faulty": faulty}


def _by_index(wanted: Iterable[Wanted]) -> dict[bytes, Wanted]:
    return {one.index: one for one in wanted}


def _own(db: Session, org_id: UUID, refused: list[Wanted]) -> list[Any]:
    """The school's accounts that stand in the way: of the same number, or of the same file."""
    same = or_(
        Account.login_index.in_([one.index for one in refused]),
        Account.teacher_id.in_([one.teacher_id for one in refused]),
    )
    query = select(Account.id, Account.login_index, Account.name, Account.teacher_id).where(
        Account.org_id == org_id, same
    )
    return list(db.execute(query))


def _new(batch: AccountBatch, by_index: dict[bytes, Wanted]) -> dict[str, Any]:
    seal = logins.sealer().seal
    return {
        "org_id": batch.org_id,
        "org_path": batch.org_path,
        "role": roles.TEACHER,
        "batch_id": batch.id,
        "ids": [str(uuid.uuid4()) for _ in by_index],
        "indexes": list(by_index),
        "sealed": [seal(one.number) for one in by_index.values()],
        "names": [one.name for one in by_index.values()],
        "teachers": [str(one.teacher_id) for one in by_index.values()],
    }
