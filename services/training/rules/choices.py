"""What the governing rule asks of a training besides its mode and level, so that the form asks for it (R-TRN-02)."""

import datetime
from typing import Any

from sqlalchemy.orm import Session

from services.common import clock
from services.common.actor import Actor
from services.training.rules import books

KNOWN = ("level", "mode", "grade")  # of a training its owner and mode tell them, of a result whoever assesses


def training_choices(db: Session, actor: Actor, finish: datetime.date | None) -> dict[str, Any]:
    """The attributes with their values, by the rule of the asker's office on that day."""
    found = books.governors(db, [actor.org_path]).get(actor.org_path)
    if found is None:
        return {"rule": None, "owner": None, "attributes": []}
    rule = found.book.on(finish or clock.today()).nearest
    asked = [each for each in rule.attributes if each.code not in KNOWN and each.values]
    attributes = [{"code": each.code, "name": each.name, "values": list(each.values)} for each in asked]
    return {"rule": rule.name, "owner": found.org_name, "attributes": attributes}
