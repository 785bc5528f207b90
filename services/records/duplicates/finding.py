"""Finds the files that look like the same person's as these, and keeps the pairs for people to look at."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.duplicates import keys, reading
from services.records.duplicates.domain import rules as rule_files
from services.records.duplicates.domain.likeness import Likeness
from services.records.duplicates.domain.places import authority_over
from services.records.duplicates.domain.rules import Rules
from services.records.duplicates.reading import File

# Two that check at once would each not see what the other writes.
ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('look-alikes', 0))")
# What people have said of a pair stays as it is, and is not asked again.
KEEP = text(
    """
    INSERT INTO duplicate AS known (id, one_id, other_id, org_path, state, twins, score, findings, rules)
    SELECT id, one_id, other_id, org_path, 'open', twins, score, findings, :rules
    FROM jsonb_to_recordset(CAST(:pairs AS jsonb)) AS p (id uuid, one_id uuid, other_id uuid, org_path text,
        twins boolean, score integer, findings jsonb)
    ON CONFLICT (one_id, other_id) DO UPDATE SET org_path = excluded.org_path, twins = excluded.twins,
        score = excluded.score, findings = excluded.findings, rules = excluded.rules,
        state = CASE known.state WHEN 'cleared' THEN 'open' ELSE known.state END, row_version = known.row_version + 1
    WHERE known.state IN ('open', 'unsure', 'cleared')
        AND (known.org_path, known.twins, known.score, known.findings, known.state = 'cleared')
            IS DISTINCT FROM (excluded.org_path, excluded.twins, excluded.score, excluded.findings, false)
    """
)
CLEAR = text(
    """
    UPDATE duplicate SET state = 'cleared', row_version = row_version + 1
    WHERE state = 'open' AND reported_by IS NULL
        AND (one_id = ANY (CAST(:ids AS uuid[])) OR other_id = ANY (CAST(:ids AS uuid[])))
        AND id <> ALL (CAST(:found AS uuid[]))
    """
)


@dataclass(frozen=True)
class Found:
    """How many pairs there are, and how many blocks were passed over."""

    pairs: int = 0
    too_large: int = 0


def check(db: Session, teacher_ids: Collection[UUID]) -> Found:
    """Write the keys of these files, and find their look-alikes; one transaction at a time."""
    db.execute(ONE_AT_A_TIME)
    rules, files = rule_files.in_force(), reading.read(db, teacher_ids)
    keys.write(db, rules, teacher_ids, files)
    return _find(db, rules, teacher_ids, files)


def write_keys(db: Session, teacher_ids: Collection[UUID]) -> None:
    """The first half of it, for many files that are compared afterwards."""
    db.execute(ONE_AT_A_TIME)
    keys.write(db, rule_files.in_force(), teacher_ids, reading.read(db, teacher_ids))


def find(db: Session, teacher_ids: Collection[UUID]) -> Found:
    """The second half: the look-alikes of files whose keys are there."""
    db.execute(ONE_AT_A_TIME)
    return _find(db, rule_files.in_force(), teacher_ids, reading.read(db, teacher_ids))


def _find(db: Session, rules: Rules, teacher_ids: Collection[UUID], files: Mapping[UUID, File]) -> Found:
    met, too_large = keys.meetings(db, rules, teacher_ids)
    there = dict(files) | reading.read(db, {each for pair in met for each in pair} - files.keys())
    judged = ((there[one], there[other]) for one, other in met if one in there and other in there)
    pairs = [_row(one, other, rules) for one, other in judged]
    found = [pair for pair in pairs if pair]
    _keep(db, rules, teacher_ids, found)
    return Found(len(found), too_large)


def _row(one: File, other: File, rules: Rules) -> dict | None:
    said = rules.judged(one.person, other.person)
    return _kept(one, other, said) if rules.is_suspect(said) else None


def _kept(one: File, other: File, said: Likeness) -> dict:
    return {
        "id": pair_id(one.person.id, other.person.id),
        "one_id": one.person.id,
        "other_id": other.person.id,
        "org_path": authority_over(one.org_path, other.org_path),
        "twins": said.twins,
        "score": said.score,
        "findings": said.findings,
    }


def pair_id(one: UUID, other: UUID) -> UUID:
    """The id of a pair, whoever finds it."""
    return uuid5(min(one, other), str(max(one, other)))


def _keep(db: Session, rules: Rules, checked: Iterable[UUID], pairs: list[dict]) -> None:
    if pairs:
        db.execute(KEEP, {"pairs": json.dumps(pairs, default=str), "rules": rules.version})
    db.execute(CLEAR, {"ids": list(checked), "found": [pair["id"] for pair in pairs]})
