"""Results of the ministry's trainings: sent once to each participant's province, confirmed there (R-TRN-06).

Between the two go events alone, so that a province may be another site.
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Instant, Paged
from services.contracts.training import NAME
from services.contracts.training.projects import ByProject
from services.contracts.training.results import STATES, VIEWERS, ParticipantPage

AT_ONCE = 500


class SentResult(Body):
    """One result as the ministry sends it; `origin_id` is its id there, `number` its version.

    `origin_version` grows whenever it is sent anew, mended; who answers names the one that is answered.
    """

    origin_id = fields.UUID(required=True)
    origin_version = fields.Integer(required=True)
    subject_id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    teacher_id = fields.UUID(required=True)
    name = fields.String(required=True)
    org_id = fields.UUID(required=True)  # the school on the last day of the training
    org_name = fields.String(required=True)
    org_path = fields.String(required=True)
    training = fields.Dict(required=True)
    first_day = fields.Date(required=True)
    finished = fields.Date(required=True)
    hours = fields.Decimal(as_string=True, required=True, allow_none=True)
    planned = fields.Decimal(as_string=True, required=True, allow_none=True)
    absent = fields.Decimal(as_string=True, required=True, allow_none=True)
    grade = fields.String(required=True, allow_none=True)
    attributes = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)
    measures = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)
    why = fields.String(load_default=None, allow_none=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)


class SentResults(Body):
    """Up to 500 of them."""

    results = fields.List(fields.Nested(SentResult), required=True, validate=validate.Length(1, AT_ONCE))


class ArrivedResult(Body):
    """One that arrived, and in which province."""

    origin_id = fields.UUID(required=True)
    province_id = fields.UUID(required=True)
    province_name = fields.String(required=True)
    at = Instant(required=True)


class ArrivedResults(Body):
    """Up to 500 of them."""

    results = fields.List(fields.Nested(ArrivedResult), required=True, validate=validate.Length(1, AT_ONCE))


class SettledResult(Body):
    """What became of one in its province: confirmed with so many credits, refused, or returned, and why."""

    origin_id = fields.UUID(required=True)
    origin_version = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(("confirmed", "refused", "returned")))
    credits = fields.Decimal(as_string=True, required=True)
    why = fields.String(load_default=None, allow_none=True)
    by = fields.String(required=True)
    at = Instant(required=True)


class SettledResults(Body):
    """Up to 500 of them."""

    results = fields.List(fields.Nested(SettledResult), required=True, validate=validate.Length(1, AT_ONCE))


class ProvinceTally(Body):
    """What one province has: as the ministry counts it, and as the province does; `in_doubt` is where they differ."""

    province_id = fields.UUID(allow_none=True)
    province_name = fields.String(allow_none=True)
    sent = fields.Integer()
    arrived = fields.Integer()
    waiting = fields.Integer()
    confirmed = fields.Integer()
    refused = fields.Integer()
    returned = fields.Integer()
    credits = fields.String()
    credited_there = fields.String()
    in_doubt = fields.Integer()


class Reconciliation(Body):
    """A training of the ministry, province by province."""

    provinces = fields.List(fields.Nested(ProvinceTally))


class ReceivedTraining(Body):
    """A training of the ministry with participants of the own province."""

    project_id = fields.UUID()
    name = fields.String()
    owner = fields.String()
    year = fields.Integer()
    finished = fields.Date()
    submitted = fields.Integer()
    confirmed = fields.Integer()
    refused = fields.Integer()
    returned = fields.Integer()
    unlooked = fields.Integer()


class ReceivedTrainings(Body):
    """All of them, the latest first."""

    items = fields.List(fields.Nested(ReceivedTraining))


class ReceivedFilter(Paged, ByProject):
    """A page of the results that came of one training."""

    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    sampled = fields.Boolean(load_default=None, allow_none=True)


class OfYear(Body):
    """A year of trainings, by default all."""

    year = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(2000, 2100))


MINISTRY = frozenset({roles.INFO_ADMIN, roles.REVIEWER, roles.QUERY_USER})

reconciliation = Call(NAME, "reconciliation", ByProject, Reconciliation, MINISTRY)
received_trainings = Call(NAME, "received_trainings", OfYear, ReceivedTrainings, VIEWERS - {roles.INSTITUTION})
received_results = Call(NAME, "received_results", ReceivedFilter, ParticipantPage, VIEWERS - {roles.INSTITUTION})

national_results_sent = Event(NAME, "national_results_sent", SentResults)
national_results_arrived = Event(NAME, "national_results_arrived", ArrivedResults)
national_results_settled = Event(NAME, "national_results_settled", SettledResults)
