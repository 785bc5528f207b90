"""The HTTP resources, one module an area; `AREAS` is all of them."""

from gateway.api import (
    accounts,
    cases,
    catalogue,
    decisions,
    delegations,
    entries,
    jobs,
    monitoring,
    numbers,
    operation,
    orgs,
    selfservice,
    sessions,
    submissions,
    teachers,
    workbooks,
)

AREAS = (
    sessions.area,
    orgs.area,
    accounts.area,
    catalogue.area,
    teachers.area,
    entries.area,
    selfservice.area,
    submissions.area,
    workbooks.area,
    cases.area,
    decisions.area,
    delegations.area,
    numbers.area,
    monitoring.area,
    jobs.area,
    operation.area,
)
