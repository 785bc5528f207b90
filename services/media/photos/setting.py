"""The photo standard of a province: shown to everybody in it, set by its own information administrators (R-MED-01)."""

import datetime
from dataclasses import asdict
from typing import Any

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.common.actor import Actor
from services.common.errors import Forbidden
from services.common.trail import audit
from services.contracts.media import files
from services.media.photos import standards
from services.media.photos.models import PhotoStandard
from services.media.photos.standards import Standard

SET = "set"
VALUES = ("preset", "width_mm", "height_mm", "dpi", "max_bytes")


def province_of(path: str) -> str | None:
    """The path of the province in which a place lies; None for the ministry."""
    country, province, *_ = [*path.split("/"), "", ""]
    return f"{country}/{province}/" if province else None


def standard_of(db: Session, path: str) -> Standard:
    """What holds at a place, by its path."""
    row = db.get(PhotoStandard, province_of(path) or "")
    return Standard(**{name: getattr(row, name) for name in VALUES}) if row else standards.default()


def shown(db: Session, actor: Actor) -> dict[str, Any]:
    """The asker's standard, what else there is to choose, and whether the asker may."""
    language = db.info["request"].language
    may = [SET] if actor.has(files.OF_PROVINCE) and _is_of_province(actor) else []
    presets = [standard.shown(language) for standard in standards.shipped()]
    return standard_of(db, actor.org_path).shown(language) | {"presets": presets, "may": may}


def set_standard(db: Session, actor: Actor, now: datetime.datetime, **wanted: Any) -> dict[str, Any]:
    """Another standard for photos that are cut from now on; who set which one stays in the trail."""
    if not _is_of_province(actor):
        raise Forbidden("Only the province's own information administrators set its photo standard.")
    before, chosen = standard_of(db, actor.org_path), standards.wanted(**wanted)
    values = asdict(chosen) | {"set_by": actor.name, "set_at": now}
    row = insert(PhotoStandard).values(province=actor.org_path, **values)
    db.execute(row.on_conflict_do_update(index_elements=[PhotoStandard.province], set_=values))
    db.expire_all()
    audit.record(db, "media.photo_standard_set", actor.org_id, before=asdict(before), after=asdict(chosen))
    return shown(db, actor)


def _is_of_province(actor: Actor) -> bool:
    return actor.org_path == province_of(actor.org_path)
