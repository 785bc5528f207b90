"""What every service can be asked: health, jobs, and the failures it stored. Use with `.at(service)`."""

from marshmallow import fields

from services.common import roles
from services.common.contract import Body, Call, Nothing, Paged, one_of, page_of

JOB_STATES = ("waiting", "running", "done", "failed", "cancelled")
FAILURE_STATES = ("waiting", "given_up", "replayed", "discarded")


class Health(Body):
    """`ok` is true when the service reaches its database."""

    service = fields.String()
    ok = fields.Boolean()


class ByJob(Body):
    """One job."""

    job_id = fields.UUID(required=True)


class Job(Body):
    """Long work: `done` of `total` units; `result` by kind."""

    id = fields.UUID()
    service = fields.String()
    kind = fields.String()
    title = fields.String()
    state = one_of(JOB_STATES)
    done = fields.Integer()
    total = fields.Integer(allow_none=True)
    result = fields.Dict(allow_none=True)
    error = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()
    finished_at = fields.AwareDateTime(allow_none=True)
    may = fields.List(fields.String())


class Failure(Body):
    """An event that a handler could not handle; `state` is waiting, given_up, replayed or discarded.

    `known` tells whether this release has the handler, or exactly one other for the event: only then a replay helps.
    """

    id = fields.UUID()
    service = fields.String()
    event = fields.String()
    handler = fields.String()
    known = fields.Boolean()
    error = fields.String()
    attempts = fields.Integer()
    state = one_of(FAILURE_STATES)
    next_try_at = fields.AwareDateTime(allow_none=True)
    created_at = fields.AwareDateTime()


class ByFailure(Body):
    """One stored failure."""

    failure_id = fields.UUID(required=True)


OPERATORS = frozenset({roles.OPERATOR})

health = Call("*", "health", Nothing, Health, roles.ANYONE, deadline=2.0)
job = Call("*", "job", ByJob, Job, roles.ALL)
jobs = Call("*", "jobs", Paged, page_of(Job), roles.ALL)
cancel_job = Call("*", "cancel_job", ByJob, Job, roles.ALL, writes=True)
failures = Call("*", "failures", Paged, page_of(Failure), OPERATORS)
replay_failure = Call("*", "replay_failure", ByFailure, Failure, OPERATORS, writes=True)
discard_failure = Call("*", "discard_failure", ByFailure, Failure, OPERATORS, writes=True)
