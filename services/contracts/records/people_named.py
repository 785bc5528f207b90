"""Whose numbers stand in a workbook that another service reads, asked and answered by event (R-MOB-05).

A number is that of an ID document of any type, or a personal number. It travels sealed
(services/common/secrets/sealing.py). Only teachers whom the organisation of the asker may enter something about are
told: those of the school itself, or of the schools that the office manages.
"""

from marshmallow import fields, validate

from services.common.contract import Body, Event

RECORDS = "records"
AT_ONCE = 500


class Asker(Body):
    """In whose name is asked; the trail says so."""

    account_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_path = fields.String(required=True)


class PeopleNamed(Body):
    """Numbers of one list, such as a workbook; `number` is the asker's own name for each, as that of a row."""

    class One(Body):
        number = fields.Integer(required=True)
        number_sealed = fields.String(required=True)

    list_id = fields.UUID(required=True)
    by = fields.Nested(Asker, required=True)
    items = fields.List(fields.Nested(One), required=True, validate=validate.Length(1, AT_ONCE))


class PeopleFound(Body):
    """For each of them the one file that is meant; none where there is none within reach, or more than one."""

    class One(Body):
        number = fields.Integer(required=True)
        teacher_id = fields.UUID(required=True, allow_none=True)

    list_id = fields.UUID(required=True)
    items = fields.List(fields.Nested(One), required=True, validate=validate.Length(1, AT_ONCE))


people_named = Event("*", "people_named", PeopleNamed)


def people_found(service: str) -> Event:
    """What records answers to the lists of one service."""
    return Event(RECORDS, f"people_found_{service}", PeopleFound)
