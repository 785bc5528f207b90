"""Mobiles of a training's participants for whoever holds it, until its last day (R-TRN-09)."""

import uuid

from marshmallow import fields, validate

from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from services.common.contract import Body
from services.contracts.records.calling import mobiles_to_call
from services.contracts.training.enrolments import participants_to_call

area = Area("training-calling", "Participants of a training by telephone.")
AT_ONCE = 200


class WhereToGoOn(Body):
    """After whom the next page begins."""

    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=400))


class ParticipantMobile(Body):
    """A participant; the mobile is empty where the file has none."""

    name = fields.String()
    org_name = fields.String()
    mobile = fields.String()


class ParticipantMobiles(Body):
    """Up to 200 of them, school by school, and until when they are shown."""

    items = fields.List(fields.Nested(ParticipantMobile))
    next = fields.String(allow_none=True)
    until = fields.Date()


@area.post("/training/projects/<uuid:project_id>/mobiles")
@needs(participants_to_call, mobiles_to_call)
@area.arguments(WhereToGoOn, as_kwargs=True)
@area.response(200, ParticipantMobiles)
def read_participant_mobiles(project_id: uuid.UUID, after: str | None) -> dict:
    """Mobiles of the accepted participants in clear, until the last day; each reading stands in the trail."""
    people = ask(participants_to_call, project_id=project_id, limit=AT_ONCE, after=after)
    told = ask(mobiles_to_call, ticket=people["ticket"])["mobiles"] if people["items"] else []
    mobiles = {each["teacher_id"]: each["mobile"] for each in told}
    items = [
        {"name": each["name"], "org_name": each["org_name"], "mobile": mobiles.get(each["teacher_id"], "")}
        for each in people["items"]
    ]
    return {"items": items, "next": people["next"], "until": people["until"]}
