"""Long work, whichever service does it; a job is named `<service>.<id>`."""

from typing import Any
from uuid import UUID

from flask import request
from marshmallow import fields, validate

from gateway.access_rules import needs
from gateway.all_services import SERVICES, newest
from gateway.area import Area
from gateway.bus import ask, ask_each
from gateway.headers import new_id
from services.common.contract import Body, Paged
from services.common.errors import NotFound
from services.contracts import operations
from services.contracts.records import teacher_copies

area = Area("jobs", "Long work and its progress.")


class Job(operations.Job):
    """A job; its id says which service does it."""

    id = fields.String()


class JobFilter(Paged):
    """Jobs of one service, page by page, or the newest of all."""

    service = fields.String(validate=validate.OneOf(SERVICES))


class Jobs(Body):
    """Jobs, newest first; `unavailable` names the services that did not answer."""

    items = fields.List(fields.Nested(Job))
    next = fields.String(allow_none=True)
    unavailable = fields.List(fields.String())


@area.get("/jobs")
@needs(operations.jobs)
@area.arguments(JobFilter, location="query", as_kwargs=True)
@area.response(200, Jobs)
def list_jobs(service: str | None = None, **paged: Any) -> dict:
    """Jobs of the asker."""
    page = newest(ask_each(operations.jobs, [service] if service else SERVICES, **paged), paged["limit"])
    return page | {"items": [named(job) for job in page["items"]]}


@area.get("/jobs/<job_id>")
@needs(operations.job)
@area.response(200, Job)
def get_job(job_id: str) -> dict:
    """How far a job is."""
    service, number = parts(job_id)
    return named(ask(operations.job.at(service), job_id=number))


@area.delete("/jobs/<job_id>")
@needs(operations.cancel_job)
@area.response(200, Job)
def cancel_job(job_id: str) -> dict:
    """Cancel a job that is not done."""
    service, number = parts(job_id)
    return named(ask(operations.cancel_job.at(service), job_id=number))


@area.post("/teacher-copies")
@needs(teacher_copies.rebuild_copies)
@area.response(202, Job)
def rebuild_teacher_copies() -> dict:
    """Have records tell all services of every teacher again, from which their copies are made whole."""
    return named(ask(teacher_copies.rebuild_copies, id=new_id(request, teacher_copies.rebuild_copies)))


def parts(job_id: str) -> tuple[str, UUID]:
    """The service and the number in a job's name; raises NotFound."""
    service, _, number = job_id.partition(".")
    try:
        return SERVICES[SERVICES.index(service)], UUID(number)
    except ValueError:
        raise NotFound("There is no such job.") from None


def named(job: dict) -> dict:
    """The job as HTTP names it."""
    return job | {"id": f"{job['service']}.{job['id']}"}
