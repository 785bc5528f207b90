"""Somebody takes two files for one person's that no rule has found: the pair is listed as any other."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.common.errors import Conflict
from services.records.duplicates import merge_files, pairs, reading, work_list
from services.records.duplicates.domain import merging
from services.records.duplicates.domain import rules as rule_files
from services.records.duplicates.domain.places import authority_over
from services.records.duplicates.models import Duplicate

LISTED = "These two files are listed already."


def report(db: Session, actor: Actor, id: UUID, teacher_ids: list[UUID], note: str) -> dict[str, Any]:
    """List two files of the asker's territory as a pair."""
    pairs.refuse_unless_authority(actor)
    if len(set(teacher_ids)) < 2:
        raise Conflict(merging.WITH_ITSELF)
    one_id, other_id = sorted(teacher_ids, key=lambda each: each.int)
    files = pairs.held_files(db, actor, teacher_ids)
    merging.refuse_unless_pair(*(merge_files.standing(files[each]) for each in (one_id, other_id)))
    pair = db.scalar(select(Duplicate).where(Duplicate.one_id == one_id, Duplicate.other_id == other_id))
    if pair is not None and pair.state != "cleared":
        raise Conflict(LISTED)
    pair = pair or _new(db, id, one_id, other_id)
    pair.state, pair.reported_by, pair.note = "open", actor.name, note
    db.flush()
    return work_list.views(db, actor, [pair])[0]


def _new(db: Session, id: UUID, one_id: UUID, other_id: UUID) -> Duplicate:
    rules, files = rule_files.in_force(), reading.read(db, (one_id, other_id))
    said = rules.judged(files[one_id].person, files[other_id].person)
    path = authority_over(files[one_id].org_path, files[other_id].org_path)
    pair = Duplicate(id=id, one_id=one_id, other_id=other_id, org_path=path, twins=said.twins, score=said.score)
    pair.findings, pair.rules, pair.found_at = said.findings, rules.version, clock.now()
    pair.row_version = 1
    db.add(pair)
    return pair
